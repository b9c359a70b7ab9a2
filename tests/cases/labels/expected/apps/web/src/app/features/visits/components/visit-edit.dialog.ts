import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { VisitService } from '../services/visits.service';
import { Visit, entityId } from '../types/visits.types';
import { changedVisit, visitForm } from './visit-form';
import { VisitFormComponent } from './visit-form.component';

export interface VisitEditDialogData {
  visit: Visit;
}

@Component({
  selector: 'app-visit-edit-dialog',
  imports: [VisitFormComponent, FormDialogComponent],
  templateUrl: './visit-edit.dialog.html',
})
export class VisitEditDialogComponent {
  private readonly data = inject<VisitEditDialogData>(MAT_DIALOG_DATA);
  private readonly visitsService = inject(VisitService);

  protected readonly dialog = editDialog({
    one: $localize`visit`,
    row: this.data.visit,
    form: visitForm,
    changes: changedVisit,
    save: (changes, row, opId) =>
      this.visitsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.visitsService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`Visit saved`,
    failed: $localize`The visit could not be saved.`,
  });
}
