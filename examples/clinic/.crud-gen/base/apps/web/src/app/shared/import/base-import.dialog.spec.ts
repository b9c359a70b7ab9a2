import { HttpErrorResponse } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { AuthService } from '@core/services/auth.service';
import { NEVER, Observable, Subject, of, throwError } from 'rxjs';
import { BaseImportDialog } from './base-import.dialog';
import { BaseImportService } from './base-import.service';
import { importJobSample, importProgressSample } from './import.samples';
import { ImportJob, ImportOptions, ImportProgressEvent } from './import.types';

/** A server of jobs that the test writes. */
class FakeService {
  readonly resource = 'items';
  readonly found: ImportJob[] = [];
  now = importJobSample({ status: 'uploaded' });
  upload = vi.fn((): Observable<ImportJob> => of(this.now));
  job = vi.fn((): Observable<ImportJob> => of(this.now));
  chooseSheet = vi.fn(async (): Promise<ImportJob> => this.now);
  setMapping = vi.fn(async (): Promise<ImportJob> => this.now);
  start = vi.fn(async (): Promise<ImportJob> => this.now);
  cancel = vi.fn(async (): Promise<ImportJob> => this.now);
  jobs = vi.fn(() => of({ data: this.found }));
}

@Component({ selector: 'app-items-import-dialog', template: '' })
class ItemsImportDialogComponent extends BaseImportDialog {
  protected override readonly importService = inject(BaseImportService);
  protected override readonly options = signal<ImportOptions>({
    mode: 'valid-rows-only',
    duplicates: 'error',
    validateOnly: false,
  });
  readonly events = new Subject<ImportProgressEvent>();

  protected override watch(jobId: string): void {
    this.followEvents(jobId, this.events);
  }
}

function refused(status: number, details?: object): HttpErrorResponse {
  const error = { code: 'X', message: 'It is refused', details };
  return new HttpErrorResponse({ status, error: { success: false, error, requestId: '1' } });
}

