import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { contractSample } from '../types/contracts.samples';
import { entityId } from '../types/contracts.types';
import { ContractService } from './contracts.service';

describe('ContractService', () => {
  it('speaks to the resource', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const service = TestBed.inject(ContractService);
    const http = TestBed.inject(HttpTestingController);
    const row = contractSample();

    const page = firstValueFrom(service.list({ page: 2 }));
    const pagination = { page: 2, limit: 50, total: 51, totalPages: 2 };
    http.expectOne('/api/contracts?page=2').flush({ success: true, data: [row], pagination });
    expect((await page).data).toEqual([row]);

    const read = service.get(entityId(row));
    const url = `/api/contracts/${encodeURIComponent(entityId(row))}`;
    http.expectOne(url).flush({ success: true, data: row });
    expect(await read).toEqual(row);
  });
});
