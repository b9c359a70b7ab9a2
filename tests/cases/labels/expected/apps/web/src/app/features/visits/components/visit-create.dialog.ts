import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { VisitService } from '../services/visits.service';
import { visitForm, newVisit } from './visit-form';
import { VisitFormComponent } from './visit-form.component';

@Component({
  selector: 'app-visit-create-dialog',
  imports: [VisitFormComponent, FormDialogComponent],
  templateUrl: './visit-create.dialog.html',
})
export class VisitCreateDialogComponent {
  private readonly visitsService = inject(VisitService);

  protected readonly dialog = createDialog({
    form: visitForm(),
    values: newVisit,
    save: (values, opId) => this.visitsService.create(values, opId),
    saved: $localize`Visit created`,
    failed: $localize`The visit could not be created.`,
  });
}
