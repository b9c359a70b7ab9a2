import { Signal, computed, inject, linkedSignal, signal } from '@angular/core';
import { RegisteredReference } from '@core/records/registry';
import { AuthService } from '@core/services/auth.service';
import { columnLabels } from '@shared/list/column-labels';
import { RowSource } from '@shared/list/row-source';
import {
  ReferenceKey,
  ReferenceService,
  ReferenceTarget,
} from '@shared/reference/reference.service';
import { PageActions } from '@shared/ui/page-actions';
import { AnyRow, RecordOptions, RecordService, RowOptions } from './record-options';
import { referringRows } from './related-rows';

/** As many as one request may ask for. */
const MOST = 100;

export interface LinkedRecordsOptions {
  /** The module of the links. */
  options: RecordOptions<AnyRow>;
  /** How a link refers to the record of the page. */
  reference: RegisteredReference;
  /** How it refers to the other record, and what pages know of those. */
  other: RegisteredReference;
  others: RowOptions<AnyRow>;
  /** The record of the page. */
  row: Signal<AnyRow | undefined>;
}

/** What links do with a service, as every module has it. */
interface LinkService extends RecordService<AnyRow> {
  create(values: object): Promise<AnyRow>;
}

/** The records of another module that links lead to, as a choice of many: each one more is a new link, each one less a deleted one. */
export interface LinkedRecords {
  readonly name: string;
  readonly title: string;
  /** `tag` and `tags`, as inside a sentence. */
  readonly one: string;
  readonly many: string;
  readonly target: ReferenceTarget;
  readonly source: RowSource<AnyRow>;
  /** The links, in the order of what they lead to. */
  readonly links: Signal<readonly AnyRow[]>;
  /** The list of all links, where they are more than are shown. */
  readonly rest: Signal<{ path: string[]; query: object } | null>;
  readonly canAdd: Signal<boolean>;
  readonly canRemove: Signal<boolean>;
  /** What a link leads to. */
  keyOf(link: AnyRow): ReferenceKey;
  labelOf(link: AnyRow): string;
  /** The link waits for the server. */
  isPending(link: AnyRow): boolean;
  add(key: ReferenceKey): Promise<void>;
  remove(link: AnyRow): Promise<void>;
}

/** Needs an injection context. */
export function linkedRecords({
  options,
  reference,
  other,
  others,
  row,
}: LinkedRecordsOptions): LinkedRecords | undefined {
  const { resource, columns, state, id, version } = options;
  const [auth, actions, references] = [
    inject(AuthService),
    inject(PageActions),
    inject(ReferenceService),
  ];
  const service = inject(options.service) as LinkService;
  const column = columns.find(({ key }) => key === other.field);
  if (column?.type !== 'reference') {
    return undefined;
  }
  const { target } = column;
  const sort = columnLabels(columns).sortOf(column);
  const { key, source } = referringRows({ options, reference, row, limit: MOST, sort });
  // What was changed here stands until the links are read again.
  const links = linkedSignal(() => source.rows());
  const pending = signal<readonly AnyRow[]>([]);
  const keyOf = (link: AnyRow) => link[other.field] as ReferenceKey;
  const without = (rows: readonly AnyRow[], one: AnyRow) => rows.filter((link) => link !== one);
  const isShownAtOnce = state !== undefined;

  async function waiting<R>(link: AnyRow, write: Promise<R>, done: string): Promise<R | undefined> {
    pending.update((rows) => [...rows, link]);
    const result = await actions.tell(write, done);
    pending.update((rows) => without(rows, link));
    return result;
  }

  return {
    name: `${resource}-${reference.field}`,
    title: reference.to === other.to ? `${others.title} (${other.label})` : others.title,
    one: others.one,
    many: others.many,
    target,
    source,
    links,
    rest: computed(() =>
      source.total() > MOST
        ? { path: ['/', resource], query: { [reference.parameter]: key() } }
        : null,
    ),
    canAdd: computed(() => auth.can(`${resource}.create`) && auth.can(`${other.to}.read`)),
    canRemove: computed(() => auth.can(`${resource}.delete`)),
    keyOf,
    labelOf: (link) => references.knownLabel(target, keyOf(link))() ?? '…',
    isPending: (link) => pending().includes(link),
    async add(chosen) {
      if (links().some((link) => keyOf(link) === chosen)) {
        return;
      }
      const link: AnyRow = { [reference.field]: key(), [other.field]: chosen };
      if (isShownAtOnce) {
        links.update((rows) => [...rows, link]);
      }
      const made = await waiting(
        link,
        service.create(link),
        $localize`The ${others.one}:thing: is added`,
      );
      links.update((rows) => [...without(rows, link), ...(made ? [made] : [])]);
      source.reload();
    },
    async remove(link) {
      if (isShownAtOnce) {
        links.update((rows) => without(rows, link));
      }
      const deleted = service.delete(id(link), version?.(link)).then(() => true);
      const isGone = await waiting(link, deleted, $localize`The ${others.one}:thing: is removed`);
      links.update((rows) => (isGone ? without(rows, link) : source.rows()));
      source.reload();
    },
  };
}
