import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import { provideDayDates } from '@shared/forms/day-date-adapter';
import { provideIcons } from '@shared/ui/icons';
import { productSample } from '../types/products.samples';
import { ProductCreateDialogComponent } from './product-create.dialog';

describe('ProductCreateDialogComponent', () => {
  const close = vi.fn();
  let fixture: ComponentFixture<ProductCreateDialogComponent>;
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
    fixture = TestBed.createComponent(ProductCreateDialogComponent);
    fixture.detectChanges();
    fixture.componentInstance['form'].patchValue({
      code: 'Code',
      name: 'Name',
      price: '7',
      status: 'draft',
      stock: '7',
      soldOn: new Date(2025, 2, 14),
      categoryId: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
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
    http.expectOne({ method: 'POST' }).flush({ success: true, data: productSample() });
    await vi.waitFor(() =>
      expect(opened).toHaveBeenCalledWith('Product created', 'Close', expect.anything()),
    );
  });
});
