import { ComponentType } from '@angular/cdk/portal';
import { DestroyRef, Signal, WritableSignal, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatDialogConfig } from '@angular/material/dialog';
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { apiErrorMessage } from '@shared/http/api-error';
import { ChangeOptions } from '@shared/package/change-options';
import { recordLink } from '@shared/record/record-links';
import { ConfirmService } from '@shared/ui/confirm.service';
import { formatCount } from '@shared/ui/format';
import { PageActions } from '@shared/ui/page-actions';
import { Observable, merge } from 'rxjs';
import { coalesced } from './coalesced';
import { ColumnChoice, columnChoice } from './column-choice';
import { ColumnLabels, columnLabels } from './column-labels';
import { ListColumn, columnsOf } from './list-column';
import { ListFilter, filtersOf } from './list-filters';
import { ListState, listState } from './list-state';
import { RowSelection } from './row-selection';
import { RowSource } from './row-source';

/** What a list is of. */
export interface ListOptions<T extends object> {
  /** As in URLs, events and permissions: `order-items`. */
  resource: string;
  /** `order item` and `order items`, as inside a sentence. */
  one: string;
  many: string;
  columns: readonly ListColumn<T>[];
  /** The columns that the list can be filtered by. */
  filters?: readonly (keyof T & string)[];
  /** `name` or `-name`; the server's own order when not given. */
  sort?: string;
  /** What a person calls a row. */
  label: (row: T) => string;
  /** What addresses a row; without it rows cannot be chosen, changed or deleted. */
  id?: (row: T) => string;
  /** How often a row was changed. */
  version?: (row: T) => number | undefined;
  /** How several rows are changed at once, and one by a word. */
  changes?: ChangeOptions<T>;
  /** Nothing of a row can be changed. */
  isFixed?: boolean;
  /** The server notes who has read which rows. */
  notesReads?: boolean;
}

/** All that a list page shows and does, for its parts to read: rows, state in the URL, choices, permissions. */
export class ListModel<T extends object> {
  private readonly auth = inject(AuthService);
  private readonly actions = inject(PageActions);
  private readonly confirm = inject(ConfirmService);
  private readonly destroyRef = inject(DestroyRef);

  /** Page, sort, search and filters, kept in the URL. */
  readonly list: ListState<string>;
  readonly source: RowSource<T>;
  readonly rows: Signal<readonly T[]>;
  readonly columns: readonly ListColumn<T>[];
  /** Which columns are shown. */
  readonly choice: ColumnChoice<T>;
  /** What names the rows that columns refer to. */
  readonly labels: ColumnLabels<T>;
  /** The columns that the list can be filtered by. */
  readonly filters: readonly ListColumn<T>[];
  /** The panel of filters is open: at the start where one is set. */
  readonly showsFilters: WritableSignal<boolean>;
  readonly selection: RowSelection<T>;
  /** Since when the connection is gone; null while it stands, or when there is none. */
  readonly lostSince: Signal<Date | null>;

  readonly canCreate = computed(() => this.can('create'));
  readonly canUpdate = computed(() => this.hasKey && !this.options.isFixed && this.can('update'));
  readonly canDelete = computed(() => this.hasKey && this.can('delete'));
  readonly canChangeMany = computed(() => Boolean(this.options.changes) && this.canUpdate());
  /** There is something to do with several rows. */
  readonly canSelect = computed(() => this.canDelete() || this.canChangeMany());
  readonly canImport = computed(() => this.can('import') && this.can('create'));
  readonly canSeeHistory = computed(() => this.can('history') && this.can('read'));
  /** Why there are no rows, in words. */
  readonly whyNotLoaded = computed(() =>
    apiErrorMessage(this.source.loadError(), $localize`Check your connection and try again.`),
  );

  constructor(
    readonly options: ListOptions<T>,
    hasEvents: boolean,
    source: (
      list: ListState<string>,
      filters: readonly ListFilter[],
      labels: ColumnLabels<T>,
    ) => RowSource<T>,
  ) {
    this.columns = options.columns;
    this.labels = columnLabels(options.columns);
    this.choice = columnChoice(options.resource, options.columns);
    this.filters = columnsOf(options.columns, options.filters ?? []);
    const filters = this.filters.flatMap((column) => filtersOf(column));
    this.list = listState({ sort: options.sort, filters: filters.map(({ name }) => name) });
    this.showsFilters = signal(this.list.filterCount() > 0);
    this.source = source(this.list, filters, this.labels);
    this.rows = this.source.rows;
    this.selection = new RowSelection(this.rows, (row) => this.id(row));
    this.lostSince = hasEvents ? inject(WebSocketService).lostSince : computed(() => null);
  }

  /** Rows can be told from each other. */
  get hasKey(): boolean {
    return this.options.id !== undefined;
  }

  /** `1 order item`, `1,234 order items`. */
  counted(count: number): string {
    const { one, many } = this.options;
    return count === 1
      ? $localize`1 ${one}:thing:`
      : $localize`${formatCount(count)}:count: ${many}:things:`;
  }

  /** `3 order items deleted`. */
  deletionText(count: number): string {
    return $localize`${this.counted(count)}:things: deleted`;
  }

  label(row: T): string {
    return this.options.label(row);
  }

  /** What tells a row from others: its key, or all that it holds. */
  id(row: T): string {
    return this.options.id?.(row) ?? JSON.stringify(row);
  }

  /** The page of a row; null without one, and while the row waits for the server. */
  link(row: T): string[] | null {
    const { id, resource } = this.options;
    return id && !this.source.isPending(row) ? recordLink(resource, id(row)) : null;
  }

  reload(): void {
    this.source.reload();
  }

  /** Reads again after a burst of these, until the page is left. */
  reloadOn(...sources: Observable<unknown>[]): void {
    merge(...sources)
      .pipe(coalesced(), takeUntilDestroyed(this.destroyRef))
      .subscribe(() => this.reload());
  }

  /** Opens a dialog; what it closed with. */
  open(dialog: ComponentType<unknown>, data?: object, config?: MatDialogConfig): Promise<unknown> {
    return this.actions.open(dialog, data, config);
  }

  /** Closes what is open. */
  close(): void {
    this.actions.close();
  }

  confirmDelete(row: T): Promise<boolean> {
    return this.confirm.confirmDelete(this.label(row));
  }

  confirmDeleteSelected(): Promise<boolean> {
    return this.confirm.confirmDelete(this.counted(this.selection.rows().length));
  }

  /** Says how a write, of this row, ended; undefined when it was refused. */
  tell<R>(
    write: Promise<R>,
    done: string | ((result: R) => string),
    row?: T,
  ): Promise<R | undefined> {
    const { resource } = this.options;
    return this.actions.tell(write, done, row && { resource, row });
  }

  private can(action: string): boolean {
    return this.auth.can(`${this.options.resource}.${action}`);
  }
}
