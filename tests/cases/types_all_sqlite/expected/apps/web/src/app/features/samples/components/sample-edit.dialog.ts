import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { SampleService } from '../services/samples.service';
import { Sample, entityId } from '../types/samples.types';
import { changedSample, sampleForm } from './sample-form';
import { SampleFormComponent } from './sample-form.component';

export interface SampleEditDialogData {
  sample: Sample;
}

@Component({
  selector: 'app-sample-edit-dialog',
  imports: [SampleFormComponent, FormDialogComponent],
  templateUrl: './sample-edit.dialog.html',
})
export class SampleEditDialogComponent {
  private readonly data = inject<SampleEditDialogData>(MAT_DIALOG_DATA);
  private readonly samplesService = inject(SampleService);

  protected readonly dialog = editDialog({
    one: $localize`sample`,
    row: this.data.sample,
    form: sampleForm,
    changes: changedSample,
    save: (changes, row, opId) =>
      this.samplesService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.samplesService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('samples', entityId(this.data.sample)),
    saved: $localize`Sample saved`,
    failed: $localize`The sample could not be saved.`,
  });
}
