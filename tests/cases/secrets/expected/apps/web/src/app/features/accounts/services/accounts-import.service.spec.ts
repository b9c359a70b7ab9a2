import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { importJobSample } from '@shared/import/import.samples';
import { firstValueFrom } from 'rxjs';
import { AccountsImportService } from './accounts-import.service';

describe('AccountsImportService', () => {
  it('imports accounts', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const job = importJobSample({ resource: 'accounts' });
    const read = firstValueFrom(TestBed.inject(AccountsImportService).job(job.jobId));
    const request = TestBed.inject(HttpTestingController).expectOne(
      '/api/accounts/import/jobs/job-1',
    );
    request.flush({ success: true, data: job });
    expect(await read).toEqual(job);
  });
});
