import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { rcItemSample } from '../types/rc-items.samples';
import { entityId } from '../types/rc-items.types';
import { RcItemService } from './rc-items.service';

describe('RcItemService', () => {
  it('speaks to the resource', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const service = TestBed.inject(RcItemService);
    const http = TestBed.inject(HttpTestingController);
    const row = rcItemSample();

    const page = firstValueFrom(service.list({ page: 2 }));
    const pagination = { page: 2, limit: 50, total: 51, totalPages: 2 };
    http.expectOne('/api/rc-items?page=2').flush({ success: true, data: [row], pagination });
    expect((await page).data).toEqual([row]);

    const read = service.get(entityId(row));
    const url = `/api/rc-items/${encodeURIComponent(entityId(row))}`;
    http.expectOne(url).flush({ success: true, data: row });
    expect(await read).toEqual(row);
  });
});
