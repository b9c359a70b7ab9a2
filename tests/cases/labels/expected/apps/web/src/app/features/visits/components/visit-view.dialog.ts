import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Visit, visitLabel } from '../types/visits.types';
import { VISIT_COLUMNS } from './visits-columns';

export interface VisitViewDialogData {
  visit: Visit;
  canEdit: boolean;
}

/** All of one visit. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-visit-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './visit-view.dialog.html',
})
export class VisitViewDialogComponent {
  protected readonly data = inject<VisitViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = visitLabel(this.data.visit);
  protected readonly columns = VISIT_COLUMNS;
}
