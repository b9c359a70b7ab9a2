import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AccountComponent } from './account.component';

describe('AccountComponent', () => {
  it('shows what the server has against a new password at its field', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const page = TestBed.createComponent(AccountComponent).componentInstance;
    const http = TestBed.inject(HttpTestingController);
    page['form'].setValue({ current: 'wrong', new: 'correct horse battery' });
    const done = page['onPassword']();
    const fields = [{ field: 'current', code: 'invalid', message: 'this is not your password' }];
    http
      .expectOne('/api/auth/password')
      .flush(
        { success: false, error: { code: 'VALIDATION_FAILED', message: '', details: { fields } } },
        { status: 422, statusText: 'Unprocessable Entity' },
      );
    await done;
    expect(page['form'].controls.current.errors).toEqual({ server: fields[0].message });
    expect(page['form'].controls.new.value).toBe('correct horse battery');
  });
});
