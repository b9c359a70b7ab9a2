import { HttpClient } from '@angular/common/http';
import { Injectable, Signal, WritableSignal, inject, signal } from '@angular/core';
import { AuthService } from '@core/services/auth.service';
import { PaginatedResponse } from '@shared/http/api.types';
import { toHttpParams } from '@shared/http/list-params';
import { Observable, firstValueFrom, map } from 'rxjs';

export type ReferenceKey = string | number;

/** Where the rows are that a column refers to. */
export interface ReferenceTarget {
  /** As in the URL: `order-items`. */
  resource: string;
  keyField: string;
  labelField: string;
}

export interface ReferenceOption {
  key: ReferenceKey;
  label: string;
}

interface CachedLabel {
  label: WritableSignal<string | undefined>;
  askedAt: number;
}

type Row = Record<string, unknown>;

const SEARCH_LIMIT = 20;
const BATCH_LIMIT = 100;
const FRESH_MS = 60_000;

/** The labels of rows that other rows refer to: asked for together, and kept for a while. */
@Injectable({ providedIn: 'root' })
export class ReferenceService {
  private readonly http = inject(HttpClient);
  private readonly labels = new Map<string, CachedLabel>();
  private readonly waiting = new Map<string, { target: ReferenceTarget; keys: Set<string> }>();

  constructor() {
    inject(AuthService).sessionEnded.subscribe(() => this.labels.clear());
  }

  /** The first rows whose text contains `text`. */
  search(target: ReferenceTarget, text: string): Observable<ReferenceOption[]> {
    const { keyField, labelField } = target;
    return this.list(target, { search: text, limit: SEARCH_LIMIT, sort: labelField }).pipe(
      map((rows) =>
        rows.map((row) => {
          const option = { key: row[keyField] as ReferenceKey, label: labelOf(row, labelField) };
          this.remember(target, option);
          return option;
        }),
      ),
    );
  }

  /** The label of one row; undefined while it is unknown, the key itself when it cannot be read. */
  label(target: ReferenceTarget, key: ReferenceKey): Signal<string | undefined> {
    const name = nameOf(target, key);
    const cached = this.labels.get(name);
    if (cached && Date.now() - cached.askedAt < FRESH_MS) {
      return cached.label;
    }
    const label = cached?.label ?? signal<string | undefined>(undefined);
    this.labels.set(name, { label, askedAt: Date.now() });
    this.ask(target, String(key));
    return label;
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
    const { keyField, labelField } = target;
    const found = new Map<string, string>();
    try {
      const query = { [keyField]: keys.join(','), limit: BATCH_LIMIT };
      const rows = await firstValueFrom(this.list(target, query));
      rows.forEach((row) => found.set(String(row[keyField]), labelOf(row, labelField)));
    } catch {
      // Not allowed, or gone: the key has to do.
    }
    for (const key of keys) {
      this.labels.get(nameOf(target, key))?.label.set(found.get(key) ?? key);
    }
  }

  private remember(target: ReferenceTarget, { key, label }: ReferenceOption): void {
    const name = nameOf(target, key);
    const known = this.labels.get(name)?.label ?? signal<string | undefined>(undefined);
    known.set(label);
    this.labels.set(name, { label: known, askedAt: Date.now() });
  }

  private list({ resource, keyField, labelField }: ReferenceTarget, query: object) {
    const fields = keyField === labelField ? keyField : `${keyField},${labelField}`;
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

function labelOf(row: Row, labelField: string): string {
  return String(row[labelField] ?? '');
}
