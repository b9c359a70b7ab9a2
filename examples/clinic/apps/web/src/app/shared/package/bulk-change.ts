import { Signal, WritableSignal, computed, inject, signal } from '@angular/core';
import { FormGroup } from '@angular/forms';
import { sameValue } from '@shared/business/services/conflict';
import { FormDialog } from '@shared/forms/form-dialog';
import { itemProblems } from '@shared/http/api-error';
import { FieldError, ItemProblem } from '@shared/http/api.types';
import { fieldProblemText, problemText } from '@shared/http/error-texts';
import { ListColumn } from '@shared/list/list-column';
import { ListOptions } from '@shared/list/list-model';
import { ChangeOptions } from './change-options';
import { BulkItem, ChangeRequests, rowUrl } from './change-requests';

/** Why a row was refused, and with it all. */
export interface RowProblem<T extends object> {
  row: T;
  message: string;
  /** The row as it is now, when another has changed it meanwhile. */
  current?: T;
  /** What is different about it. */
  differences: readonly ListColumn<T>[];
}

/**
 * One change to several rows, all of them or none, each over the version that its user has seen. Only the fields that were
 * chosen are in it; the others are disabled.
 */
export class BulkChange<T extends object> extends FormDialog<FormGroup, Body, number> {
  private readonly requests = inject(ChangeRequests);
  private readonly changes: ChangeOptions<T>;
  private readonly starts: Readonly<Record<string, unknown>>;

  readonly rows: WritableSignal<readonly T[]>;
  /** The fields that a row can be changed in. */
  readonly names: readonly string[];
  readonly chosen = signal<readonly string[]>([]);
  readonly problems = signal<readonly RowProblem<T>[]>([]);
  readonly count: Signal<number> = computed(() => this.rows().length);

  constructor(
    private readonly list: ListOptions<T>,
    changes: ChangeOptions<T>,
    given: readonly T[],
    values: object,
  ) {
    const rows = signal(given);
    super(
      changes.formOf(given[0]),
      (form) => ({ items: itemsOf(list, rows(), changes.changed(form)) }),
      {
        saved: $localize`The ${list.many}:things: are changed`,
        failed: $localize`The ${list.many}:things: could not be changed.`,
      },
    );
    this.rows = rows;
    this.changes = changes;
    const { controls } = this.form;
    this.names = Object.keys(controls).filter((name) => controls[name].enabled);
    this.names.forEach((name) => controls[name].disable());
    this.starts = { ...this.sharedValues(given), ...values };
    this.choose(Object.keys(values));
  }

  /** Opens these fields and no others. Each begins with what all rows have, or as in a new row. */
  choose(names: readonly string[]): void {
    for (const name of this.names) {
      const control = this.form.controls[name];
      if (!names.includes(name)) {
        control.disable();
        control.markAsPristine();
      } else if (control.disabled) {
        control.enable();
        control.setValue(this.starts[name]);
        control.markAsDirty();
      }
    }
    this.chosen.set(names);
  }

  /** Goes on without a row. */
  leaveOut({ row }: RowProblem<T>): void {
    this.problems.update((all) => all.filter((one) => one.row !== row));
    this.rows.update((all) => all.filter((one) => one !== row));
    if (this.count() === 0) {
      this.ref.close();
    }
  }

  /** Changes a row although another has changed it: what it is now has been seen. */
  accept({ row, current }: RowProblem<T>): void {
    this.problems.update((all) => all.filter((one) => one.row !== row));
    this.rows.update((all) => all.map((one) => (one === row ? (current ?? one) : one)));
  }

  override async submit(): Promise<void> {
    if (this.chosen().length === 0) {
      this.failure.set($localize`Choose the fields to change.`);
      return;
    }
    await super.submit();
  }

  protected override send({ items }: Body, opId: string): Promise<number> {
    this.problems.set([]);
    return this.requests.changeAll(this.list.resource, items, opId);
  }

  protected override async show(error: unknown): Promise<void> {
    const problems = itemProblems(error);
    if (problems.length === 0) {
      await super.show(error);
      return;
    }
    this.problems.set(await Promise.all(problems.map((problem) => this.problemOf(problem))));
    this.failure.set($localize`Nothing was changed, because of these rows:`);
  }

  private async problemOf(problem: ItemProblem): Promise<RowProblem<T>> {
    const row = this.rows()[problem.index];
    const message = (problem.fields ?? []).map((field) => this.sentence(field)).join(' ');
    const refused = { row, message: message || problemText(problem), differences: [] };
    if (problem.status !== 412) {
      return refused;
    }
    try {
      const { resource, columns, id } = this.list;
      const current = await this.requests.read<T>(rowUrl(resource, id?.(row) ?? ''));
      const differences = columns.filter(
        ({ key }) => key in this.form.controls && !sameValue(row[key], current[key]),
      );
      return {
        row,
        message: $localize`Somebody else has changed it meanwhile.`,
        current,
        differences,
      };
    } catch {
      return refused;
    }
  }

  private sentence(error: FieldError): string {
    const { field } = error;
    const label = this.list.columns.find(({ key }) => key === field)?.label ?? field;
    return `${label}: ${fieldProblemText(error)}.`;
  }

  /** What the form shows of a value that all rows have, and of a new row otherwise. */
  private sharedValues(rows: readonly T[]): Record<string, unknown> {
    const starts = this.changes.formOf().getRawValue() as Record<string, unknown>;
    const [first, ...others] = rows.map(
      (row) => this.changes.formOf(row).getRawValue() as Record<string, unknown>,
    );
    for (const name of this.names) {
      if (others.every((other) => sameValue(other[name], first[name]))) {
        starts[name] = first[name];
      }
    }
    return starts;
  }
}

interface Body {
  items: BulkItem[];
}

function itemsOf<T extends object>(
  { id, version }: ListOptions<T>,
  rows: readonly T[],
  data: object,
): BulkItem[] {
  return rows.map((row) => ({ id: id?.(row) ?? '', version: version?.(row) ?? '*', data }));
}
