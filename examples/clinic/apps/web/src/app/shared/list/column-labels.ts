import { computed, inject } from '@angular/core';
import { AuthService } from '@core/services/auth.service';
import {
  ReferenceKey,
  ReferenceService,
  ReferenceTarget,
} from '@shared/reference/reference.service';
import { ListColumn } from './list-column';

/** What stands behind a column in a sort by what names the rows that it refers to. */
export const BY_LABEL = '.label';

/** What names the rows that columns refer to. */
export interface ColumnLabels<T extends object> {
  /** What rows are sorted by when somebody sorts by this column. */
  sortOf(column: ListColumn<T>): string;
  /** The label in one column of a row that is here; undefined while it is unknown. */
  of(row: T, key: string): string | undefined;
  /** All labels of a row that is here. */
  all(row: T): string[];
}

/** Labels as far as this user may read them. Needs an injection context. */
export function columnLabels<T extends object>(columns: readonly ListColumn<T>[]): ColumnLabels<T> {
  const auth = inject(AuthService);
  const references = inject(ReferenceService);
  const canRead = ({ resource, through }: ReferenceTarget): boolean =>
    auth.can(`${resource}.read`) && (through === undefined || canRead(through));
  const targets = computed(
    () =>
      new Map<string, ReferenceTarget>(
        columns.flatMap((column) =>
          column.type === 'reference' &&
          column.target.labelField !== column.target.keyField &&
          canRead(column.target)
            ? [[column.key, column.target]]
            : [],
        ),
      ),
  );

  function of(row: T, key: string): string | undefined {
    const target = targets().get(key);
    const value = row[key as keyof T] as ReferenceKey | null | undefined;
    return target === undefined || value === null || value === undefined
      ? undefined
      : references.knownLabel(target, value)();
  }

  return {
    sortOf: ({ key }) => (targets().has(key) ? `${key}${BY_LABEL}` : key),
    of,
    all: (row) => [...targets().keys()].map((key) => of(row, key) ?? ''),
  };
}
