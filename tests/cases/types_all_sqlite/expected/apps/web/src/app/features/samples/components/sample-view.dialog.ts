import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Sample, sampleLabel } from '../types/samples.types';
import { SAMPLE_COLUMNS } from './samples-columns';

export interface SampleViewDialogData {
  sample: Sample;
  canEdit: boolean;
}

/** All of one sample. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-sample-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './sample-view.dialog.html',
})
export class SampleViewDialogComponent {
  protected readonly data = inject<SampleViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = sampleLabel(this.data.sample);
  protected readonly columns = SAMPLE_COLUMNS;
}
