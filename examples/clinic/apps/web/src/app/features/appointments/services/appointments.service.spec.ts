import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { appointmentSample } from '../types/appointments.samples';
import { entityId } from '../types/appointments.types';
import { AppointmentService } from './appointments.service';

describe('AppointmentService', () => {
  it('speaks to the resource', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const service = TestBed.inject(AppointmentService);
    const http = TestBed.inject(HttpTestingController);
    const row = appointmentSample();

    const page = firstValueFrom(service.list({ page: 2 }));
    const pagination = { page: 2, limit: 50, total: 51, totalPages: 2 };
    http.expectOne('/api/appointments?page=2').flush({ success: true, data: [row], pagination });
    expect((await page).data).toEqual([row]);

    const read = service.get(entityId(row));
    const url = `/api/appointments/${encodeURIComponent(entityId(row))}`;
    http.expectOne(url).flush({ success: true, data: row });
    expect(await read).toEqual(row);
  });
});
