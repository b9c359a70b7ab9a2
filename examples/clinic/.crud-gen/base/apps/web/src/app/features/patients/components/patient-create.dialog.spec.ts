import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import { provideDayDates } from '@shared/forms/day-date-adapter';
import { provideIcons } from '@shared/ui/icons';
import { patientSample } from '../types/patients.samples';
import { PatientCreateDialogComponent } from './patient-create.dialog';

describe('PatientCreateDialogComponent', () => {
  const close = vi.fn();
  let fixture: ComponentFixture<PatientCreateDialogComponent>;
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
    fixture = TestBed.createComponent(PatientCreateDialogComponent);
    fixture.detectChanges();
    fixture.componentInstance['form'].patchValue({
      recordNumber: 'Record number',
      firstName: 'First name',
      lastName: 'Last name',
      birthDate: new Date(2025, 2, 14),
      sex: 'female',
      phone: '+15550100',
      email: 'ada@example.com',
      weightKg: '7',
      allergies: 'Allergies',
      active: true,
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
    const row = patientSample();
    http.expectOne({ method: 'POST', url: '/api/patients' }).flush({ success: true, data: row });
    await submitted;
    expect(close).toHaveBeenCalledWith(row);
  });

  it('shows a refusal at its field', async () => {
    const submitted = fixture.componentInstance['onFormSubmit']();
    const details = {
      fields: [{ field: 'recordNumber', code: 'DUPLICATE', message: 'This one is taken' }],
    };
    const error = { code: 'CONFLICT', message: 'Taken', details };
    const body = { success: false, error, requestId: '1' };
    http.expectOne({ method: 'POST' }).flush(body, { status: 409, statusText: 'Conflict' });
    await submitted;
    fixture.detectChanges();
    expect(close).not.toHaveBeenCalled();
    expect(fixture.componentInstance['form'].controls.recordNumber.errors).toEqual({
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
