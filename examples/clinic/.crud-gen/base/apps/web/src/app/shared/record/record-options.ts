import { ComponentType } from '@angular/cdk/portal';
import { Type } from '@angular/core';
import { PaginatedResponse } from '@shared/http/api.types';
import { ListOptions } from '@shared/list/list-model';
import { LiveState } from '@shared/list/live-rows';
import { Observable } from 'rxjs';

/** What a page asks of the service of a module that refers to its record. */
export interface RowService<T> {
  list(query: object): Observable<PaginatedResponse<T>>;
}

/** What the page of a record asks of its module's service. */
export interface RecordService<T> extends RowService<T> {
  get(id: string): Promise<T>;
  delete(id: string, version: number | undefined): Promise<void>;
}

/** What a record page asks of a module's state manager. */
export interface RecordState<T> extends LiveState<T> {
  initialize(): Promise<void>;
  optimisticDelete(id: string, seen?: T): Promise<void>;
}

/** What a module says of its rows: for its list, and for pages of what they refer to. */
export interface RowOptions<T extends object> extends Omit<ListOptions<T>, 'filters' | 'sort'> {
  /** As a heading: `Order items`. */
  title: string;
  service: Type<RowService<T>>;
  /** Events tell of changes by others. */
  events?: boolean;
  /** Shows changes at once: real-time mode. */
  state?: Type<RecordState<T>>;
  createDialog: ComponentType<unknown>;
}

/** The same where rows have a key: for the page of one, too. */
export interface RecordOptions<T extends object> extends RowOptions<T> {
  id: (row: T) => string;
  service: Type<RecordService<T>>;
  /** Without it nothing of a record can be changed. */
  edit?: { dialog: ComponentType<unknown>; data: (row: T) => object };
}

/** A row of any module. */
export type AnyRow = Record<string, unknown>;
