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

  it('shows what the server says, and when it said so', async () => {
    await answer(listRequest(), rows);
    expect(shown()).toContain(productLabel(rows[0]));
    expect(shown()).toContain('as of');
  });

  it('reads again when it is told to', async () => {
    await answer(listRequest(), []);
    expect(shown()).toContain('No products yet');
    fixture.componentInstance['reloadTrigger'].update((n) => n + 1);
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
