import { HttpErrorResponse } from '@angular/common/http';
import { LocalError, apiErrorMessage } from './api-error';

function refused(details?: object, status = 422): HttpErrorResponse {
  const error = { code: 'X', message: 'no', details };
  return new HttpErrorResponse({ status, error: { success: false, error, requestId: '1' } });
}

describe('apiErrorMessage', () => {
  it('is what the server says', () => {
    expect(apiErrorMessage(refused(), 'else')).toBe('no');
  });

  it('names what keeps a row from being deleted', () => {
    const message = (...resources: string[]) =>
      apiErrorMessage(refused({ blockedBy: resources.map((resource) => ({ resource })) }), 'else');
    const first = 'It cannot be deleted: it has ';
    expect(message('order-items')).toBe(`${first}order items.`);
    expect(message('order-items', 'invoices')).toBe(`${first}order items and invoices.`);
    expect(message('a', 'b', 'c')).toBe(`${first}a, b and c.`);
    const counted = refused({ blockedBy: [{ resource: 'order-items', count: 3 }] });
    expect(apiErrorMessage(counted, 'else')).toBe(`${first}3 order items.`);
    expect(message()).toBe('no');
    const tooMany = refused({ blockedBy: [{ resource: 'order-items', count: 1200 }] }, 409);
    expect(apiErrorMessage(tooMany, 'else')).toBe('no');
  });

  it('has words for what never reached the server', () => {
    expect(apiErrorMessage(new HttpErrorResponse({ status: 0 }), 'else')).toContain(
      'cannot be reached',
    );
    expect(apiErrorMessage(new LocalError('Too many'), 'else')).toBe('Too many');
    expect(apiErrorMessage(new TypeError('of the program'), 'else')).toBe('else');
  });
});
