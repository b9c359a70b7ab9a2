import {
  DestroyRef,
  Injector,
  Signal,
  computed,
  effect,
  inject,
  resource,
  runInInjectionContext,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { AppTitleStrategy } from '@core/title.strategy';
import { EditDialogData } from '@shared/forms/edit-dialog';
import { apiErrorMessage, errorStatus } from '@shared/http/api-error';
import { RowsOf } from '@shared/list/list-cells';
import { ConfirmService } from '@shared/ui/confirm.service';
import { PageActions } from '@shared/ui/page-actions';
import { map } from 'rxjs';
import { HistoryEntry, RecordHistory, recordHistory } from './record-history';
import { LinkedRecords, linkedRecords } from './linked-records';
import { RecordLinks, Referrer } from './record-links';
import { AnyRow, RecordOptions, RecordService, RecordState, RowOptions } from './record-options';
import { RecordSource, liveRecord, readRecord } from './record-source';
import { RelatedRows, relatedRows } from './related-rows';

/** What there is to show: `missing` and `forbidden` are answers, `failed` is none. */
export type RecordStanding = 'loading' | 'shown' | 'missing' | 'forbidden' | 'failed';

/** All that the page of a record shows and does, for its parts to read. Its record is named by the address. */
export class RecordModel<T extends object> implements RowsOf<T> {
  private readonly auth = inject(AuthService);
  private readonly router = inject(Router);
  private readonly actions = inject(PageActions);
  private readonly confirm = inject(ConfirmService);
  private readonly injector = inject(Injector);
  private readonly links = inject(RecordLinks);
  private readonly service: RecordService<T>;
  private readonly state: RecordState<T> | undefined;

  readonly id = toSignal(inject(ActivatedRoute).paramMap.pipe(map((all) => all.get('id') ?? '')), {
    requireSync: true,
  });
  readonly canRead = computed(() => this.can('read'));
  readonly canUpdate = computed(() => this.options.edit !== undefined && this.can('update'));
  readonly canDelete = computed(() => this.can('delete'));
  readonly source: RecordSource<T>;
  readonly row: Signal<T | undefined>;
  readonly rows = computed(() => [this.row()].filter((row) => row !== undefined));
  /** Since when the connection is gone; null while it stands, or when there is none. */
  readonly lostSince: Signal<Date | null>;
  readonly standing: Signal<RecordStanding> = computed(() => this.currentStanding());
  /** Why there is no record, in words. */
  readonly whyNotLoaded = computed(() =>
    apiErrorMessage(this.source.loadError(), $localize`Check your connection and try again.`),
  );
  /** Who changed it when. */
  readonly history: RecordHistory<T>;
  /** Lists of what refers to the record. */
  readonly related: Signal<readonly RelatedRows[]>;
  /** Choices of many: what links lead to. */
  readonly linked: Signal<readonly LinkedRecords[]>;

  constructor(readonly options: RecordOptions<T>) {
    const { resource: feature, events, label, notesReads } = options;
    this.service = inject(options.service);
    this.state = options.state && inject(options.state);
    this.lostSince = events ? inject(WebSocketService).lostSince : computed(() => null);
    const id = computed(() => (this.canRead() ? this.id() : undefined));
    this.source = this.state
      ? liveRecord<T>({ id, idOf: options.id, state: this.state })
      : readRecord<T>({
          id,
          read: (wanted) => this.service.get(wanted),
          feature: events ? feature : undefined,
        });
    this.row = this.source.row;
    this.history = recordHistory<T>({
      resource: feature,
      id: this.id,
      state: this.row,
      notesReads,
    });
    const related = resource({ loader: () => this.loadRelated() });
    this.related = computed(() => (related.hasValue() ? related.value() : []));
    const linked = resource({ loader: () => this.loadLinked() });
    this.linked = computed(() => (linked.hasValue() ? linked.value() : []));

    const titles = inject(AppTitleStrategy);
    effect(() => {
      const row = this.row();
      if (row) {
        titles.name(label(row));
      }
    });
    // Nothing of this page stays open above another one.
    inject(DestroyRef).onDestroy(() => this.actions.close());
  }

  /** Opens the form on an earlier state of the record: saved, it is a change like any other. */
  restore(row: T, { after }: HistoryEntry<T>): Promise<void> {
    return this.edit(row, { restored: after });
  }

  async edit(row: T, more: EditDialogData = {}): Promise<void> {
    const { edit } = this.options;
    if (edit) {
      await this.actions.open(edit.dialog, { ...edit.data(row), ...more });
      if (!this.state) {
        this.source.reload();
      }
    }
  }

  /** Deletes the record, and leaves its page when it is gone. */
  async remove(row: T): Promise<void> {
    const { label, one, resource: feature, version } = this.options;
    if (!(await this.confirm.confirmDelete(label(row)))) {
      return;
    }
    const id = this.options.id(row);
    const deleted = this.state
      ? this.state.optimisticDelete(id, row)
      : this.service.delete(id, version?.(row));
    const done = this.actions.tell(
      deleted.then(() => true),
      $localize`The ${one}:thing: is deleted`,
      { resource: feature, row },
    );
    if (this.state || (await done)) {
      await this.router.navigate(['/', feature]);
    } else {
      this.source.reload();
    }
  }

  private can(action: string): boolean {
    return this.auth.can(`${this.options.resource}.${action}`);
  }

  private currentStanding(): RecordStanding {
    const status = errorStatus(this.source.loadError());
    if (!this.canRead() || status === 403) {
      return 'forbidden';
    }
    if (this.source.isMissing() || status === 404) {
      return 'missing';
    }
    if (this.row()) {
      return 'shown';
    }
    return this.source.isLoading() || !this.source.loadError() ? 'loading' : 'failed';
  }

  private async loadRelated(): Promise<RelatedRows[]> {
    const referrers = this.referrers(false);
    const loaded = await Promise.all(
      referrers.map(async ({ module, reference }) => ({
        options: (await module.load()) as RowOptions<AnyRow>,
        reference,
        isOneOfMany: module.references.filter(({ to }) => to === reference.to).length > 1,
      })),
    );
    return runInInjectionContext(this.injector, () =>
      loaded.map((one) => relatedRows({ ...one, row: this.row as Signal<AnyRow | undefined> })),
    );
  }

  private async loadLinked(): Promise<LinkedRecords[]> {
    const loaded = await Promise.all(
      this.referrers(true).map(async ({ module, reference }) => {
        const other = module.references.find(({ field }) => field !== reference.field);
        const others = other && (await this.links.moduleOf(other.to)?.load());
        const options = (await module.load()) as RecordOptions<AnyRow>;
        return other && others
          ? { options, reference, other, others: others as RowOptions<AnyRow> }
          : undefined;
      }),
    );
    const row = this.row as Signal<AnyRow | undefined>;
    return runInInjectionContext(this.injector, () =>
      loaded.map((one) => one && linkedRecords({ ...one, row })).filter((one) => one !== undefined),
    );
  }

  private referrers(areLinks: boolean): Referrer[] {
    const all = this.links.referrersOf(this.options.resource);
    return all.filter(({ module }) => (module.isLink ?? false) === areLinks);
  }
}

/** What the page of a record shows and does. Needs an injection context. */
export function recordPage<T extends object>(options: RecordOptions<T>): RecordModel<T> {
  return new RecordModel(options);
}
