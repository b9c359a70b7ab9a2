import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { LogLineService } from '../services/log-lines.service';
import { logLineForm, newLogLine } from './log-line-form';
import { LogLineFormComponent } from './log-line-form.component';

@Component({
  selector: 'app-log-line-create-dialog',
  imports: [LogLineFormComponent, FormDialogComponent],
  templateUrl: './log-line-create.dialog.html',
})
export class LogLineCreateDialogComponent {
  private readonly logLinesService = inject(LogLineService);

  protected readonly dialog = createDialog({
    form: logLineForm(),
    values: newLogLine,
    save: (values, opId) => this.logLinesService.create(values, opId),
    saved: $localize`Log line created`,
    failed: $localize`The log line could not be created.`,
  });
}
