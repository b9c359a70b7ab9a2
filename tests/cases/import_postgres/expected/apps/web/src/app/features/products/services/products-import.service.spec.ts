import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { importJobSample } from '@shared/import/import.samples';
import { firstValueFrom } from 'rxjs';
import { ProductsImportService } from './products-import.service';

describe('ProductsImportService', () => {
  it('imports products', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const job = importJobSample({ resource: 'products' });
    const read = firstValueFrom(TestBed.inject(ProductsImportService).job(job.jobId));
    const request = TestBed.inject(HttpTestingController).expectOne(
      '/api/products/import/jobs/job-1',
    );
    request.flush({ success: true, data: job });
    expect(await read).toEqual(job);
  });
});