describe('BaseImportDialog', () => {
  const file = new File(['Code'], 'items.csv');
  let service: FakeService;
  let fixture: ComponentFixture<ItemsImportDialogComponent>;
  let dialog: ItemsImportDialogComponent;

  beforeEach(() => {
    vi.useFakeTimers();
    service = new FakeService();
  });
  afterEach(() => vi.useRealTimers());

  async function open(jobId?: string): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        { provide: BaseImportService, useValue: service },
        { provide: AuthService, useValue: { user: signal({ id: 'u1' }) } },
        { provide: MAT_DIALOG_DATA, useValue: { jobId } },
      ],
    });
    fixture = TestBed.createComponent(ItemsImportDialogComponent);
    dialog = fixture.componentInstance;
    fixture.detectChanges();
    await vi.advanceTimersByTimeAsync(0);
  }

  async function checked(changes: Partial<ImportJob> = {}): Promise<void> {
    await open();
    await dialog['onFile'](file);
    service.now = importJobSample(changes);
    await dialog['onMapped']();
  }

  it('goes from the file to the columns, with the automatic match', async () => {
    await open();
    expect(dialog.currentStep()).toBe('upload');
    await dialog['onFile'](file);
    expect(dialog.currentStep()).toBe('mapping');
    expect(dialog['mapping']()).toEqual({ code: 0 });
    expect(dialog['isMapped']()).toBe(true);
    dialog['mapping'].set({ name: 1 });
    expect(dialog['isMapped']()).toBe(false);
  });

  it('matches the columns of another sheet anew', async () => {
    await open();
    const sheets = ['Stock', 'Prices'];
    service.now = importJobSample({ status: 'uploaded', sheets, sheet: 'Stock' });
    await dialog['onFile'](file);
    dialog['mapping'].set({ code: 1 });
    const mapping = { name: 0 };
    service.now = importJobSample({ status: 'uploaded', sheets, sheet: 'Prices', mapping });
    await dialog['onSheet']('Prices');
    expect(service.chooseSheet).toHaveBeenCalledWith('job-1', 'Prices');
    expect(dialog['mapping']()).toEqual(mapping);
    service.chooseSheet.mockRejectedValue(refused(422));
    await dialog['onSheet']('Stock');
    expect(dialog['failure']()).toBe('It is refused');
    expect(dialog['mapping']()).toEqual(mapping);
  });

  it('waits for the check of the rows, and keeps the columns as they were chosen', async () => {
    await open();
    await dialog['onFile'](file);
    dialog['mapping'].set({ code: 1, name: 0 });
    service.now = importJobSample({ status: 'validating' });
    await dialog['onMapped']();
    expect(service.setMapping).toHaveBeenCalledWith('job-1', { code: 1, name: 0 });
    expect(dialog.currentStep()).toBe('review');
    expect([dialog['canCancel'](), dialog['hasRows']()]).toEqual([true, false]);
    service.now = importJobSample();
    await vi.advanceTimersByTimeAsync(500);
    expect([dialog['canCancel'](), dialog['hasRows']()]).toEqual([false, true]);
    expect(dialog['mapping']()).toEqual({ code: 1, name: 0 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.job).toHaveBeenCalledOnce();
  });

  it('tells what is wrong with single columns', async () => {
    await open();
    await dialog['onFile'](file);
    const fields = [{ field: 'code', code: 'TWICE', message: 'Chosen twice' }];
    service.setMapping.mockRejectedValue(refused(422, { fields }));
    await dialog['onMapped']();
    expect(dialog.currentStep()).toBe('mapping');
    expect(dialog['failure']()).toBe('It is refused');
    expect(dialog['fieldFailures']()).toEqual(fields);
  });

  it('misses no event that comes before the answer', async () => {
    await checked();
    service.start.mockImplementation(async () => {
      dialog.events.next(importProgressSample());
      return importJobSample({ status: 'pending' });
    });
    await dialog['executeImport']();
    expect(dialog.currentStep()).toBe('progress');
    expect(dialog.importJob()).toMatchObject({ status: 'processing', progress: 40 });
  });

  it('ends with the last event, and asks for what events do not tell', async () => {
    await checked();
    service.now = importJobSample({ status: 'pending' });
    await dialog['executeImport']();
    service.now = importJobSample({ status: 'completed', progress: 100, skippedCount: 3 });
    dialog.events.next(importProgressSample({ status: 'completed', progress: 100 }));
    expect(dialog.currentStep()).toBe('complete');
    expect(dialog.importJob()?.skippedCount).toBe(3);
    service.job.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.job).not.toHaveBeenCalled();
  });

  it('asks when no event comes', async () => {
    await checked();
    service.now = importJobSample({ status: 'pending' });
    await dialog['executeImport']();
    service.now = importJobSample({ status: 'completed', progress: 100 });
    await vi.advanceTimersByTimeAsync(2_900);
    expect(dialog.currentStep()).toBe('progress');
    await vi.advanceTimersByTimeAsync(200);
    expect(dialog.currentStep()).toBe('complete');
  });

  it('goes on when the answer of the start was lost', async () => {
    await checked();
    service.start.mockRejectedValue(new HttpErrorResponse({ status: 0 }));
    await dialog['executeImport']();
    expect(dialog['failure']()).toContain('cannot be reached');
    service.now = importJobSample({ status: 'processing', progress: 10, processedRecords: 1 });
    await vi.advanceTimersByTimeAsync(3_100);
    expect(dialog.currentStep()).toBe('progress');
    expect(dialog['failure']()).toBe('');
  });

  it('shows where a job is when something is not possible any more', async () => {
    await checked();
    service.start.mockRejectedValue(refused(409));
    service.now = importJobSample({ status: 'completed', progress: 100 });
    await dialog['executeImport']();
    expect(dialog.currentStep()).toBe('complete');
    expect(dialog['failure']()).toBe('It is refused');
  });

  it('cancels, and begins anew with another file', async () => {
    await open();
    await dialog['onFile'](file);
    service.now = importJobSample({ status: 'validating' });
    await dialog['onMapped']();
    service.now = importJobSample({ status: 'cancelled' });
    await dialog['onCancel']();
    expect(dialog.currentStep()).toBe('complete');
    dialog['onAgain']();
    expect([dialog.currentStep(), dialog.importJob()]).toEqual(['upload', null]);
    service.now = importJobSample({ jobId: 'job-2', status: 'uploaded', mapping: { name: 1 } });
    await dialog['onFile'](file);
    expect(dialog['mapping']()).toEqual({ name: 1 });
  });

  it('finds what its user left running, and nothing of others', async () => {
    service.found.push(
      importJobSample({ jobId: 'a', status: 'processing', createdBy: { id: 'u2', email: '' } }),
      importJobSample({ jobId: 'b', status: 'validated' }),
      importJobSample({ jobId: 'c', status: 'processing', progress: 30 }),
    );
    await open();
    expect(dialog.currentStep()).toBe('progress');
    expect(dialog.importJob()?.jobId).toBe('c');
    dialog.events.next(importProgressSample({ jobId: 'c', progress: 50 }));
    expect(dialog.importJob()?.progress).toBe(50);
  });

  it('opens the job that it is given', async () => {
    service.now = importJobSample({ status: 'failed', error: 'The disk is full' });
    await open('job-1');
    expect(dialog.currentStep()).toBe('complete');
    expect(service.jobs).not.toHaveBeenCalled();
  });

  it('says why a file is refused, and takes another', async () => {
    await open();
    service.upload.mockReturnValueOnce(throwError(() => refused(422)));
    await dialog['onFile'](file);
    expect([dialog.currentStep(), dialog['failure']()]).toEqual(['upload', 'It is refused']);
    await dialog['onFile'](file);
    expect([dialog.currentStep(), dialog['failure']()]).toEqual(['mapping', '']);
  });

  it('asks nothing more when it is closed', async () => {
    await checked();
    service.now = importJobSample({ status: 'processing' });
    await dialog['executeImport']();
    fixture.destroy();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.job).not.toHaveBeenCalled();
    expect(dialog.events.observed).toBe(false);
  });

  it('ends an upload when it is closed', async () => {
    await open();
    const upload = new Subject<ImportJob>();
    service.upload.mockReturnValue(upload);
    const uploaded = dialog['onFile'](file);
    expect(upload.observed).toBe(true);
    fixture.destroy();
    await uploaded;
    expect(upload.observed).toBe(false);
  });

  it('follows nothing that was asked for before it was closed', async () => {
    await open();
    await dialog['onFile'](file);
    service.now = importJobSample({ status: 'validating' });
    const mapped = dialog['onMapped']();
    fixture.destroy();
    await mapped;
    service.job.mockReturnValue(NEVER);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(service.job).not.toHaveBeenCalled();
  });
});
