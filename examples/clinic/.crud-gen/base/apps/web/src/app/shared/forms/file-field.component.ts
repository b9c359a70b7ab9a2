import { Component, computed, inject, input, signal } from '@angular/core';
import { ControlValueAccessor, NgControl } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { formatCount } from '@shared/ui/format';
import { FieldErrorComponent } from './field-error.component';
import { FIELD_TEXT, FieldText } from './form-fields';

/** A file as the value of a control, in base64. */
@Component({
  selector: 'app-file-field',
  imports: [FieldErrorComponent, MatButtonModule],
  providers: [{ provide: FIELD_TEXT, useExisting: FileFieldComponent }],
  template: `
    <span class="label">{{ label() }}</span>
    <span>{{ text() }}</span>
    <button matButton type="button" [disabled]="isDisabled()" (click)="picker.click()" i18n>
      Choose a file
    </button>
    @if (value() !== '' && !isDisabled()) {
      <button matButton type="button" (click)="change('')" i18n>Remove</button>
    }
    <input
      #picker
      hidden
      type="file"
      [attr.aria-label]="label()"
      (change)="onChosen(picker.files)"
    />
    @if (ngControl?.control; as control) {
      @if (control.invalid && control.touched) {
        <app-field-error class="error" [control]="control" [label]="label()" />
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      padding: 4px 0 16px;
    }

    .label {
      color: var(--mat-sys-on-surface-variant);
    }

    .error {
      width: 100%;
      color: var(--mat-sys-error);
    }
  `,
})
export class FileFieldComponent implements ControlValueAccessor, FieldText {
  protected readonly ngControl = inject(NgControl, { self: true, optional: true });

  readonly label = input.required<string>();

  protected readonly value = signal('');
  protected readonly isDisabled = signal(false);
  protected readonly text = computed(() => this.textOf(this.value()));

  private onChange: (value: string) => void = () => undefined;
  private onTouched: () => void = () => undefined;

  constructor() {
    if (this.ngControl) {
      this.ngControl.valueAccessor = this;
    }
  }

  /** The size of a file. */
  textOf(value: unknown): string {
    const size =
      typeof value === 'string' ? Math.floor((value.replace(/=+$/, '').length * 3) / 4) : 0;
    return size === 0 ? $localize`nothing` : $localize`${formatCount(size)}:count: bytes`;
  }

  writeValue(value: string | null): void {
    this.value.set(value ?? '');
  }

  registerOnChange(onChange: (value: string) => void): void {
    this.onChange = onChange;
  }

  registerOnTouched(onTouched: () => void): void {
    this.onTouched = onTouched;
  }

  setDisabledState(isDisabled: boolean): void {
    this.isDisabled.set(isDisabled);
  }

  protected async onChosen(files: FileList | null): Promise<void> {
    if (files?.[0]) {
      this.change(base64(new Uint8Array(await files[0].arrayBuffer())));
    }
  }

  protected change(value: string): void {
    this.value.set(value);
    this.onChange(value);
    this.onTouched();
  }
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
