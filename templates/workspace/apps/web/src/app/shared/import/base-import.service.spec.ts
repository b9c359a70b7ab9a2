import { HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Injectable } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { BaseImportService } from './base-import.service';
import { importJobSample } from './import.samples';
import { ImportOptions } from './import.types';

@Injectable({ providedIn: 'root' })
class ItemsImportService extends BaseImportService {
  constructor() {
    super('items');
  }
}

describe('BaseImportService', () => {
  const url = '/api/items/import';
  const job = importJobSample();
  let service: ItemsImportService;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    service = TestBed.inject(ItemsImportService);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('sends a file as it is, with a name that headers can carry', async () => {
    const file = new File(['a;b'], 'Preise für März.csv', { type: 'text/csv' });
    const progress = vi.fn();
    const uploaded = firstValueFrom(service.upload(file, progress));
    const sent = http.expectOne({ method: 'POST', url: `${url}/jobs` });
    expect(sent.request.body).toBe(file);
    expect(sent.request.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(sent.request.headers.get('X-File-Name')).toBe('Preise%20f%C3%BCr%20M%C3%A4rz.csv');
    sent.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 3 });
    sent.event({ type: HttpEventType.UploadProgress, loaded: 3, total: 3 });
    expect(progress.mock.calls).toEqual([[33], [100]]);
    sent.flush({ success: true, data: job });
    expect(await uploaded).toEqual(job);
  });

  it('ends an upload that nobody waits for', () => {
    const upload = service.upload(new File([], 'a.csv'), vi.fn()).subscribe();
    const request = http.expectOne({ method: 'POST', url: `${url}/jobs` });
    upload.unsubscribe();
    expect(request.cancelled).toBe(true);
  });

  it('has another sheet read', async () => {
    const chosen = service.chooseSheet('job-1', 'Prices');
    const request = http.expectOne({ method: 'PUT', url: `${url}/jobs/job-1/sheet` });
    expect(request.request.body).toEqual({ sheet: 'Prices' });
    request.flush({ success: true, data: job });
    expect(await chosen).toEqual(job);
  });

  it('says which column is what', async () => {
    const mapped = service.setMapping('job-1', { code: 0 });
    const request = http.expectOne({ method: 'PUT', url: `${url}/jobs/job-1/mapping` });
    expect(request.request.body).toEqual({ mapping: { code: 0 } });
    request.flush({ success: true, data: job });
    expect(await mapped).toEqual(job);
  });

  it('starts and cancels a job', async () => {
    const options: ImportOptions = {
      mode: 'valid-rows-only',
      duplicates: 'skip',
      validateOnly: false,
    };
    const started = service.start('job-1', options);
    const start = http.expectOne({ method: 'POST', url: `${url}/jobs/job-1/start` });
    expect(start.request.body).toEqual(options);
    start.flush({ success: true, data: job });
    expect(await started).toEqual(job);
    const cancelled = service.cancel('job-1');
    http
      .expectOne({ method: 'POST', url: `${url}/jobs/job-1/cancel` })
      .flush({ success: true, data: job });
    expect(await cancelled).toEqual(job);
  });

  it('reads jobs, and the rows of one by their status', async () => {
    const pagination = { page: 1, limit: 5, total: 1, totalPages: 1 };
    const jobs = firstValueFrom(service.jobs(1, 5));
    http.expectOne(`${url}/jobs?page=1&limit=5`).flush({ success: true, data: [job], pagination });
    expect((await jobs).data).toEqual([job]);
    const rows = firstValueFrom(service.rows('job-1', { page: 2, limit: 10, status: 'invalid' }));
    http
      .expectOne(`${url}/jobs/job-1/rows?page=2&limit=10&status=invalid`)
      .flush({ success: true, data: [], pagination });
    expect((await rows).pagination).toEqual(pagination);
  });

  it('downloads the template and the failed rows', async () => {
    const content = new Blob(['Code']);
    const template = service.template('csv');
    http.expectOne(`${url}/template?format=csv`).flush(content);
    expect(await template).toBe(content);
    const failed = service.failedRows('job-1', 'xlsx');
    http.expectOne(`${url}/jobs/job-1/failed-rows?format=xlsx`).flush(content);
    expect(await failed).toBe(content);
  });
});
