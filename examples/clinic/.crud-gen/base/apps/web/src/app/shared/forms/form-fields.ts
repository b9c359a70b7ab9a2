import {
  Directive,
  ElementRef,
  Injectable,
  InjectionToken,
  OnDestroy,
  inject,
} from '@angular/core';
import { AbstractControl, NgControl } from '@angular/forms';
import { DateAdapter, MAT_DATE_FORMATS } from '@angular/material/core';
import { MatSelect } from '@angular/material/select';
import { yesOrNo } from '@shared/ui/format';
import { dateTimeText } from './convert';

/** A control that knows better than its value what a person reads. */
export interface FieldText {
  label(): string;
  textOf(value: unknown): string;
}

/** How a field of a form says what it is, when it is no plain input. */
export const FIELD_TEXT = new InjectionToken<FieldText>('text of a field');

/** One field of a form: where it is, what it is called, and how its values read. */
export interface FormField {
  readonly name: string;
  readonly control: AbstractControl | null;
  label(): string;
  textOf(value: unknown): string;
  focus(): void;
}

/** The fields of an open form, in the order of the page. */
@Injectable()
export class FormFields {
  private readonly known = new Set<FormField>();

  add(field: FormField): void {
    this.known.add(field);
  }

  remove(field: FormField): void {
    this.known.delete(field);
  }

  named(name: string): FormField | undefined {
    return this.all().find((field) => field.name === name);
  }

  /** Those with a mistake. */
  wrong(): FormField[] {
    return this.all().filter(({ control }) => control?.invalid);
  }

  private all(): FormField[] {
    return [...this.known];
  }
}

/** Makes a field of a form known to the dialog around it, which lists mistakes and conflicts. */
@Directive({
  // eslint-disable-next-line @angular-eslint/directive-selector -- every control of a form
  selector: '[formControlName]',
  host: { '[class.disabled-field]': 'control?.disabled' },
})
export class FormFieldDirective implements FormField, OnDestroy {
  private readonly fields = inject(FormFields, { optional: true });
  private readonly ngControl = inject(NgControl, { self: true });
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly select = inject(MatSelect, { self: true, optional: true });
  private readonly text = inject(FIELD_TEXT, { self: true, optional: true });
  private readonly dates = inject<DateAdapter<Date>>(DateAdapter, { optional: true });
  private readonly formats = inject(MAT_DATE_FORMATS, { optional: true });

  constructor() {
    this.fields?.add(this);
  }

  ngOnDestroy(): void {
    this.fields?.remove(this);
  }

  get name(): string {
    return String(this.ngControl.name);
  }

  get control(): AbstractControl | null {
    return this.ngControl.control;
  }

  label(): string {
    return this.text?.label() ?? fieldLabel(this.host.closest('mat-form-field') ?? this.host);
  }

  textOf(value: unknown): string {
    if (value === null || value === undefined || value === '') {
      return $localize`nothing`;
    }
    if (typeof value === 'boolean') {
      return yesOrNo(value);
    }
    if (value instanceof Date) {
      return this.dates?.format(value, this.formats?.display.dateInput) ?? value.toDateString();
    }
    if (this.text) {
      return this.text.textOf(value);
    }
    const option = this.select?.options.find((one) => one.value === value);
    return option?.viewValue ?? (this.isMoment() ? dateTimeText(String(value)) : String(value));
  }

  focus(): void {
    const inner = 'input, textarea, button, [tabindex]';
    const target = this.host.matches(inner)
      ? this.host
      : this.host.querySelector<HTMLElement>(inner);
    this.host.scrollIntoView?.({ block: 'center' });
    target?.focus({ preventScroll: true });
  }

  private isMoment(): boolean {
    return this.host.getAttribute('type') === 'datetime-local';
  }
}

/** What a person calls a field. */
export function fieldLabel(field: Element): string {
  return (field.querySelector('mat-label') ?? field).textContent.trim();
}
