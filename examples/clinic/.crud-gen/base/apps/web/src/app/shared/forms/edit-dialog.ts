import { DestroyRef, Signal, WritableSignal, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormGroup } from '@angular/forms';
import { sameValue } from '@shared/business/services/conflict';
import { conflictRow, errorStatus } from '@shared/http/api-error';
import { Observable } from 'rxjs';
import { FormDialog, FormDialogOptions } from './form-dialog';
import { RowConflict } from './row-conflict';

/** What the dialog of a row that is there may be opened with, besides the row. */
export interface EditDialogData {
  /** An earlier state of the row, to begin with. */
  restored?: unknown;
}

/** What somebody else, or this user elsewhere, has done to a row. */
export interface ForeignChange {
  kind: 'changed' | 'deleted';
  /** The version that the row has now, when it is known. */
  version?: number;
}

export interface EditDialogOptions<F, V, T> extends FormDialogOptions {
  /** What the row is: `order item`. */
  one: string;
  /** The row as the user saw it. */
  row: T;
  /** Makes the form of a row. */
  form: (row: T) => F;
  /** What the user has changed, and nothing else. */
  changes: (form: F) => V;
  /** Sends the changes for the version that `row` has. */
  save: (changes: V, row: T, opId: string) => Promise<T>;
  /** The row as the server has it now. */
  read: (row: T) => Promise<T>;
  version: (row: T) => number | undefined;
  /** What others do to the row meanwhile. */
  others?: Observable<ForeignChange>;
}

/**
 * The dialog of a row that is there. It saves over the version that its user saw and no other one: what somebody else has
 * changed meanwhile is a conflict, settled field by field.
 */
export class EditDialog<F extends FormGroup, V extends object, T> extends FormDialog<F, V, T> {
  protected override readonly isDoneWithoutChanges = true;
  /** The row as the user has seen it. */
  private readonly seen: WritableSignal<T>;
  private readonly hasNews = signal(false);

  /** What the user should know before they go on; `isReviewable` when there is something to look at. */
  readonly notice = signal('');
  readonly isReviewable: Signal<boolean> = this.hasNews.asReadonly();
  readonly conflict = signal<RowConflict<T> | null>(null);

  constructor(private readonly edit: EditDialogOptions<F, V, T>) {
    super(edit.form(edit.row), edit.changes, edit);
    this.seen = signal(edit.row);
    const { restored } = (this.data ?? {}) as EditDialogData;
    if (restored) {
      this.takeUp(restored as T & object);
    }
    edit.others
      ?.pipe(takeUntilDestroyed(inject(DestroyRef)))
      .subscribe((change) => this.hear(change));
  }

  override async submit(): Promise<void> {
    if (this.isSaving()) {
      return;
    }
    if (this.hasNews()) {
      await this.review();
      return;
    }
    const conflict = this.conflict();
    if (conflict?.isSettled() === false) {
      this.complaints.update((n) => n + 1);
      return;
    }
    if (conflict) {
      this.seen.set(conflict.theirs);
      this.conflict.set(null);
    }
    this.notice.set('');
    await super.submit();
  }

  /** Shows what has come meanwhile beside what was typed. */
  async review(): Promise<void> {
    try {
      this.meet(await this.edit.read(this.seen()));
    } catch (error) {
      await this.show(error);
    }
  }

  protected override send(changes: V, opId: string): Promise<T> {
    return this.edit.save(changes, this.seen(), opId);
  }

  protected override async show(error: unknown): Promise<void> {
    if (errorStatus(error) === 404) {
      this.tellOfDelete();
    } else if (errorStatus(error) !== 412) {
      await super.show(error);
    } else {
      const theirs = conflictRow<T>(error);
      await (theirs ? this.meet(theirs) : this.review());
    }
  }

  /** Puts another state of the row into the form, as if its user had typed it. */
  private takeUp(state: T & object): void {
    const values: Record<string, unknown> = this.edit.form(state).getRawValue();
    for (const [name, control] of Object.entries(this.form.controls)) {
      // What the row did not have then stays as it is.
      if (name in state && control.enabled && !sameValue(control.value, values[name])) {
        control.setValue(values[name]);
        control.markAsDirty();
      }
    }
  }

  private hear({ kind, version }: ForeignChange): void {
    const known = this.edit.version(this.conflict()?.theirs ?? this.seen());
    if (kind === 'deleted') {
      this.tellOfDelete();
    } else if (known === undefined || version === undefined || version > known) {
      this.hasNews.set(true);
      this.notice.set($localize`Somebody else has just changed this ${this.edit.one}:thing:.`);
    }
  }

  private meet(theirs: T): void {
    this.conflict()?.undo();
    this.conflict.set(null);
    this.hasNews.set(false);
    const { form, one } = this.edit;
    const conflict = new RowConflict(theirs, this.form, form(this.seen()), form(theirs));
    if (conflict.fields.length > 0) {
      this.notice.set('');
      this.conflict.set(conflict);
    } else {
      this.seen.set(theirs);
      this.notice.set(
        $localize`Somebody else has changed this ${one}:thing: meanwhile, but nothing that differs from what you see here.`,
      );
    }
  }

  private tellOfDelete(): void {
    this.hasNews.set(false);
    this.notice.set('');
    this.failure.set($localize`Somebody else has deleted this ${this.edit.one}:thing:.`);
  }
}

/** What the dialog of a row that is there does. */
export function editDialog<F extends FormGroup, V extends object, T>(
  options: EditDialogOptions<F, V, T>,
): EditDialog<F, V, T> {
  const dialog = new EditDialog(options);
  dialog.takeUpDraft();
  return dialog;
}
