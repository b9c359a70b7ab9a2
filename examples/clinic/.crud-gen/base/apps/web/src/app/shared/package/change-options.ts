import { Signal, Type } from '@angular/core';
import { FormGroup } from '@angular/forms';
import { ListOptions } from '@shared/list/list-model';

/** What a module says of its rows so that several can be changed at once, and one by a word. */
export interface ChangeOptions<T extends object> {
  /** Shows the fields of a form. */
  form: Type<unknown>;
  /** The form of a row, or of a new one. */
  formOf(row?: T): FormGroup;
  /** What the user has changed of a form. */
  changed(form: FormGroup): object;
  /** The property that says where a row stands. */
  status?: keyof T & string;
  /** Properties that are true or false, with the words for switching them. */
  flags?: readonly Flag<keyof T & string>[];
}

/** A property that is true or false: what follows an address to switch it, and what a person reads. */
interface Flag<K extends string> {
  field: K;
  on: string;
  off: string;
  words?: { on: string; off: string };
}

/** What changes need of the page that they are made on: a list, or the page of one record. */
export interface ChangedPage<T extends object> {
  readonly options: ListOptions<T>;
  readonly canUpdate: Signal<boolean>;
  readonly source: { isPending(row: T): boolean; reload(): void };
}

/** A value that a row can be given by one request. */
export interface StatusAction {
  label: string;
  field: string;
  value: string | boolean;
  /** What follows the address of the row. */
  path: string;
}

/** All status actions of a module: flags first, then the words of its status. */
export function statusActions<T extends object>(options: ListOptions<T>): StatusAction[] {
  const { status, flags = [] } = options.changes ?? {};
  const column = options.columns.find(({ key }) => key === status);
  const words = column?.type === 'choice' ? [...column.words] : [];
  return [
    ...flags.flatMap(({ field, on, off, words: spoken = { on, off } }) => [
      { label: capitalized(spoken.on), field, value: true, path: on },
      { label: capitalized(spoken.off), field, value: false, path: off },
    ]),
    ...words.map(([value, word]) => ({
      label: $localize`${column?.label}:column:: ${word}:value:`,
      field: String(status),
      value,
      path: `status/${encodeURIComponent(value)}`,
    })),
  ];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
