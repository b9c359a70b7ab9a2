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
import { orderSample } from '../types/orders.samples';
import { Order, orderLabel } from '../types/orders.types';
import { OrdersListComponent } from './orders-list.component';

describe('OrdersListComponent', () => {
  const rows = [orderSample(1), orderSample(2)];
  let fixture: ComponentFixture<OrdersListComponent>;
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
    fixture = TestBed.createComponent(OrdersListComponent);
    fixture.detectChanges();
    await vi.waitFor(() => answer(listRequest(), rows));
    await vi.waitFor(() =>
      expect(fixture.componentInstance['page'].rows()).toHaveLength(rows.length),
    );
  });

  function listRequest(): TestRequest {
    return http.expectOne(
      ({ method, url, params }) => method === 'GET' && url === '/api/orders' && params.has('page'),
    );
  }

  async function answer(request: TestRequest, data: Order[]): Promise<void> {
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
    expect(shown()).toContain(orderLabel(rows[0]));
  });

  it('searches without asking the server', () => {
    fixture.componentInstance['page'].list.search.set('nothing is called so');
    expect(shown()).toContain('No orders match');
    http.expectNone(({ params }) => params.has('search'));
  });

  it('takes a row away at once, and brings it back when the delete is refused', async () => {
    vi.spyOn(TestBed.inject(ConfirmService), 'confirmDelete').mockResolvedValue(true);
    const opened = vi.spyOn(TestBed.inject(MatSnackBar), 'open');
    const deleted = fixture.componentInstance['onDeleteOrder'](rows[0]);
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
});
