import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { LogLine, logLineLabel } from '../types/log-lines.types';
import { LOG_LINE_COLUMNS } from './log-lines-columns';

export interface LogLineViewDialogData {
  logLine: LogLine;
  canEdit: boolean;
}

/** All of one log line. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-log-line-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './log-line-view.dialog.html',
})
export class LogLineViewDialogComponent {
  protected readonly data = inject<LogLineViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = logLineLabel(this.data.logLine);
  protected readonly columns = LOG_LINE_COLUMNS;
}
