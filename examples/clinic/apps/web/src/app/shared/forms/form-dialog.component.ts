import { Component, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { switchMap } from 'rxjs';
import { EditDialog } from './edit-dialog';
import { fieldErrorMessage } from './field-error.component';
import { FormDialog } from './form-dialog';
import { FormFields } from './form-fields';
import { RowConflictComponent } from './row-conflict.component';

/** The frame of a dialog with a form, which goes inside; more buttons too, with `dialogActions`. */
@Component({
  selector: 'app-form-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    ReactiveFormsModule,
    RowConflictComponent,
  ],
  templateUrl: './form-dialog.component.html',
  providers: [FormFields],
})
export class FormDialogComponent {
  private readonly fields = inject(FormFields);

  readonly heading = input.required<string>();
  /** On the button that saves, where it is neither `Create` nor `Save`. */
  readonly action = input('');
  readonly dialog = input.required<FormDialog<FormGroup, object, unknown>>();

  private readonly panel = viewChild(RowConflictComponent);

  protected readonly edit = computed(() => {
    const dialog = this.dialog();
    return dialog instanceof EditDialog ? (dialog as EditDialog<FormGroup, object, unknown>) : null;
  });
  protected readonly actionLabel = computed(
    () => this.action() || (this.edit() ? $localize`Save` : $localize`Create`),
  );
  private readonly events = toSignal(
    toObservable(this.dialog).pipe(switchMap(({ form }) => form.events)),
  );

  /** What is wrong, from the first attempt to save; null when nothing is. */
  protected readonly mistakes = computed(() => {
    this.events();
    if (this.dialog().complaints() === 0) {
      return null;
    }
    const mistakes = this.fields.wrong().map((field) => ({
      field,
      text: fieldErrorMessage(field.control?.errors ?? {}, field.label()),
    }));
    return mistakes.length > 0 ? mistakes : null;
  });

  constructor() {
    effect(() => {
      if (this.dialog().complaints() > 0) {
        untracked(() => (this.fields.wrong().at(0) ?? this.panel())?.focus());
      }
    });
  }
}
