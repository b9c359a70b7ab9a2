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
import { productSample } from '../types/products.samples';
import { Product, productLabel } from '../types/products.types';
import { ProductsImportDialogComponent } from './products-import.dialog';
import { ProductsListComponent } from './products-list.component';

describe('ProductsListComponent', () => {
  const rows = [productSample(1), productSample(2)];
  let fixture: ComponentFixture<ProductsListComponent>;
  let http: HttpTestingController;

  beforeEach(async () => {
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
    fixture = TestBed.createComponent(ProductsListComponent);
    fixture.detectChanges();
    await vi.waitFor(() => answer(listRequest(), rows));
    await vi.waitFor(() =>
      expect(fixture.componentInstance['page'].rows()).toHaveLength(rows.length),
    );
  });

  function listRequest(): TestRequest {
    return http.expectOne(
      ({ method, url, params }) =>
        method === 'GET' && url === '/api/products' && params.has('page'),
    );
  }

  async function answer(request: TestRequest, data: Product[]): Promise<void> {
    const pagination = { page: 1, limit: 20, total: data.length, totalPages: 1 };
    request.flush({ success: true, data, pagination });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  function shown(): string {
    fixture.detectChanges();
    return fixture.nativeElement.textContent;
  }

  it('shows all rows that the server has', () => {
    expect(shown()).toContain(productLabel(rows[0]));
  });

  it('searches without asking the server', () => {
    fixture.componentInstance['page'].list.search.set('nothing is called so');
    expect(shown()).toContain('No products match');
    http.expectNone(({ params }) => params.has('search'));
  });

  it('takes a row away at once, and brings it back when the delete is refused', async () => {
    vi.spyOn(TestBed.inject(ConfirmService), 'confirmDelete').mockResolvedValue(true);
    const opened = vi.spyOn(TestBed.inject(MatSnackBar), 'open');
    const deleted = fixture.componentInstance['onDeleteProduct'](rows[0]);
    await Promise.resolve();
    expect(fixture.componentInstance['page'].rows()).toHaveLength(rows.length - 1);
    const body = {
      success: false,
      error: { code: 'CONFLICT', message: 'It is used' },
      requestId: '1',
    };
    http.expectOne({ method: 'DELETE' }).flush(body, { status: 422, statusText: 'Unprocessable' });
    await deleted;
    expect(opened).toHaveBeenCalledWith('It is used', 'Close', expect.anything());
    expect(fixture.componentInstance['page'].rows()).toHaveLength(rows.length);
  });

  it('shows an import that runs, and reads the list again when it is over', async () => {
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
    await vi.waitFor(() => answer(listRequest(), rows), 3_000);
  });

  it('opens the import dialog', async () => {
    const opened = vi.spyOn(TestBed.inject(MatDialog), 'open');
    opened.mockReturnValue({ afterClosed: () => of(undefined) } as MatDialogRef<unknown>);
    await fixture.componentInstance['onImportProducts']('job-1');
    expect(opened).toHaveBeenCalledWith(
      ProductsImportDialogComponent,
      expect.objectContaining({ data: { jobId: 'job-1' } }),
    );
  });
});
