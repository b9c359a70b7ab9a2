import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { OptionEntityService } from '../services/options.service';
import { optionEntityForm, newOptionEntity } from './option-entity-form';
import { OptionEntityFormComponent } from './option-entity-form.component';

@Component({
  selector: 'app-option-entity-create-dialog',
  imports: [OptionEntityFormComponent, FormDialogComponent],
  templateUrl: './option-entity-create.dialog.html',
})
export class OptionEntityCreateDialogComponent {
  private readonly optionsService = inject(OptionEntityService);

  protected readonly dialog = createDialog({
    form: optionEntityForm(),
    values: newOptionEntity,
    save: (values, opId) => this.optionsService.create(values, opId),
    saved: $localize`Option entity created`,
    failed: $localize`The option entity could not be created.`,
  });
}
