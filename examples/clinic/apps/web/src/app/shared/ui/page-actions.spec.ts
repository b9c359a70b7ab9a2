import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { REGISTERED_MODULES } from '@shared/record/record-links';
import { PageActions } from './page-actions';

const ORDERS = {
  resource: 'orders',
  key: 'id',
  references: [
    {
      field: 'customerId',
      label: 'Customer',
      parameter: 'customerId',
      to: 'customers',
      toField: 'id',
    },
  ],
  load: () => Promise.reject(new Error('not in this test')),
};

describe('PageActions', () => {
  function blocked(canRead: boolean): Promise<unknown> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', children: [] }]),
        { provide: REGISTERED_MODULES, useValue: [ORDERS] },
        { provide: AuthService, useValue: { can: () => canRead } },
      ],
    });
    const details = { blockedBy: [{ resource: 'orders', count: 3 }] };
    const error = { code: 'X', message: 'no', details };
    const body = { success: false, error, requestId: '1' };
    const refusal = new HttpErrorResponse({ status: 422, error: body });
    const subject = { resource: 'customers', row: { id: 7 } };
    return TestBed.inject(PageActions).tell(Promise.reject(refusal), 'Deleted', subject);
  }

  afterEach(() => TestBed.inject(MatSnackBar).dismiss());

  const shown = () => document.querySelector<HTMLElement>('mat-snack-bar-container');

  it('leads to what keeps a row from being deleted', async () => {
    await expect(blocked(true)).resolves.toBeUndefined();
    expect(shown()?.textContent).toContain('It cannot be deleted: it has 3 orders.');
    const link = shown()?.querySelector('a');
    expect(link?.textContent.trim()).toBe('Show orders');
    link?.click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/orders?customerId=7'));
  });

  it('leads nowhere who may not read there', async () => {
    await blocked(false);
    expect(shown()?.textContent).toContain('It cannot be deleted');
    expect(shown()?.querySelector('a')).toBeNull();
  });
});
