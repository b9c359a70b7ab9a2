import { HttpClient } from '@angular/common/http';
import { Injectable, Signal, WritableSignal, computed, inject, signal } from '@angular/core';
import { AuthService } from '@core/services/auth.service';
import { PaginatedResponse } from '@shared/http/api.types';
import { toHttpParams } from '@shared/http/list-params';
import { RecordLinks } from '@shared/record/record-links';
import { Observable, catchError, firstValueFrom, map, of, switchMap, tap } from 'rxjs';

export type ReferenceKey = string | number;

/** Where the rows are that a column refers to. */
export interface ReferenceTarget {
  /** As in the URL: `order-items`. */
  resource: string;
  keyField: string;
  /** Two with a comma for a person's given name and family name. */
  labelField: string;
  /** Tells two rows of one label apart. */
  besideField?: string;
  /** Where the rows take their labels from, when `labelField` is a reference itself. */
  through?: ReferenceTarget;
}

export interface ReferenceOption {
  key: ReferenceKey;
  label: string;
  /** What stands beside it where several rows may have one label. */
  beside?: string;
  /** What addresses the row, for who may open its page. */
  id?: ReferenceKey;
}

type Known = Pick<ReferenceOption, 'label' | 'id'>;

interface CachedRow {
  known: WritableSignal<Known | undefined>;
  label: Signal<string | undefined>;
  id: Signal<ReferenceKey | undefined>;
  askedAt?: number;
}

type Row = Record<string, unknown>;

const SEARCH_LIMIT = 20;
const BATCH_LIMIT = 100;
const FRESH_MS = 60_000;

/** The labels of rows that other rows refer to: asked for together, and kept for a while. */
@Injectable({ providedIn: 'root' })
export class ReferenceService {
  private readonly http = inject(HttpClient);
  private readonly links = inject(RecordLinks);
  private readonly rows = new Map<string, CachedRow>();
  private readonly waiting = new Map<string, { target: ReferenceTarget; keys: Set<string> }>();

  constructor() {
    inject(AuthService).sessionEnded.subscribe(() => this.rows.clear());
  }

  /** The first rows whose text contains `text`. */
  search(target: ReferenceTarget, text: string): Observable<ReferenceOption[]> {
    return this.find(target, text).pipe(
      switchMap((rows) => this.options(target, rows)),
      tap((options) => options.forEach((option) => this.remember(target, option))),
    );
  }

  /** The label of one row; undefined while it is unknown, the key itself when it cannot be read. */
  label(target: ReferenceTarget, key: ReferenceKey): Signal<string | undefined> {
    return this.row(target, key, FRESH_MS).label;
  }

  /** The same as it was when it was last asked for: of all rows at once nobody asks again. */
  knownLabel(target: ReferenceTarget, key: ReferenceKey): Signal<string | undefined> {
    return this.row(target, key, Infinity).label;
  }

  /** What addresses the row; undefined while it is unknown, and for who may not open its page. */
  id(target: ReferenceTarget, key: ReferenceKey): Signal<ReferenceKey | undefined> {
    const isKey = this.links.keyOf(target.resource) === target.keyField;
    return isKey ? signal(key) : this.row(target, key, FRESH_MS).id;
  }

  private row(target: ReferenceTarget, key: ReferenceKey, freshMs: number): CachedRow {
    const row = this.cached(target, key);
    if (row.askedAt === undefined || Date.now() - row.askedAt >= freshMs) {
      row.askedAt = Date.now();
      this.ask(target, String(key));
    }
    return row;
  }

  private cached(target: ReferenceTarget, key: ReferenceKey): CachedRow {
    const name = nameOf(target, key);
    const cached = this.rows.get(name);
    if (cached) {
      return cached;
    }
    const known = signal<Known | undefined>(undefined);
    const row: CachedRow = {
      known,
      label: computed(() => known()?.label),
      id: computed(() => known()?.id),
    };
    this.rows.set(name, row);
    return row;
  }

  private ask(target: ReferenceTarget, key: string): void {
    const group = [target.resource, target.keyField, target.labelField].join('/');
    const waiting = this.waiting.get(group) ?? { target, keys: new Set() };
    waiting.keys.add(key);
    if (this.waiting.size === 0) {
      queueMicrotask(() => this.askAll());
    }
    this.waiting.set(group, waiting);
  }

