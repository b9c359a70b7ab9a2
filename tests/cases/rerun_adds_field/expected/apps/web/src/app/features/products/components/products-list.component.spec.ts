import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  TestRequest,
  provideHttpClientTesting,
} from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { provideDayDates } from '@shared/forms/day-date-adapter';
import { ConfirmService } from '@shared/ui/confirm.service';
import { provideIcons } from '@shared/ui/icons';
import { productSample } from '../types/products.samples';
import { Product, productLabel } from '../types/products.types';
import { ProductsListComponent } from './products-list.component';

describe('ProductsListComponent', () => {
  const rows = [productSample(1), productSample(2)];
  let fixture: ComponentFixture<ProductsListComponent>;
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
    fixture = TestBed.createComponent(ProductsListComponent);
    fixture.detectChanges();
  });

  function listRequest(): TestRequest {
    return http.expectOne(
      ({ method, url, params }) =>
        method === 'GET' && url === '/api/products' && params.has('page'),
    );
  }

  async function answer(request: TestRequest, data: Product[], total = data.length): Promise<void> {
    const page = Number(request.request.params.get('page'));
    const pagination = { page, limit: 20, total, totalPages: Math.ceil(total / 20) };
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
    expect(shown()).toContain(productLabel(rows[0]));
    expect(shown()).toContain('as of');
  });

  it('never lets an older answer overwrite a newer one', async () => {
    const older = listRequest();
    fixture.componentInstance['reloadTrigger'].update((n) => n + 1);
    fixture.detectChanges();
    const newer = listRequest();
    expect(older.cancelled).toBe(true);
    await answer(newer, rows);
    expect(fixture.componentInstance['rows']()).toEqual(rows);
  });

  it('keeps the rows on screen while the next page loads', async () => {
    await answer(listRequest(), rows, 40);
    fixture.componentInstance['list'].page.set(2);
    expect(shown()).toContain(productLabel(rows[0]));
    await answer(listRequest(), [], 40);
  });

  it('goes back a page when the last row of a page is gone', async () => {
    await answer(listRequest(), rows, 21);
    fixture.componentInstance['list'].page.set(2);
    fixture.detectChanges();
    await answer(listRequest(), [], 20);
    fixture.detectChanges();
    expect(fixture.componentInstance['list'].page()).toBe(1);
    expect(listRequest().request.params.get('page')).toBe('1');
  });

  it('offers to try again when the server cannot be reached', async () => {
    listRequest().error(new ProgressEvent('error'));
    await vi.waitFor(() => expect(shown()).toContain('could not be loaded'));
    fixture.nativeElement.querySelector('app-error-state button').click();
    fixture.detectChanges();
    await answer(listRequest(), rows);
    expect(shown()).toContain(productLabel(rows[0]));
  });

  it('keeps a row whose delete is refused, and says why', async () => {
    vi.spyOn(TestBed.inject(ConfirmService), 'confirmDelete').mockResolvedValue(true);
    const opened = vi.spyOn(TestBed.inject(MatSnackBar), 'open');
    await answer(listRequest(), rows);
    const deleted = fixture.componentInstance['onDeleteProduct'](rows[0]);
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
    expect(shown()).toContain(productLabel(rows[0]));
  });
});
