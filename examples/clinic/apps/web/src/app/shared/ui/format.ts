/** The languages of the user, best first. */
type Languages = readonly string[];

const GROUPED_FROM_FIVE_DIGITS = 'min2' as unknown as boolean;
const MOST_DIGITS = 6;

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/**
 * A number as the user's language writes it: with exactly `digits` digits after its point; without them as exact as it
 * is. Text that is a number keeps all of its digits.
 */
export function formatNumber(
  value: number | string,
  digits?: number,
  languages: Languages = navigator.languages,
): string {
  if (digits === undefined) {
    return typeof value === 'string' ? value : wholeNumbers(languages).format(value);
  }
  const format = kept(`digits ${digits}`, languages, () => {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat([...languages], options);
  });
  return format.format(value as number);
}

/** A count of things. */
export function formatCount(value: number, languages: Languages = navigator.languages): string {
  return kept('count', languages, () => new Intl.NumberFormat([...languages])).format(value);
}

/** Of what is true or false. */
export function yesOrNo(value: unknown): string {
  return value ? $localize`Yes` : $localize`No`;
}

/** A part of a whole, given in percent. */
export function formatPercent(percent: number, languages: Languages = navigator.languages): string {
  const make = () => new Intl.NumberFormat([...languages], { style: 'percent' });
  return kept('percent', languages, make).format(percent / 100);
}

/** `2025-03-14`: that day, wherever the user sits. */
export function formatDay(text: string, languages: Languages = navigator.languages): string {
  const [year, month, day] = text.split('-').map(Number);
  return formatDate({ dateStyle: 'medium' }, text, new Date(year, month - 1, day), languages);
}

/** A date with a time, to the minute; without a zone it is one of this place. */
export function formatMoment(text: string, languages: Languages = navigator.languages): string {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return formatDate(options, text, new Date(text), languages);
}

/** The time of a moment, to the second or to the minute. */
export function formatClock(
  moment: Date,
  timeStyle: 'medium' | 'short' = 'medium',
  languages: Languages = navigator.languages,
): string {
  return formatDate({ timeStyle }, '', moment, languages);
}

/** What is no date that JavaScript knows stays as the server wrote it. */
function formatDate(
  options: Intl.DateTimeFormatOptions,
  text: string,
  date: Date,
  languages: Languages,
): string {
  if (Number.isNaN(date.getTime())) {
    return text;
  }
  const format = () => new Intl.DateTimeFormat([...languages], options);
  return kept(JSON.stringify(options), languages, format).format(date);
}

/** Years and small numbers stay as they are: `2025`, `12,345`. */
function wholeNumbers(languages: Languages): Intl.NumberFormat {
  const options = { useGrouping: GROUPED_FROM_FIVE_DIGITS, maximumFractionDigits: MOST_DIGITS };
  return kept('whole', languages, () => new Intl.NumberFormat([...languages], options));
}

/** Formats are dear to make. */
function kept<F extends Intl.NumberFormat | Intl.DateTimeFormat>(
  name: string,
  languages: Languages,
  make: () => F,
): F {
  const key = `${name} ${languages.join()}`;
  const format = (formats.get(key) as F | undefined) ?? make();
  formats.set(key, format);
  return format;
}
