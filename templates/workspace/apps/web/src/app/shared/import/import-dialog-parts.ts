import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { ImportHistoryComponent } from './import-history.component';
import { ImportStepsComponent } from './import-steps.component';
import { MappingStepComponent } from './mapping-step.component';
import { OptionsStepComponent } from './options-step.component';
import { ProgressStepComponent } from './progress-step.component';
import { ResultStepComponent } from './result-step.component';
import { ReviewStepComponent } from './review-step.component';
import { UploadStepComponent } from './upload-step.component';

/** What the template of an import dialog is made of. */
export const IMPORT_DIALOG_PARTS = [
  ImportHistoryComponent,
  ImportStepsComponent,
  MappingStepComponent,
  MatButtonModule,
  MatDialogModule,
  MatIconModule,
  OptionsStepComponent,
  ProgressStepComponent,
  ResultStepComponent,
  ReviewStepComponent,
  UploadStepComponent,
] as const;
