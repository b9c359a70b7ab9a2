import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { TypeEntityService } from '../services/types.service';
import { TypeEntity, entityId } from '../types/types.types';
import { changedTypeEntity, typeEntityForm } from './type-entity-form';
import { TypeEntityFormComponent } from './type-entity-form.component';

export interface TypeEntityEditDialogData {
  typeEntity: TypeEntity;
}

@Component({
  selector: 'app-type-entity-edit-dialog',
  imports: [TypeEntityFormComponent, FormDialogComponent],
  templateUrl: './type-entity-edit.dialog.html',
})
export class TypeEntityEditDialogComponent {
  private readonly data = inject<TypeEntityEditDialogData>(MAT_DIALOG_DATA);
  private readonly typesService = inject(TypeEntityService);

  protected readonly dialog = editDialog({
    one: $localize`type entity`,
    row: this.data.typeEntity,
    form: typeEntityForm,
    changes: changedTypeEntity,
    save: (changes, row, opId) =>
      this.typesService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.typesService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('types', entityId(this.data.typeEntity)),
    saved: $localize`Type entity saved`,
    failed: $localize`The type entity could not be saved.`,
  });
}
