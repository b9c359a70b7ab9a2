export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const WORDS: Record<Exclude<Tone, 'neutral'>, string> = {
  info: 'new open processing running progress shipped sent scheduled submitted started ordered current info',
  success:
    'active approved complete completed done paid success successful succeeded confirmed delivered published enabled available verified resolved accepted fulfilled live',
  warning:
    'pending waiting hold held paused review unpaid partial partially expiring overdue low delayed unverified warning medium',
  danger:
    'failed failure error rejected cancelled canceled blocked denied deleted refused expired critical urgent high suspended banned danger refunded',
};

const TONES = new Map<string, Tone>(
  (Object.entries(WORDS) as [Tone, string][]).flatMap(([tone, words]) =>
    words.split(' ').map((word): [string, Tone] => [word, tone]),
  ),
);

/** The tone of a status by its words (`payment_failed` is danger); neutral when none is known. */
export function toneOf(label: string): Tone {
  const words = label
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .reverse();
  if (words.some((word) => word === 'not' || word === 'inactive' || word === 'unavailable')) {
    return 'neutral';
  }
  return words.map((word) => TONES.get(word)).find((tone) => tone !== undefined) ?? 'neutral';
}
