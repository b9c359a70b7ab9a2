import { HttpErrorResponse } from '@angular/common/http';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, FormGroup, Validators } from '@angular/forms';
import { FieldErrorComponent, fieldErrorMessage } from './field-error.component';
import { applyServerErrors } from './server-errors';
import { decimalValidator } from './validators';

@Component({
  imports: [FieldErrorComponent],
  template: `<app-field-error label="Name" [control]="form.controls.name" />`,
})
class HostComponent {
  readonly form = new FormGroup({
    name: new FormControl('', [Validators.required, Validators.maxLength(3)]),
  });
}

function refused(fields: { field: string; message: string }[]): HttpErrorResponse {
  return new HttpErrorResponse({
    status: 422,
    error: {
      success: false,
      error: { code: 'VALIDATION_FAILED', message: '', details: { fields } },
    },
  });
}

describe('FieldErrorComponent', () => {
  it('follows the control, and shows what the server said first', async () => {
    const fixture = TestBed.createComponent(HostComponent);
    const { form } = fixture.componentInstance;
    const shown = async () => {
      await fixture.whenStable();
      return (fixture.nativeElement as HTMLElement).textContent?.trim();
    };
    expect(await shown()).toBe('Name is required');
    form.controls.name.setValue('long');
    expect(await shown()).toBe('Name may have at most 3 characters');

    expect(applyServerErrors(form, refused([{ field: 'name', message: 'Taken' }]))).toEqual({
      isPlaced: true,
      others: [],
    });
    expect(await shown()).toBe('Taken');
    expect(form.controls.name.touched).toBe(true);
    form.controls.name.setValue('new');
    expect(await shown()).toBe('');
  });

  it('says what a decimal needs', () => {
    const errors = decimalValidator(5, 2)(new FormControl('x')) ?? {};
    expect(fieldErrorMessage(errors, 'Price')).toBe(
      'Price must be a number with at most 3 digits before the point and 2 after it',
    );
  });
});

describe('applyServerErrors', () => {
  it('knows no control that the form lacks', () => {
    const { form } = new HostComponent();
    const fields = [
      { field: 'constructor', message: 'x' },
      { field: 'other', message: 'x' },
    ];
    expect(applyServerErrors(form, refused(fields))).toEqual({
      isPlaced: false,
      others: ['constructor: x', 'other: x'],
    });
    expect(applyServerErrors(form, new Error('no answer'))).toEqual({
      isPlaced: false,
      others: [],
    });
  });
});
