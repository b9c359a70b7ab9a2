import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { logLineSample } from '../types/log-lines.samples';
import { LogLineService } from './log-lines.service';

describe('LogLineService', () => {
  it('speaks to the resource', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const service = TestBed.inject(LogLineService);
    const http = TestBed.inject(HttpTestingController);
    const row = logLineSample();

    const page = firstValueFrom(service.list({ page: 2 }));
    const pagination = { page: 2, limit: 50, total: 51, totalPages: 2 };
    http.expectOne('/api/log-lines?page=2').flush({ success: true, data: [row], pagination });
    expect((await page).data).toEqual([row]);
  });
});
