import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { RcItemService } from '../services/rc-items.service';
import { RcItem, entityId } from '../types/rc-items.types';
import { changedRcItem, rcItemForm } from './rc-item-form';
import { RcItemFormComponent } from './rc-item-form.component';

export interface RcItemEditDialogData {
  rcItem: RcItem;
}

@Component({
  selector: 'app-rc-item-edit-dialog',
  imports: [RcItemFormComponent, FormDialogComponent],
  templateUrl: './rc-item-edit.dialog.html',
})
export class RcItemEditDialogComponent {
  private readonly data = inject<RcItemEditDialogData>(MAT_DIALOG_DATA);
  private readonly rcItemsService = inject(RcItemService);

  protected readonly dialog = editDialog({
    one: $localize`rc item`,
    row: this.data.rcItem,
    form: rcItemForm,
    changes: changedRcItem,
    save: (changes, row, opId) =>
      this.rcItemsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.rcItemsService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`Rc item saved`,
    failed: $localize`The rc item could not be saved.`,
  });
}
