import { Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { WebSocketService } from '@core/services/websocket.service';
import { BaseImportDialog } from '@shared/import/base-import.dialog';
import { ImportHistoryComponent } from '@shared/import/import-history.component';
import { ImportStepsComponent } from '@shared/import/import-steps.component';
import { ImportOptions, ImportProgressEvent } from '@shared/import/import.types';
import { MappingStepComponent } from '@shared/import/mapping-step.component';
import { OptionsStepComponent } from '@shared/import/options-step.component';
import { ProgressStepComponent } from '@shared/import/progress-step.component';
import { ResultStepComponent } from '@shared/import/result-step.component';
import { ReviewStepComponent } from '@shared/import/review-step.component';
import { UploadStepComponent } from '@shared/import/upload-step.component';
import { filter } from 'rxjs';
import { AccountsImportService } from '../services/accounts-import.service';

/** Imports accounts from a file. What the steps do is in `BaseImportDialog`. */
@Component({
  selector: 'app-accounts-import-dialog',
  imports: [
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
  ],
  templateUrl: './accounts-import.dialog.html',
})
export class AccountsImportDialogComponent extends BaseImportDialog {
  protected override readonly importService = inject(AccountsImportService);
  private readonly wsService = inject(WebSocketService);

  protected override readonly options = signal<ImportOptions>({
    mode: 'all-or-nothing',
    duplicates: 'error',
    validateOnly: false,
  });

  protected override watch(jobId: string): void {
    this.setupWebSocketListener(jobId);
  }

  /** Events tell of the progress at once; the server is asked when they do not come. */
  private setupWebSocketListener(jobId: string): void {
    const events = this.wsService
      .listen<ImportProgressEvent>('accounts:import-progress')
      .pipe(filter((event) => event.jobId === jobId));
    this.followEvents(jobId, events);
  }
}
