import { Signal, WritableSignal, computed, inject, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RegisteredReference } from '@core/records/registry';
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { FormDialogData } from '@shared/forms/form-dialog';
import { coalesced } from '@shared/list/coalesced';
import { ListColumn, linkColumn } from '@shared/list/list-column';
import { ListFilters, ListQuery } from '@shared/list/list-state';
import { pagedRows } from '@shared/list/paged-rows';
import { RowSource } from '@shared/list/row-source';
import { PageActions } from '@shared/ui/page-actions';
import { NEVER, merge } from 'rxjs';
import { recordLink } from './record-links';
import { AnyRow, RowOptions } from './record-options';
import { follow } from './record-source';

const ROWS_A_PAGE = 10;

export interface RelatedRowsOptions {
  options: RowOptions<AnyRow>;
  reference: RegisteredReference;
  /** The module refers to these records in several ways. */
  isOneOfMany: boolean;
  /** The record that is referred to. */
  row: Signal<AnyRow | undefined>;
}

/** The rows of a module that refer to a record, a page at a time. */
export interface RelatedRows {
  readonly name: string;
  readonly title: string;
  readonly options: RowOptions<AnyRow>;
  readonly columns: readonly ListColumn<AnyRow>[];
  /** The column whose cells lead to the pages of their rows. */
  readonly linked: string | undefined;
  readonly page: WritableSignal<number>;
  readonly limit: number;
  readonly source: RowSource<AnyRow>;
  readonly canCreate: Signal<boolean>;
  link(row: AnyRow): string[] | null;
  /** Opens the dialog for a new one, which refers to the record already. */
  create(): Promise<void>;
}

/** What a page of referring rows is asked by. */
export interface ReferringOptions extends Omit<RelatedRowsOptions, 'isOneOfMany'> {
  limit: number;
  sort?: string;
}

/** The rows that refer to a record, as the server answers them, read again when others change them. Needs an injection context. */
export function referringRows({ options, reference, row, limit, sort }: ReferringOptions) {
  const { resource, events, state } = options;
  const service = inject(options.service);
  const key = computed(() => row()?.[reference.toField]);
  const page = linkedSignal({ source: key, computation: () => 1 });
  const query = computed<ListQuery>(() => {
    const filter: ListFilters<string> = { [reference.parameter]: String(key()) };
    return Object.assign({ page: page(), limit, ...(sort && { sort }) }, filter);
  });
  const isNews = events === true && state === undefined;
  const source = pagedRows<AnyRow>({
    list: { page, query },
    filters: [],
    reload: signal(0),
    // Without the record there is nothing to ask for.
    read: (asked) => (key() === undefined ? NEVER : service.list(asked)),
    feature: isNews ? resource : undefined,
  });
  if (events) {
    follow(resource);
  }
  if (state) {
    changesOf(resource).subscribe(() => source.reload());
  }
  return { key, page, source };
}

/** Needs an injection context. */
export function relatedRows({
  options,
  reference,
  isOneOfMany,
  row,
}: RelatedRowsOptions): RelatedRows {
  const { resource, title, columns, id } = options;
  const [auth, actions] = [inject(AuthService), inject(PageActions)];
  const limit = ROWS_A_PAGE;
  const { key, page, source } = referringRows({ options, reference, row, limit });
  const shown = columns.filter(({ key: name, hidden }) => !hidden && name !== reference.field);
  return {
    name: `${resource}-${reference.field}`,
    title: isOneOfMany ? `${title} (${reference.label})` : title,
    options,
    columns: shown,
    linked: linkColumn(shown),
    page,
    limit,
    source,
    canCreate: computed(() => auth.can(`${resource}.create`)),
    link: (one) => (id ? recordLink(resource, id(one)) : null),
    async create() {
      const data: FormDialogData = { values: { [reference.field]: key() } };
      await actions.open(options.createDialog, data);
      source.reload();
    },
  };
}

/** Changes of any row, and losses of events; a burst of them once. */
function changesOf(feature: string) {
  const socket = inject(WebSocketService);
  const changes = ['created', 'updated', 'deleted', 'bulk-deleted'].map((action) =>
    socket.listen(`${feature}:${action}`),
  );
  return merge(...changes, socket.synced(feature)).pipe(coalesced(), takeUntilDestroyed());
}
