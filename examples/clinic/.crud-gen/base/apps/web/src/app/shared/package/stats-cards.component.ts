import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ApiSuccessResponse } from '@shared/http/api.types';
import { ListModel } from '@shared/list/list-model';
import { formatCount, yesOrNo } from '@shared/ui/format';
import { map } from 'rxjs';

/** What `/stats` answers: all of it counted when it was asked. */
interface Stats {
  total: number;
  /** By field and value. */
  groups: Record<string, Record<string, number>>;
  /** How many rows were created on each of the last days, the oldest first. */
  days?: { day: string; count: number }[];
}

interface Card {
  label: string;
  count: string;
}

/** Numbers about a table above its list. They are read again with the list. */
@Component({
  selector: 'app-stats-cards',
  templateUrl: './stats-cards.component.html',
})
export class StatsCardsComponent<T extends object> {
  private readonly http = inject(HttpClient);

  readonly page = input.required<ListModel<T>>();

  private readonly stats = rxResource({
    params: () => ({ resource: this.page().options.resource, rows: this.page().rows() }),
    stream: ({ params }) =>
      this.http
        .get<ApiSuccessResponse<Stats>>(`/api/${params.resource}/stats`)
        .pipe(map(({ data }) => data)),
  });
  /** No number is shown that was not counted. */
  protected readonly cards = computed(() =>
    this.stats.hasValue() ? this.cardsOf(this.stats.value()) : [],
  );

  private cardsOf({ total, groups, days }: Stats): Card[] {
    const counted = Object.entries(groups).flatMap(([field, counts]) =>
      Object.entries(counts).map(([value, count]) => card(this.labelOf(field, value), count)),
    );
    const today = days?.at(-1);
    return [
      card($localize`Total`, total),
      ...counted,
      ...(today ? [card($localize`New today`, today.count)] : []),
      ...(days ? [card($localize`New in ${days.length}:count: days`, sum(days))] : []),
    ];
  }

  /** `Active`; of a column that is true or false `Active: yes`. */
  private labelOf(field: string, value: string): string {
    const column = this.page().columns.find(({ key }) => key === field);
    if (column?.type === 'boolean') {
      return `${column.label}: ${yesOrNo(value === 'true').toLowerCase()}`;
    }
    return (column?.type === 'choice' ? column.words.get(value) : undefined) ?? value;
  }
}

function card(label: string, count: number): Card {
  return { label, count: formatCount(count) };
}

function sum(days: { count: number }[]): number {
  return days.reduce((all, { count }) => all + count, 0);
}
