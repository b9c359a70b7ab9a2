import { JsonValue } from '@shared/http/api.types';

export { fromNumberText, toNumberText } from './numbers';

/** 'YYYY-MM-DD' as the local day that a date picker shows. */
export function toDateControl(value: string | null | undefined): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? '');
  if (!match) {
    return null;
  }
  const [year, month, day] = match.slice(1).map(Number);
  const date = new Date(2000, month - 1, day);
  date.setFullYear(year, month - 1, day);
  return date;
}

/** The day that a date picker shows as 'YYYY-MM-DD', whatever the time zone. */
export function fromDateControl(value: Date | null | undefined): string | null {
  if (!value || Number.isNaN(value.getTime())) {
    return null;
  }
  return `${pad(value.getFullYear(), 4)}-${pad(value.getMonth() + 1)}-${pad(value.getDate())}`;
}

/**
 * ISO text as a `datetime-local` input wants it: with a zone it becomes local time, without one it stays as it is.
 * Seconds are kept, fractions only when there are any.
 */
export function toDateTimeInput(value: string | null | undefined): string {
  const match =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      value ?? '',
    );
  if (!match) {
    return '';
  }
  const [, day, minutes, seconds = ':00', fraction = '', zone] = match;
  const rest = /[1-9]/.test(fraction) ? fraction.slice(0, 4) : '';
  if (!zone) {
    return `${day}T${minutes}${seconds}${rest}`;
  }
  const date = new Date(`${day}T${minutes}${seconds}${zone}`);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => pad(n)).join(':');
  return `${fromDateControl(date)}T${time}${rest}`;
}

/** The text of a `datetime-local` input as the user's language writes it. */
export function dateTimeText(text: string, language = navigator.language): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime())
    ? text
    : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(date);
}

/** The text of a `datetime-local` input as ISO: UTC with `Z` when the column has a zone, else as it stands. */
export function fromDateTimeInput(text: string, zoned: boolean): string | null {
  const match = /^(\d{4,}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(\.\d+)?$/.exec(text.trim());
  if (!match) {
    return null;
  }
  const [, day, minutes, seconds = ':00', fraction = ''] = match;
  const local = `${day}T${minutes}${seconds}${fraction}`;
  if (!zoned) {
    return local;
  }
  const date = new Date(`${day}T${minutes}${seconds}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', `${fraction}Z`);
}

/** A value of any kind as the text of an input. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

/** The text of an input; null when there is none. */
export function nullable(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** The value that a JSON text stands for; null when it is empty. */
export function fromJsonText(text: string): JsonValue | null {
  return text.trim() === '' ? null : (JSON.parse(text) as JsonValue);
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}
