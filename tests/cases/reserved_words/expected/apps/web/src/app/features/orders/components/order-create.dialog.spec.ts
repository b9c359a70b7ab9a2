import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import { provideDayDates } from '@shared/forms/day-date-adapter';
import { provideIcons } from '@shared/ui/icons';
import { orderSample } from '../types/orders.samples';
import { OrderCreateDialogComponent } from './order-create.dialog';

describe('OrderCreateDialogComponent', () => {
  const close = vi.fn();
  let fixture: ComponentFixture<OrderCreateDialogComponent>;
  let http: HttpTestingController;

  beforeEach(() => {
    close.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideIcons(),
        provideDayDates(),
        { provide: MatDialogRef, useValue: { close } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(OrderCreateDialogComponent);
    fixture.detectChanges();
    fixture.componentInstance['form'].patchValue({
      group: 'Group',
      page: '7',
      limit: '7',
      sort: 'Sort',
      search: 'Search',
      fields: 'Fields',
      row: 'Row',
      input: 'Input',
      query: 'Query',
      user: 'User',
      data: '{"note":"sample"}',
      value: 'Value',
      form: 'Form',
      length: '7',
      rows: '7',
      version: 'Version',
    });
  });

  it('sends nothing that is not complete', () => {
    fixture.componentInstance['form'].reset();
    void fixture.componentInstance['onFormSubmit']();
    http.expectNone({ method: 'POST' });
    expect(close).not.toHaveBeenCalled();
  });

  it('closes at once, and says so when the server refuses the row', async () => {
    const opened = vi.spyOn(TestBed.inject(MatSnackBar), 'open');
    fixture.componentInstance['onFormSubmit']();
    expect(close).toHaveBeenCalledWith(true);
    const body = { success: false, error: { code: 'CONFLICT', message: 'Taken' }, requestId: '1' };
    http.expectOne({ method: 'POST' }).flush(body, { status: 409, statusText: 'Conflict' });
    await vi.waitFor(() =>
      expect(opened).toHaveBeenCalledWith('Not created: Taken', 'Close', expect.anything()),
    );
  });

  it('says so when the server has the row', async () => {
    const opened = vi.spyOn(TestBed.inject(MatSnackBar), 'open');
    fixture.componentInstance['onFormSubmit']();
    http.expectOne({ method: 'POST' }).flush({ success: true, data: orderSample() });
    await vi.waitFor(() =>
      expect(opened).toHaveBeenCalledWith('Order created', 'Close', expect.anything()),
    );
  });
});
