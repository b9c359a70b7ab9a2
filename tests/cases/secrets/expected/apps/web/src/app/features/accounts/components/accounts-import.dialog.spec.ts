import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { WebSocketService } from '@core/services/websocket.service';
import { importJobSample, importProgressSample } from '@shared/import/import.samples';
import { ImportJob } from '@shared/import/import.types';
import { provideIcons } from '@shared/ui/icons';
import { Subject } from 'rxjs';
import { AccountsImportDialogComponent } from './accounts-import.dialog';

describe('AccountsImportDialogComponent', () => {
  const url = '/api/accounts/import/jobs';
  const file = new File(['Code'], 'items.csv');
  let fixture: ComponentFixture<AccountsImportDialogComponent>;
  let dialog: AccountsImportDialogComponent;
  let http: HttpTestingController;
  const events = new Subject<unknown>();
  const listen = vi.fn();

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideIcons(),
        { provide: MatDialogRef, useValue: {} },
        { provide: MAT_DIALOG_DATA, useValue: {} },
      ],
    });
    listen.mockReset().mockReturnValue(events);
    vi.spyOn(TestBed.inject(WebSocketService), 'listen').mockImplementation(listen);
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AccountsImportDialogComponent);
    dialog = fixture.componentInstance;
  });

  function shown(): string {
    fixture.detectChanges();
    return fixture.nativeElement.textContent;
  }

  /** Answers a request with a job. */
  async function answer(method: string, path: string, changes: Partial<ImportJob>): Promise<void> {
    http
      .expectOne({ method, url: `${url}${path}` })
      .flush({ success: true, data: importJobSample(changes) });
    await new Promise((resolve) => setTimeout(resolve));
  }

  /** A job whose rows are checked. */
  async function check(): Promise<void> {
    shown();
    void dialog['onFile'](file);
    await answer('POST', '', { status: 'uploaded' });
    expect(shown()).toContain('Match the columns');
    void dialog['onMapped']();
    await answer('PUT', '/job-1/mapping', { invalidCount: 0, duplicateCount: 0 });
    expect(shown()).toContain('Review the rows');
  }

  it('takes a file through all steps', async () => {
    await check();
    dialog['goTo']('options');
    expect(shown()).toContain('7 rows will be imported');
    void dialog['executeImport']();
    const request = http.expectOne({ method: 'POST', url: `${url}/job-1/start` });
    expect(request.request.body).toEqual({
      mode: 'all-or-nothing',
      duplicates: 'error',
      validateOnly: false,
    });
    expect(listen).toHaveBeenCalledWith('accounts:import-progress');
    events.next(importProgressSample());
    request.flush({ success: true, data: importJobSample({ status: 'pending' }) });
    expect(shown()).toContain('4 of 10 rows');
    events.next(importProgressSample({ jobId: 'another', processedRecords: 9 }));
    expect(shown()).toContain('4 of 10 rows');
    events.next(importProgressSample({ status: 'completed', progress: 100, successCount: 10 }));
    await answer('GET', '/job-1', { status: 'completed', progress: 100, successCount: 10 });
    expect(dialog.currentStep()).toBe('complete');
    expect(shown()).toContain('The import is complete');
  });

  it('says what the server has against a file', async () => {
    shown();
    const sent = dialog['onFile'](file);
    const error = { code: 'IMPORT_FILE_INVALID', message: 'This is a web page' };
    http
      .expectOne({ method: 'POST', url })
      .flush(
        { success: false, error, requestId: '1' },
        { status: 422, statusText: 'Unprocessable' },
      );
    await sent;
    expect(shown()).toContain('This is a web page');
    expect(dialog.currentStep()).toBe('upload');
  });
});
