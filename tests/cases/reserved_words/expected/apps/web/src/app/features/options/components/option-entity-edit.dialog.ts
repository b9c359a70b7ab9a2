import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { OptionEntityService } from '../services/options.service';
import { OptionEntity, entityId } from '../types/options.types';
import { changedOptionEntity, optionEntityForm } from './option-entity-form';
import { OptionEntityFormComponent } from './option-entity-form.component';

export interface OptionEntityEditDialogData {
  optionEntity: OptionEntity;
}

@Component({
  selector: 'app-option-entity-edit-dialog',
  imports: [OptionEntityFormComponent, FormDialogComponent],
  templateUrl: './option-entity-edit.dialog.html',
})
export class OptionEntityEditDialogComponent {
  private readonly data = inject<OptionEntityEditDialogData>(MAT_DIALOG_DATA);
  private readonly optionsService = inject(OptionEntityService);

  protected readonly dialog = editDialog({
    one: $localize`option entity`,
    row: this.data.optionEntity,
    form: optionEntityForm,
    changes: changedOptionEntity,
    save: (changes, row, opId) =>
      this.optionsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.optionsService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('options', entityId(this.data.optionEntity)),
    saved: $localize`Option entity saved`,
    failed: $localize`The option entity could not be saved.`,
  });
}
