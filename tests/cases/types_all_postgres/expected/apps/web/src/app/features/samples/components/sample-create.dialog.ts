import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { SampleService } from '../services/samples.service';
import { sampleForm, newSample } from './sample-form';
import { SampleFormComponent } from './sample-form.component';

@Component({
  selector: 'app-sample-create-dialog',
  imports: [SampleFormComponent, FormDialogComponent],
  templateUrl: './sample-create.dialog.html',
})
export class SampleCreateDialogComponent {
  private readonly samplesService = inject(SampleService);

  protected readonly dialog = createDialog({
    form: sampleForm(),
    values: newSample,
    save: (values, opId) => this.samplesService.create(values, opId),
    saved: $localize`Sample created`,
    failed: $localize`The sample could not be created.`,
  });
}
