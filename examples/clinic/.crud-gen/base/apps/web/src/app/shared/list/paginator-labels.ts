import { Injectable, Provider } from '@angular/core';
import { MatPaginatorIntl } from '@angular/material/paginator';
import { formatCount } from '@shared/ui/format';

/** `101 – 120 of 60,000`: the labels of Angular Material, with numbers that can be read. */
@Injectable()
export class PaginatorLabels extends MatPaginatorIntl {
  override getRangeLabel = (page: number, pageSize: number, length: number): string => {
    const [first, last] = [page * pageSize + 1, Math.min((page + 1) * pageSize, length)];
    const [from, to, all] = [first, last, length].map((row) => formatCount(row));
    return length === 0 ? '0 of 0' : `${from} – ${to} of ${all}`;
  };
}

export function providePaginatorLabels(): Provider {
  return { provide: MatPaginatorIntl, useClass: PaginatorLabels };
}
