import { Injectable, Provider } from '@angular/core';
import {
  DateAdapter,
  MAT_DATE_FORMATS,
  MAT_DATE_LOCALE,
  MAT_NATIVE_DATE_FORMATS,
  NativeDateAdapter,
} from '@angular/material/core';
import { fromDateControl, toDateControl } from './convert';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const THREE_NUMBERS = /^(\d+)[-./ ]+(\d+)[-./ ]+(\d+)\.?$/;

/**
 * Dates are days here: a typed `2025-03-14` is that day, wherever the user sits. Three numbers are taken in the order in
 * which the user's language writes them: `14.3.2025` in German.
 */
@Injectable()
export class DayDateAdapter extends NativeDateAdapter {
  override parse(value: unknown, format?: unknown): Date | null {
    const text = typeof value === 'string' ? value.trim() : '';
    const wanted = ISO_DAY.test(text) ? text : this.isoDay(text);
    if (wanted === null) {
      return super.parse(value, format);
    }
    const day = toDateControl(wanted);
    return fromDateControl(day) === wanted ? day : this.invalid();
  }

  /** What three numbers mean in the user's language; null for anything else. */
  private isoDay(text: string): string | null {
    const numbers = THREE_NUMBERS.exec(text)?.slice(1);
    if (!numbers) {
      return null;
    }
    const parts = new Intl.DateTimeFormat(this.locale).formatToParts(new Date(2025, 2, 14));
    const order = parts.map(({ type }) => type).filter((type) => type !== 'literal');
    const part = (type: string) => numbers[order.indexOf(type as (typeof order)[number])] ?? '';
    const year = part('year').length === 2 ? `20${part('year')}` : part('year').padStart(4, '0');
    return [year, part('month').padStart(2, '0'), part('day').padStart(2, '0')].join('-');
  }
}

/** What date pickers need. */
export function provideDayDates(): Provider[] {
  return [
    { provide: DateAdapter, useClass: DayDateAdapter },
    { provide: MAT_DATE_FORMATS, useValue: MAT_NATIVE_DATE_FORMATS },
    { provide: MAT_DATE_LOCALE, useFactory: language },
  ];
}

/** The user's language, with the calendar and the digits that requests have. */
function language(): string {
  const options = { calendar: 'gregory', numberingSystem: 'latn' };
  return new Intl.Locale(navigator.language, options).toString();
}
