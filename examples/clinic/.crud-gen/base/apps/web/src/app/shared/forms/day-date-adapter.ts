import { Injectable, Provider } from '@angular/core';
import {
  DateAdapter,
  MAT_DATE_FORMATS,
  MAT_DATE_LOCALE,
  MAT_NATIVE_DATE_FORMATS,
  NativeDateAdapter,
} from '@angular/material/core';
import { fromDateControl, toDateControl } from './convert';

type Part = 'year' | 'month' | 'day';

/** Dates are days here, written in the order of the language; a typed `2025-03-14` is that day everywhere. */
@Injectable()
export class DayDateAdapter extends NativeDateAdapter {
  override parse(value: unknown, format?: unknown): Date | null {
    const text = typeof value === 'string' ? value.trim() : '';
    const numbers = text.match(/\d+/g) ?? [];
    if (/\p{L}/u.test(text) || numbers.length !== 3) {
      return text === '' ? null : super.parse(text, format);
    }
    const isIso = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const order = isIso ? ISO_ORDER : partsOf(String(this.locale));
    const part = (name: Part) => numbers[order.indexOf(name)];
    // A year of two digits may be any of two: 25 is no year of birth.
    const day =
      part('year').length === 4
        ? `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`
        : '';
    const date = toDateControl(day);
    return date && fromDateControl(date) === day ? date : this.invalid();
  }
}

/** What date pickers need. */
export function provideDayDates(): Provider[] {
  return [
    { provide: MAT_DATE_LOCALE, useFactory: () => dateLanguage() },
    { provide: DateAdapter, useClass: DayDateAdapter },
    { provide: MAT_DATE_FORMATS, useValue: MAT_NATIVE_DATE_FORMATS },
  ];
}

/** The browser's language, with the calendar and the digits that the server speaks. */
function dateLanguage(): string {
  const options = { calendar: 'gregory', numberingSystem: 'latn' };
  return new Intl.Locale(navigator.language, options).toString();
}

const ISO_ORDER: readonly Part[] = ['year', 'month', 'day'];

/** The order in which a language writes a day. */
function partsOf(language: string): Part[] {
  const parts = new Intl.DateTimeFormat(language).formatToParts(new Date(2025, 2, 14));
  return parts
    .map(({ type }) => type)
    .filter((type): type is Part => type in { year: 0, month: 0, day: 0 });
}
