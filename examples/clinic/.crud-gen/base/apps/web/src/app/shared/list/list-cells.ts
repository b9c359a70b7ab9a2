/* eslint-disable @typescript-eslint/no-unused-vars -- of a context guard only the types count */
import { Directive, Signal, TemplateRef, inject, input } from '@angular/core';

/** Whatever says of which type rows are: a list page is one. */
export interface RowsOf<T> {
  readonly rows: Signal<readonly T[]>;
}

/** What the template of a cell may speak of: `let-row`, `let-value="value"`. */
export interface CellContext<T, K extends keyof T> {
  $implicit: T;
  value: T[K];
}

/**
 * How one column is shown, in the place of what its type says:
 * `<ng-template appCell="status" [appCellOf]="page" let-row>`. A field that the row does not have does not compile.
 */
@Directive({ selector: 'ng-template[appCell]' })
export class CellDirective<T extends object, K extends keyof T & string> {
  readonly appCell = input.required<K>();
  readonly appCellOf = input.required<RowsOf<T>>();
  readonly template = inject<TemplateRef<CellContext<T, K>>>(TemplateRef);

  static ngTemplateContextGuard<T extends object, K extends keyof T & string>(
    _directive: CellDirective<T, K>,
    _context: unknown,
  ): _context is CellContext<T, K> {
    return true;
  }
}

/** The parts of a list page that a template can take the place of, and what it may speak of. */
export interface ListSlots<T> {
  /** Buttons beside the title. */
  actions: object;
  /** Between the title and the toolbar: numbers about the table. */
  summary: object;
  /** More buttons in the toolbar. */
  tools: object;
  toolbar: object;
  filters: object;
  bulk: { $implicit: readonly T[] };
  empty: object;
  error: object;
  rows: { $implicit: readonly T[] };
  rowActions: { $implicit: T };
  /** More actions of a row, behind the others. */
  rowMenu: { $implicit: T };
}

/** A part of a list page as this list has it: `<ng-template appSlot="rowActions" [appSlotOf]="page" let-row>`. */
@Directive({ selector: 'ng-template[appSlot]' })
export class SlotDirective<T extends object, S extends keyof ListSlots<T>> {
  readonly appSlot = input.required<S>();
  readonly appSlotOf = input<RowsOf<T>>();
  readonly template = inject<TemplateRef<ListSlots<T>[S]>>(TemplateRef);

  static ngTemplateContextGuard<T extends object, S extends keyof ListSlots<T>>(
    _directive: SlotDirective<T, S>,
    _context: unknown,
  ): _context is ListSlots<T>[S] {
    return true;
  }
}

/** The templates of cells, by their columns. */
export type CellTemplates<T> = ReadonlyMap<string, TemplateRef<CellContext<T, keyof T>>>;
