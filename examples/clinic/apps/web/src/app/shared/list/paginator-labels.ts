import { Injectable, Provider } from '@angular/core';
import { MatPaginatorIntl } from '@angular/material/paginator';
import { formatCount } from '@shared/ui/format';

/** `101 – 120 of 60,000`: the labels of Angular Material, in the page's language. */
@Injectable()
export class PaginatorLabels extends MatPaginatorIntl {
  override itemsPerPageLabel = $localize`Items per page:`;
  override nextPageLabel = $localize`Next page`;
  override previousPageLabel = $localize`Previous page`;
  override firstPageLabel = $localize`First page`;
  override lastPageLabel = $localize`Last page`;

  override getRangeLabel = (page: number, pageSize: number, length: number): string => {
    const [first, last] = [page * pageSize + 1, Math.min((page + 1) * pageSize, length)];
    const [from, to, all] = [first, last, length].map((row) => formatCount(row));
    return length === 0
      ? $localize`0 of 0`
      : $localize`${from}:first: – ${to}:last: of ${all}:count:`;
  };
}

export function providePaginatorLabels(): Provider {
  return { provide: MatPaginatorIntl, useClass: PaginatorLabels };
}
