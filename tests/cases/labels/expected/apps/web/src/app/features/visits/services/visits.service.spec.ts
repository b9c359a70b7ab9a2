import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { visitSample } from '../types/visits.samples';
import { entityId } from '../types/visits.types';
import { VisitService } from './visits.service';

describe('VisitService', () => {
  it('speaks to the resource', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const service = TestBed.inject(VisitService);
    const http = TestBed.inject(HttpTestingController);
    const row = visitSample();

    const page = firstValueFrom(service.list({ page: 2 }));
    const pagination = { page: 2, limit: 50, total: 51, totalPages: 2 };
    http.expectOne('/api/visits?page=2').flush({ success: true, data: [row], pagination });
    expect((await page).data).toEqual([row]);

    const read = service.get(entityId(row));
    const url = `/api/visits/${encodeURIComponent(entityId(row))}`;
    http.expectOne(url).flush({ success: true, data: row });
    expect(await read).toEqual(row);
  });
});
