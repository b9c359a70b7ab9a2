import { Signal, computed, signal } from '@angular/core';
import { FormGroup } from '@angular/forms';

export type Side = 'mine' | 'theirs';

/** A field that another has changed, with the values of its control. */
export interface FieldConflict {
  readonly name: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Both have changed it, so that somebody has to choose. */
  readonly isContested: boolean;
}

/** What another has made of the row of an open form, field by field. The form follows what is chosen. */
export class RowConflict<T> {
  readonly fields: readonly FieldConflict[];
  private readonly choices = signal<ReadonlyMap<string, Side>>(new Map());

  /** Each field has its choice. */
  readonly isSettled: Signal<boolean> = computed(() =>
    this.fields.every(({ name }) => this.choices().has(name)),
  );

  /**
   * @param theirs the row as it is now
   * @param form what the user has made of the row that they saw
   * @param before a form of the row that they saw
   * @param now a form of `theirs`
   */
  constructor(
    readonly theirs: T,
    private readonly form: FormGroup,
    before: FormGroup,
    now: FormGroup,
  ) {
    const changed = Object.keys(form.controls)
      .map((name) => ({
        name,
        base: before.get(name)?.value as unknown,
        mine: form.get(name)?.value as unknown,
        theirs: now.get(name)?.value as unknown,
      }))
      .filter(({ base, theirs }) => !isSame(base, theirs))
      .map(({ base, ...field }) => ({ ...field, isContested: !isSame(field.mine, base) }));
    this.fields = changed.filter(({ mine, theirs }) => !isSame(mine, theirs));
    for (const field of changed) {
      if (!field.isContested || isSame(field.mine, field.theirs)) {
        this.choose(field, 'theirs');
      }
    }
  }

  /** Makes the form what it was before, for a conflict that takes the place of this one. */
  undo(): void {
    for (const field of this.fields) {
      this.choose(field, 'mine');
      if (!field.isContested) {
        this.form.controls[field.name].markAsPristine();
      }
    }
  }

  choiceOf(field: FieldConflict): Side | undefined {
    return this.choices().get(field.name);
  }

  choose(field: FieldConflict, side: Side): void {
    const control = this.form.controls[field.name];
    control.setValue(field[side]);
    if (side === 'mine') {
      control.markAsDirty();
    } else {
      control.markAsPristine();
    }
    this.choices.update((choices) => new Map(choices).set(field.name, side));
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
