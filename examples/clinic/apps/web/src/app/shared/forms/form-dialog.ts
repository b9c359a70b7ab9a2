import { DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormGroup } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { AuthService } from '@core/services/auth.service';
import { apiErrorMessage } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { ConfirmService } from '@shared/ui/confirm.service';
import { filter, firstValueFrom, merge } from 'rxjs';
import { OpenForm, OpenForms } from './open-forms';
import { applyServerErrors } from './server-errors';

/** How dialogs with a form are opened. */
export const FORM_DIALOG = {
  width: '640px',
  maxWidth: 'calc(100vw - 32px)',
  autoFocus: 'first-tabbable',
  // Whoever goes to another page is asked first.
  closeOnNavigation: false,
} as const;

/** What a module says of its dialog. */
export interface FormDialogOptions {
  /** Told when the server has it. */
  saved: string;
  /** Told when the server has it not, and does not say why. */
  failed: string;
  /** Close at once; when the server refuses, the dialog comes back with what was typed. */
  optimistic?: boolean;
}

/** What a dialog with a form may be opened with. */
export interface FormDialogData {
  /** What a new row begins with. */
  values?: object;
  /** Who opened it waits for the row: it closes when the server has it. */
  isAwaited?: boolean;
  draft?: Draft;
}

/** What was typed into a dialog that has closed already, and why it was refused. */
interface Draft {
  readonly value: object;
  readonly dirty: readonly string[];
  readonly error: unknown;
}

/** A dialog with a form: checks it, sends it, shows what the server has against it, and loses nothing that was typed. */
export abstract class FormDialog<F extends FormGroup, V extends object, T> implements OpenForm {
  protected readonly ref = inject<MatDialogRef<object, T | boolean>>(MatDialogRef);
  protected readonly data = inject<FormDialogData | null>(MAT_DIALOG_DATA, { optional: true });
  private readonly dialogs = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly confirm = inject(ConfirmService);
  private readonly auth = inject(AuthService);

  readonly isSaving = signal(false);
  /** Why it was not saved, when that is no matter of a field. */
  readonly failure = signal('');
  /** Counts the attempts that a mistake has stopped. */
  readonly complaints = signal(0);
  /** Whether a form that says nothing leaves nothing to do. */
  protected readonly isDoneWithoutChanges: boolean = false;
  private isLeaving = false;
  /** The last request: sent again unchanged it keeps its `opId`, so that nothing is done twice. */
  private attempt = { body: '', opId: '' };

  constructor(
    readonly form: F,
    private readonly values: (form: F) => V,
    private readonly options: FormDialogOptions,
  ) {
    this.ref.disableClose = true;
    inject(DestroyRef).onDestroy(inject(OpenForms).add(this));
    const escapes = this.ref.keydownEvents().pipe(filter(({ key }) => key === 'Escape'));
    merge(this.ref.backdropClick(), escapes)
      .pipe(takeUntilDestroyed(inject(DestroyRef)))
      .subscribe((event) => {
        event.preventDefault();
        void this.close();
      });
  }

  /** Sends what the form says. The server does two requests with the same `opId` only once. */
  protected abstract send(values: V, opId: string): Promise<T>;

  /** Leaves the dialog; what was typed is asked about first. */
  async close(): Promise<boolean> {
    if (this.isLeaving) {
      return false;
    }
    this.isLeaving = true;
    const isLeft = !this.form.dirty || (await this.isDiscarded());
    if (isLeft) {
      this.ref.close();
    }
    this.isLeaving = false;
    return isLeft;
  }

  /** Saves the form, or shows what is wrong with it. */
  async submit(): Promise<void> {
    // What the server said of the last attempt does not count against this one.
    Object.values(this.form.controls).forEach((control) => control.updateValueAndValidity());
    this.failure.set('');
    if (this.isSaving()) {
      return;
    }
    if (this.form.invalid) {
      this.complain();
      return;
    }
    const values = this.values(this.form);
    if (Object.keys(values).length === 0 && this.isDoneWithoutChanges) {
      this.ref.close();
      return;
    }
    const request = this.send(values, this.opIdOf(values));
    if (this.options.optimistic && !this.data?.isAwaited) {
      this.ref.close(true);
      await this.follow(request);
    } else {
      await this.wait(request);
    }
  }

  /** Takes up what was typed before the server refused it. */
  takeUpDraft(): void {
    const { draft } = this.data ?? {};
    if (draft) {
      this.form.patchValue(draft.value);
      draft.dirty.forEach((name) => this.form.controls[name].markAsDirty());
      // An opened dialog takes the focus, so what is shown of the error comes after it.
      this.ref.afterOpened().subscribe(() => void this.show(draft.error));
    }
  }

  /** Shows why something was not saved: at the fields that it is about, or else above them. */
  protected async show(error: unknown): Promise<void> {
    const { isPlaced, others } = applyServerErrors(this.form, error);
    if (isPlaced) {
      this.complain();
    }
    if (!isPlaced || others.length > 0) {
      this.failure.set(others.join(' ') || apiErrorMessage(error, this.options.failed));
    }
  }

  private complain(): void {
    this.form.markAllAsTouched();
    this.complaints.update((n) => n + 1);
  }

  private isDiscarded(): Promise<boolean> {
    return this.confirm.confirm({
      title: $localize`Discard what you typed?`,
      message: $localize`It has not been saved.`,
      cancelLabel: $localize`Keep editing`,
      confirmLabel: $localize`Discard`,
      destructive: true,
    });
  }

  private async wait(request: Promise<T>): Promise<void> {
    this.isSaving.set(true);
    try {
      const row = await request;
      this.tell();
      this.ref.close(row);
    } catch (error) {
      await this.show(error);
    } finally {
      this.isSaving.set(false);
    }
  }

  private async follow(request: Promise<T>): Promise<void> {
    const { controls } = this.form;
    const value: object = this.form.getRawValue();
    const dirty = Object.keys(controls).filter((name) => controls[name].dirty);
    const component = this.ref.componentRef?.componentType;
    try {
      await request;
      this.tell();
    } catch (error) {
      await firstValueFrom(this.dialogs.afterAllClosed);
      if (component && this.auth.isSignedIn()) {
        const draft: Draft = { value, dirty, error };
        this.dialogs.open(component, { ...FORM_DIALOG, data: { ...this.data, draft } });
      }
    }
  }

  private tell(): void {
    this.snackBar.open(this.options.saved, $localize`Close`, { duration: 3000 });
  }

  private opIdOf(values: V): string {
    const body = JSON.stringify(values);
    if (body !== this.attempt.body) {
      this.attempt = { body, opId: newOpId() };
    }
    return this.attempt.opId;
  }
}

export interface CreateDialogOptions<F, V, T> extends FormDialogOptions {
  form: F;
  /** What the form says of a new row. */
  values: (form: F) => V;
  save: (values: V, opId: string) => Promise<T>;
}

class CreateDialog<F extends FormGroup, V extends object, T> extends FormDialog<F, V, T> {
  constructor(private readonly create: CreateDialogOptions<F, V, T>) {
    super(create.form, create.values, create);
    this.form.patchValue(this.data?.values ?? {});
  }

  protected override send(values: V, opId: string): Promise<T> {
    return this.create.save(values, opId);
  }
}

/** What the dialog of a new row does. */
export function createDialog<F extends FormGroup, V extends object, T>(
  options: CreateDialogOptions<F, V, T>,
): FormDialog<F, V, T> {
  const dialog = new CreateDialog(options);
  dialog.takeUpDraft();
  return dialog;
}
