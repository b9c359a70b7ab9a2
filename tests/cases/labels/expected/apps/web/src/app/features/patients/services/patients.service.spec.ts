import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { patientSample } from '../types/patients.samples';
import { entityId } from '../types/patients.types';
import { PatientService } from './patients.service';

describe('PatientService', () => {
  it('speaks to the resource', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const service = TestBed.inject(PatientService);
    const http = TestBed.inject(HttpTestingController);
    const row = patientSample();

    const page = firstValueFrom(service.list({ page: 2 }));
    const pagination = { page: 2, limit: 50, total: 51, totalPages: 2 };
    http.expectOne('/api/patients?page=2').flush({ success: true, data: [row], pagination });
    expect((await page).data).toEqual([row]);

    const read = service.get(entityId(row));
    const url = `/api/patients/${encodeURIComponent(entityId(row))}`;
    http.expectOne(url).flush({ success: true, data: row });
    expect(await read).toEqual(row);
  });
});
