import { Injectable, Provider } from '@angular/core';
import {
  DateAdapter,
  MAT_DATE_FORMATS,
  MAT_NATIVE_DATE_FORMATS,
  NativeDateAdapter,
} from '@angular/material/core';
import { fromDateControl, toDateControl } from './convert';

/** Dates are days here: a typed `2025-03-14` is that day, wherever the user sits. */
@Injectable()
export class DayDateAdapter extends NativeDateAdapter {
  override parse(value: unknown, format?: unknown): Date | null {
    const text = typeof value === 'string' ? value.trim() : '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      return super.parse(value, format);
    }
    const day = toDateControl(text);
    return fromDateControl(day) === text ? day : this.invalid();
  }
}

/** What date pickers need. */
export function provideDayDates(): Provider[] {
  return [
    { provide: DateAdapter, useClass: DayDateAdapter },
    { provide: MAT_DATE_FORMATS, useValue: MAT_NATIVE_DATE_FORMATS },
  ];
}
