import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { FormControl, FormGroup } from '@angular/forms';
import { fieldErrorMessage } from '@shared/forms/field-error.component';
import { checkFreeValues } from './free-values';

describe('checkFreeValues', () => {
  let http: HttpTestingController;
  let form: FormGroup<{ code: FormControl<string> }>;

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    form = new FormGroup({ code: new FormControl('A', { nonNullable: true }) });
    TestBed.runInInjectionContext(() =>
      checkFreeValues(form, { resource: 'things', fields: ['code'], except: '7' }),
    );
  });

  afterEach(() => {
    http.verify();
    vi.useRealTimers();
  });

  function type(text: string): void {
    form.controls.code.markAsDirty();
    form.controls.code.setValue(text);
  }

  it('asks when the typing pauses, and tells of a value that is taken', () => {
    type('B');
    vi.advanceTimersByTime(200);
    type('BC');
    vi.advanceTimersByTime(300);
    const asked = http.expectOne('/api/things/check/code?value=BC&except=7');
    asked.flush({ success: true, data: { field: 'code', available: false } });
    expect(fieldErrorMessage(form.controls.code.errors ?? {}, 'Code')).toBe(
      'Code is taken already',
    );
  });

  it('asks nothing of what was there, and of nothing', () => {
    type('A');
    type('');
    vi.advanceTimersByTime(1_000);
    expect(form.valid).toBe(true);
  });

  it('leaves it to the server where it cannot ask, and what the server said where it was', () => {
    type('B');
    vi.advanceTimersByTime(300);
    const asked = http.expectOne('/api/things/check/code?value=B&except=7');
    form.controls.code.setErrors({ server: 'is not a code' });
    asked.flush(null, { status: 403, statusText: 'Forbidden' });
    expect(form.controls.code.errors).toEqual({ server: 'is not a code' });
  });
});
