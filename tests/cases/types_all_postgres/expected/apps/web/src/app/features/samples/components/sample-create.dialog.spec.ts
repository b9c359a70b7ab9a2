import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import { provideDayDates } from '@shared/forms/day-date-adapter';
import { provideIcons } from '@shared/ui/icons';
import { sampleSample } from '../types/samples.samples';
import { SampleCreateDialogComponent } from './sample-create.dialog';

describe('SampleCreateDialogComponent', () => {
  const close = vi.fn();
  let fixture: ComponentFixture<SampleCreateDialogComponent>;
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
    fixture = TestBed.createComponent(SampleCreateDialogComponent);
    fixture.detectChanges();
    fixture.componentInstance['form'].patchValue({
      textRequired: 'Text required',
      textOptional: 'Text optional',
      stringRequired: 'String required',
      stringOptional: 'String optional',
      smallIntRequired: '7',
      smallIntOptional: '7',
      integerRequired: '7',
      integerOptional: '7',
      bigIntRequired: '7',
      bigIntOptional: '7',
      decimalRequired: '7',
      decimalOptional: '7',
      wideDecimalRequired: '7',
      wideDecimalOptional: '7',
      realRequired: '1.5',
      realOptional: '1.5',
      doubleRequired: '1.5',
      doubleOptional: '1.5',
      booleanRequired: true,
      booleanOptional: true,
      dateRequired: new Date(2025, 2, 14),
      dateOptional: new Date(2025, 2, 14),
      timeRequired: '09:26:53',
      timeOptional: '09:26:53',
      timestampRequired: '2025-03-14T09:26:53',
      timestampOptional: '2025-03-14T09:26:53',
      timestampTzRequired: '2025-03-14T09:26:53',
      timestampTzOptional: '2025-03-14T09:26:53',
      uuidRequired: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
      uuidOptional: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
      jsonRequired: '{"note":"sample"}',
      jsonOptional: '{"note":"sample"}',
      bytesRequired: 'c2FtcGxl',
      bytesOptional: 'c2FtcGxl',
      otherRequired: 'sample',
      otherOptional: 'sample',
      enumRequired: 'one',
      enumOptional: 'one',
      passwordHash: 'Password hash',
    });
  });

  it('sends nothing that is not complete', () => {
    fixture.componentInstance['form'].reset();
    void fixture.componentInstance['onFormSubmit']();
    http.expectNone({ method: 'POST' });
    expect(close).not.toHaveBeenCalled();
  });

  it('closes when the server has the row, and not before', async () => {
    const submitted = fixture.componentInstance['onFormSubmit']();
    expect(close).not.toHaveBeenCalled();
    const row = sampleSample();
    http.expectOne({ method: 'POST', url: '/api/samples' }).flush({ success: true, data: row });
    await submitted;
    expect(close).toHaveBeenCalledWith(row);
  });

  it('shows a refusal at its field', async () => {
    const submitted = fixture.componentInstance['onFormSubmit']();
    const details = {
      fields: [{ field: 'textRequired', code: 'DUPLICATE', message: 'This one is taken' }],
    };
    const error = { code: 'CONFLICT', message: 'Taken', details };
    const body = { success: false, error, requestId: '1' };
    http.expectOne({ method: 'POST' }).flush(body, { status: 409, statusText: 'Conflict' });
    await submitted;
    fixture.detectChanges();
    expect(close).not.toHaveBeenCalled();
    expect(fixture.componentInstance['form'].controls.textRequired.errors).toEqual({
      server: 'This one is taken',
    });
    expect(fixture.nativeElement.textContent).toContain('This one is taken');
  });

  it('repeats a request that got no answer under the same key', async () => {
    const keys: (string | null)[] = [];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const submitted = fixture.componentInstance['onFormSubmit']();
      const request = http.expectOne({ method: 'POST' });
      keys.push(request.request.headers.get('Idempotency-Key'));
      request.error(new ProgressEvent('error'));
      await submitted;
    }
    expect(keys[0]).toBe(keys[1]);
    fixture.detectChanges();
    expect(fixture.nativeElement.querySelector('[role="alert"]')).toBeTruthy();
    expect(TestBed.inject(MatSnackBar)._openedSnackBarRef).toBeNull();
  });
});
