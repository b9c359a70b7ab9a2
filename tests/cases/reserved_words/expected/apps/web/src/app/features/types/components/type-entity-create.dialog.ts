import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { TypeEntityService } from '../services/types.service';
import { typeEntityForm, newTypeEntity } from './type-entity-form';
import { TypeEntityFormComponent } from './type-entity-form.component';

@Component({
  selector: 'app-type-entity-create-dialog',
  imports: [TypeEntityFormComponent, FormDialogComponent],
  templateUrl: './type-entity-create.dialog.html',
})
export class TypeEntityCreateDialogComponent {
  private readonly typesService = inject(TypeEntityService);

  protected readonly dialog = createDialog({
    form: typeEntityForm(),
    values: newTypeEntity,
    save: (values, opId) => this.typesService.create(values, opId),
    saved: $localize`Type entity created`,
    failed: $localize`The type entity could not be created.`,
  });
}
