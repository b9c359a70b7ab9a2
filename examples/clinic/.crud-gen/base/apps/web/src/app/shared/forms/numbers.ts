/** What stands between whole and fraction in a language: `.` or `,`. */
export function decimalSign(language = navigator.language): string {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

/** A number as the API writes it as the text of an input: `12.5` is `12,5` where the language writes it so. */
export function toNumberText(
  value: number | string | null | undefined,
  language = navigator.language,
): string {
  const text = typeof value === 'number' ? withoutExponent(String(value)) : (value ?? '');
  return text.replace('.', decimalSign(language));
}

/** The text of an input as the API writes the number; what is no number stays as it is. */
export function fromNumberText(text: string, language = navigator.language): string {
  return plainNumber(text, language) ?? text.trim();
}

/**
 * The same, or null for what is no number. A point is taken in every language; where the comma is the sign, `1.234` is
 * refused, which may be meant as 1234 or as 1,234.
 */
export function plainNumber(text: string, language = navigator.language): string | null {
  const trimmed = text.trim().replace('\u2212', '-');
  const isComma = decimalSign(language) === ',';
  if (isComma && /^[+-]?\d{1,3}(\.\d{3})+$/.test(trimmed)) {
    return null;
  }
  const plain = isComma && !trimmed.includes('.') ? trimmed.replace(',', '.') : trimmed;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? plain : null;
}

/** Compares two numbers as the API writes them, digit by digit: below 0 when the first is less. */
export function compareNumbers(a: string, b: string): number {
  if (/e/i.test(a + b)) {
    return Number(a) - Number(b);
  }
  const scale = Math.max(...[a, b].map((text) => (text.split('.')[1] ?? '').length));
  const [left, right] = [a, b].map((text) => scaled(text, scale));
  return left < right ? -1 : Number(left > right);
}

function scaled(text: string, scale: number): bigint {
  const [whole, fraction = ''] = text.replace('+', '').split('.');
  return BigInt(`${whole}${fraction.padEnd(scale, '0')}`.replace(/^-$/, '0'));
}

/** `1e-7` as `0.0000001`. */
function withoutExponent(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) {
    return text;
  }
  const [, sign, whole, fraction = '', exponent] = match;
  const digits = whole + fraction;
  const point = 1 + Number(exponent);
  return point <= 0
    ? `${sign}0.${'0'.repeat(-point)}${digits}`
    : `${sign}${digits.slice(0, point).padEnd(point, '0')}${digits.length > point ? `.${digits.slice(point)}` : ''}`;
}
