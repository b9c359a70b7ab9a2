import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  TestRequest,
  provideHttpClientTesting,
} from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { provideDayDates } from '@shared/forms/day-date-adapter';
import { importJobSample } from '@shared/import/import.samples';
import { ImportJob } from '@shared/import/import.types';
import { ConfirmService } from '@shared/ui/confirm.service';
import { provideIcons } from '@shared/ui/icons';
import { of } from 'rxjs';
import { accountSample } from '../types/accounts.samples';
import { Account, accountLabel } from '../types/accounts.types';
import { AccountsImportDialogComponent } from './accounts-import.dialog';
import { AccountsListComponent } from './accounts-list.component';

describe('AccountsListComponent', () => {
  const rows = [accountSample(1), accountSample(2)];
  let fixture: ComponentFixture<AccountsListComponent>;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideIcons(),
        provideDayDates(),
      ],
    });
    vi.spyOn(TestBed.inject(AuthService), 'can').mockReturnValue(true);
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AccountsListComponent);
    fixture.detectChanges();
  });

  function listRequest(): TestRequest {
    return http.expectOne(
      ({ method, url, params }) =>
        method === 'GET' && url === '/api/accounts' && params.has('page'),
    );
  }

  async function answer(request: TestRequest, data: Account[]): Promise<void> {
    const pagination = { page: 1, limit: 20, total: data.length, totalPages: 1 };
    request.flush({ success: true, data, pagination });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  function shown(): string {
    fixture.detectChanges();
    return fixture.nativeElement.textContent;
  }

  it('shows what the server says, and when it said so', async () => {
    await answer(listRequest(), rows);
    expect(shown()).toContain(accountLabel(rows[0]));
    expect(shown()).toContain('as of');
  });

  it('reads again when it is told to', async () => {
    await answer(listRequest(), []);
    expect(shown()).toContain('No accounts yet');
    fixture.componentInstance['reloadTrigger'].update((n) => n + 1);
    fixture.detectChanges();
    await answer(listRequest(), rows);
    expect(shown()).toContain(accountLabel(rows[0]));
  });

  it('keeps a row whose delete is refused, and says why', async () => {
    vi.spyOn(TestBed.inject(ConfirmService), 'confirmDelete').mockResolvedValue(true);
    const opened = vi.spyOn(TestBed.inject(MatSnackBar), 'open');
    await answer(listRequest(), rows);
    const deleted = fixture.componentInstance['onDeleteAccount'](rows[0]);
    await Promise.resolve();
    const body = {
      success: false,
      error: { code: 'CONFLICT', message: 'It is used' },
      requestId: '1',
    };
    http.expectOne({ method: 'DELETE' }).flush(body, { status: 422, statusText: 'Unprocessable' });
    await deleted;
    fixture.detectChanges();
    expect(opened).toHaveBeenCalledWith('It is used', 'Close', expect.anything());
    await answer(listRequest(), rows);
    expect(shown()).toContain(accountLabel(rows[0]));
  });

  it('shows an import that runs, and reads the list again when it is over', async () => {
    await answer(listRequest(), rows);
    const flushJobs = async (...data: ImportJob[]) => {
      const request = await vi.waitFor(() =>
        http.expectOne(({ url }) => url.endsWith('/import/jobs')),
      );
      const pagination = { page: 1, limit: 20, total: data.length, totalPages: 1 };
      request.flush({ success: true, data, pagination });
    };
    await flushJobs(importJobSample({ status: 'processing', progress: 40 }));
    expect(shown()).toContain('items.csv');
    fixture.componentInstance['imports'].refresh();
    await flushJobs(importJobSample({ status: 'completed', progress: 100 }));
    expect(shown()).not.toContain('items.csv');
    await vi.waitFor(() => {
      fixture.detectChanges();
      return answer(listRequest(), rows);
    }, 3_000);
  });

  it('opens the import dialog', async () => {
    await answer(listRequest(), rows);
    const opened = vi.spyOn(TestBed.inject(MatDialog), 'open');
    opened.mockReturnValue({ afterClosed: () => of(undefined) } as MatDialogRef<unknown>);
    await fixture.componentInstance['onImportAccounts']('job-1');
    expect(opened).toHaveBeenCalledWith(
      AccountsImportDialogComponent,
      expect.objectContaining({ data: { jobId: 'job-1' } }),
    );
  });
});
