import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { CreateLogLine } from '../types/log-lines.types';
import { logLineSample } from '../types/log-lines.samples';
import { LogLineService } from './log-lines.service';

describe('LogLineService', () => {
  const row = logLineSample();
  let service: LogLineService;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    service = TestBed.inject(LogLineService);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('asks for a page and leaves out what is not set', async () => {
    const page = firstValueFrom(service.list({ page: 2, limit: 50, search: 'a b', sort: '' }));
    const request = http.expectOne('/api/log-lines?page=2&limit=50&search=a%20b');
    request.flush({
      success: true,
      data: [row],
      pagination: { page: 2, limit: 50, total: 51, totalPages: 2 },
    });
    expect((await page).data).toEqual([row]);
  });

  it('creates under a key that makes a repetition harmless', async () => {
    const created = service.create({} as CreateLogLine, 'op-1');
    const create = http.expectOne({ method: 'POST', url: '/api/log-lines' });
    expect(create.request.headers.get('Idempotency-Key')).toBe('op-1');
    create.flush({ success: true, data: row });
    expect(await created).toEqual(row);
  });
});
