import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { StatusService } from '../services/statuses.service';
import { statusForm, newStatus } from './status-form';
import { StatusFormComponent } from './status-form.component';

@Component({
  selector: 'app-status-create-dialog',
  imports: [StatusFormComponent, FormDialogComponent],
  templateUrl: './status-create.dialog.html',
})
export class StatusCreateDialogComponent {
  private readonly statusesService = inject(StatusService);

  protected readonly dialog = createDialog({
    form: statusForm(),
    values: newStatus,
    save: (values, opId) => this.statusesService.create(values, opId),
    saved: $localize`Status created`,
    failed: $localize`The status could not be created.`,
  });
}
