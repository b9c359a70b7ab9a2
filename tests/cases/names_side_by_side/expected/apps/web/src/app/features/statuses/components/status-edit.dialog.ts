import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { StatusService } from '../services/statuses.service';
import { Status, entityId } from '../types/statuses.types';
import { changedStatus, statusForm } from './status-form';
import { StatusFormComponent } from './status-form.component';

export interface StatusEditDialogData {
  status: Status;
}

@Component({
  selector: 'app-status-edit-dialog',
  imports: [StatusFormComponent, FormDialogComponent],
  templateUrl: './status-edit.dialog.html',
})
export class StatusEditDialogComponent {
  private readonly data = inject<StatusEditDialogData>(MAT_DIALOG_DATA);
  private readonly statusesService = inject(StatusService);

  protected readonly dialog = editDialog({
    one: $localize`status`,
    row: this.data.status,
    form: statusForm,
    changes: changedStatus,
    save: (changes, row, opId) =>
      this.statusesService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.statusesService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`Status saved`,
    failed: $localize`The status could not be saved.`,
  });
}