  private askAll(): void {
    const groups = [...this.waiting.values()];
    this.waiting.clear();
    for (const { target, keys } of groups) {
      const all = [...keys];
      for (let start = 0; start < all.length; start += BATCH_LIMIT) {
        void this.load(target, all.slice(start, start + BATCH_LIMIT));
      }
    }
  }

  private async load(target: ReferenceTarget, keys: string[]): Promise<void> {
    const found = new Map<string, Known>();
    try {
      const options = this.rowsOf(target, keys).pipe(
        switchMap((rows) => this.options(target, rows)),
      );
      for (const option of await firstValueFrom(options)) {
        found.set(String(option.key), option);
      }
    } catch {
      // Not allowed, or gone: the key has to do.
    }
    for (const key of keys) {
      this.rows.get(nameOf(target, key))?.known.set(found.get(key) ?? { label: key });
    }
  }

  private remember(target: ReferenceTarget, option: ReferenceOption): void {
    const row = this.cached(target, option.key);
    row.askedAt = Date.now();
    row.known.set(option);
  }

  /** The rows whose text contains `text`: their own, or that of those whose labels they have. */
  private find(target: ReferenceTarget, text: string): Observable<Row[]> {
    const { labelField, through } = target;
    if (through && text !== '') {
      return this.find(through, text).pipe(
        map((rows) => rows.map((row) => row[through.keyField])),
        switchMap((keys) =>
          keys.length > 0
            ? this.list(target, { [labelField]: keys.join(','), limit: SEARCH_LIMIT })
            : of([]),
        ),
      );
    }
    const names = labelField.split(',');
    const words = text.toLowerCase().split(/\s+/);
    const isName = names.length > 1 && words.length > 1;
    // No column holds all of a person's name, so the server looks for one word of it.
    const search = isName
      ? words.reduce((one, two) => (two.length > one.length ? two : one))
      : text;
    const sort = names.at(-1);
    return this.list(target, { search, limit: SEARCH_LIMIT, sort }).pipe(
      map((rows) => (isName ? rows.filter((row) => hasWords(row, words)) : rows)),
    );
  }

  private rowsOf(target: ReferenceTarget, keys: string[]): Observable<Row[]> {
    return this.list(target, { [target.keyField]: keys.join(','), limit: BATCH_LIMIT });
  }

  private options(target: ReferenceTarget, rows: Row[]): Observable<ReferenceOption[]> {
    const { resource, keyField, labelField, besideField, through } = target;
    const idField = this.links.keyOf(resource);
    return this.names(through, [...new Set(rows.map((row) => String(row[labelField])))]).pipe(
      map((names) =>
        rows.map((row) => ({
          key: row[keyField] as ReferenceKey,
          label: names.get(String(row[labelField])) ?? labelOf(row, target),
          beside: besideField && short(row[besideField]),
          id: idField === undefined ? undefined : (row[idField] as ReferenceKey),
        })),
      ),
    );
  }

  /** The labels of other rows, by key; none where they may not be read. */
  private names(
    target: ReferenceTarget | undefined,
    keys: string[],
  ): Observable<Map<string, string>> {
    if (!target || keys.length === 0) {
      return of(new Map());
    }
    return this.rowsOf(target, keys).pipe(
      map(
        (rows) => new Map(rows.map((row) => [String(row[target.keyField]), labelOf(row, target)])),
      ),
      catchError(() => of(new Map<string, string>())),
    );
  }

  private list({ resource, keyField, labelField, besideField }: ReferenceTarget, query: object) {
    const names = [keyField, ...labelField.split(','), besideField, this.links.keyOf(resource)];
    const fields = [...new Set(names.filter((name) => name !== undefined))].join(',');
    return this.http
      .get<PaginatedResponse<Row>>(`/api/${resource}`, {
        params: toHttpParams({ ...query, fields }),
      })
      .pipe(map((answer) => answer.data));
  }
}

function nameOf({ resource, keyField, labelField }: ReferenceTarget, key: ReferenceKey): string {
  return [resource, keyField, labelField, key].join('/');
}

/** What names a row; its key where nothing does. */
function labelOf(row: Row, { keyField, labelField }: ReferenceTarget): string {
  const parts = labelField.split(',').map((name) => String(row[name] ?? ''));
  return parts.filter((part) => part !== '').join(' ') || String(row[keyField] ?? '');
}

function hasWords(row: Row, words: string[]): boolean {
  const text = Object.values(row).join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** A code or a key; of a UUID the part in which those that were made together differ. */
function short(value: unknown): string {
  const text = String(value ?? '');
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? `…${text.slice(-8)}` : text;
}
