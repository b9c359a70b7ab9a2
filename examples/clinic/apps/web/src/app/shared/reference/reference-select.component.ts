import {
  Component,
  DoCheck,
  computed,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ControlValueAccessor, NgControl, Validators } from '@angular/forms';
import {
  MatAutocompleteModule,
  MatAutocompleteSelectedEvent,
  MatAutocompleteTrigger,
} from '@angular/material/autocomplete';
import { MatButtonModule } from '@angular/material/button';
import { ErrorStateMatcher } from '@angular/material/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInput, MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { FormDialogData } from '@shared/forms/form-dialog';
import { FIELD_TEXT, FieldText } from '@shared/forms/form-fields';
import { RecordLinks } from '@shared/record/record-links';
import { AnyRow, RowOptions } from '@shared/record/record-options';
import { PageActions } from '@shared/ui/page-actions';
import { delay, of, switchMap } from 'rxjs';
import {
  ReferenceKey,
  ReferenceOption,
  ReferenceService,
  ReferenceTarget,
} from './reference.service';

const TYPING_PAUSE_MS = 250;

/** Chooses the row that a column refers to, by typing a part of its label. */
@Component({
  selector: 'app-reference-select',
  imports: [
    FieldErrorComponent,
    MatAutocompleteModule,
    MatButtonModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
  ],
  templateUrl: './reference-select.component.html',
  providers: [{ provide: FIELD_TEXT, useExisting: ReferenceSelectComponent }],
  styles: `
    :host,
    mat-form-field {
      display: block;
      width: 100%;
    }

    .beside {
      margin-left: 8px;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class ReferenceSelectComponent implements ControlValueAccessor, DoCheck, FieldText {
  private readonly references = inject(ReferenceService);
  private readonly links = inject(RecordLinks);
  private readonly actions = inject(PageActions);
  protected readonly ngControl = inject(NgControl, { self: true, optional: true });

  readonly target = input.required<ReferenceTarget>();
  readonly label = input.required<string>();
  readonly hint = input('');
  /** A row that is not there yet can be made from here, by who may. */
  readonly offersNew = input(true);

  protected readonly value = signal<ReferenceKey | null>(null);
  protected readonly isDisabled = signal(false);
  /** What is typed; null while the field shows the label of its value. */
  protected readonly typed = signal<string | null>(null);
  private readonly isOpen = signal(false);

  private readonly field = viewChild(MatInput);
  private readonly panel = viewChild(MatAutocompleteTrigger);

  private readonly valueLabel = computed(() => {
    const value = this.value();
    return value === null ? null : this.references.label(this.target(), value);
  });
  protected readonly text = computed(
    () => this.typed() ?? (this.value() === null ? '' : (this.valueLabel()?.() ?? '…')),
  );

  protected readonly options = rxResource({
    params: () => (this.isOpen() ? { target: this.target(), text: this.typed() ?? '' } : undefined),
    stream: ({ params: { target, text } }) =>
      of(null).pipe(
        delay(text === '' ? 0 : TYPING_PAUSE_MS),
        switchMap(() => this.references.search(target, text.trim())),
      ),
  });
  protected readonly found = computed(() => (this.options.hasValue() ? this.options.value() : []));
  protected readonly note = computed(() => {
    if (this.options.isLoading()) {
      return $localize`Searching…`;
    }
    if (this.options.error()) {
      return $localize`The list could not be loaded`;
    }
    return this.found().length === 0 ? $localize`Nothing found` : '';
  });

  protected readonly maker = computed(() =>
    this.offersNew() ? this.links.makerOf(this.target().resource) : undefined,
  );

  protected readonly errorState: ErrorStateMatcher = {
    isErrorState: () => Boolean(this.ngControl?.invalid && this.ngControl.touched),
  };

  private onChange: (value: ReferenceKey | null) => void = () => undefined;
  protected onTouched: () => void = () => undefined;

  constructor() {
    if (this.ngControl) {
      this.ngControl.valueAccessor = this;
    }
  }

  /** The input has no control of its own, so it has to be told when something is wrong. */
  ngDoCheck(): void {
    this.field()?.updateErrorState();
  }

  protected get isRequired(): boolean {
    return this.ngControl?.control?.hasValidator(Validators.required) ?? false;
  }

  writeValue(value: ReferenceKey | null | undefined): void {
    this.typed.set(null);
    this.value.set(value === undefined || value === '' ? null : value);
  }

  textOf(value: unknown): string {
    const key = value as ReferenceKey;
    return untracked(() => this.references.label(this.target(), key))() ?? '…';
  }

  registerOnChange(onChange: (value: ReferenceKey | null) => void): void {
    this.onChange = onChange;
  }

  registerOnTouched(onTouched: () => void): void {
    this.onTouched = onTouched;
  }

  setDisabledState(isDisabled: boolean): void {
    this.isDisabled.set(isDisabled);
  }

  protected onOpened(): void {
    this.isOpen.set(true);
  }

  protected onInput(event: Event): void {
    this.isOpen.set(true);
    this.typed.set((event.target as HTMLInputElement).value);
  }

  protected onSelected({ option }: MatAutocompleteSelectedEvent): void {
    const chosen = option.value as ReferenceOption | null;
    if (chosen) {
      this.choose(chosen.key);
    } else {
      void this.make();
    }
  }

  /** Opens the dialog of the other module, and chooses what it has made. */
  private async make(): Promise<void> {
    const { labelField, keyField } = this.target();
    const label = this.typed()?.trim();
    const options = (await this.maker()?.load()) as RowOptions<AnyRow> | undefined;
    if (options) {
      const values = label ? { [labelField]: label } : {};
      const data: FormDialogData = { values, isAwaited: true };
      const made = (await this.actions.open(options.createDialog, data)) as AnyRow | undefined;
      // The focus that comes back to the field has opened it again.
      this.panel()?.closePanel();
      if (made) {
        this.choose(made[keyField] as ReferenceKey);
      }
    }
  }

  /** What is typed but not chosen is no value: emptied means none, anything else goes back. */
  protected onClosed(): void {
    this.isOpen.set(false);
    if (this.typed()?.trim() === '') {
      this.choose(null);
    }
    this.typed.set(null);
  }

  protected onClear(): void {
    this.choose(null);
  }

  protected readonly labelOf = (option: ReferenceOption | string | null): string =>
    typeof option === 'string' ? option : (option?.label ?? this.text());

  private choose(key: ReferenceKey | null): void {
    this.typed.set(null);
    if (key !== this.value()) {
      this.value.set(key);
      this.onChange(key);
    }
  }
}
