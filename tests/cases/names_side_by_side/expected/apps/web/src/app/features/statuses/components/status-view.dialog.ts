import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Status, statusLabel } from '../types/statuses.types';
import { STATUS_COLUMNS } from './statuses-columns';

export interface StatusViewDialogData {
  status: Status;
  canEdit: boolean;
}

/** All of one status. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-status-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './status-view.dialog.html',
})
export class StatusViewDialogComponent {
  protected readonly data = inject<StatusViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = statusLabel(this.data.status);
  protected readonly columns = STATUS_COLUMNS;
}
