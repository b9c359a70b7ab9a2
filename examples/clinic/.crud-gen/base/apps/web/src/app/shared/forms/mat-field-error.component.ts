import { Component, afterNextRender, computed, inject, signal } from '@angular/core';
import { AbstractControl } from '@angular/forms';
import { MatFormField } from '@angular/material/form-field';
import { FieldErrorComponent } from './field-error.component';
import { fieldLabel } from './form-fields';

/** `<mat-error appFieldError />` says what is wrong with the control of the form field that it stands in. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- only inside a form field
  selector: 'mat-error[appFieldError]',
  imports: [FieldErrorComponent],
  template: `
    @if (control(); as control) {
      <app-field-error [control]="control" [label]="label()" />
    }
  `,
})
export class MatFieldErrorComponent {
  private readonly field = inject(MatFormField);

  protected readonly control = computed(() => {
    // A directive of a form always has its control by now; `NgControl` leaves that open.
    const { ngControl } = this.field._control;
    return (ngControl as { control: AbstractControl | null } | null)?.control ?? null;
  });
  protected readonly label = signal('');

  constructor() {
    const field = this.field._elementRef.nativeElement as HTMLElement;
    afterNextRender(() => this.label.set(fieldLabel(field)));
  }
}
