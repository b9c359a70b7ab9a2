import { NavigationItem } from './navigation';

/** Entries that belong together. */
export interface NavigationGroup {
  label: string;
  items: NavigationItem[];
}

const LEAST_IN_GROUP = 3;

/**
 * Entries by the word that their paths begin with, in the order of the first of each; those of too few others stand in
 * one group at the end.
 */
export function groupsOf(items: readonly NavigationItem[]): NavigationGroup[] {
  const byWord = new Map<string, NavigationItem[]>();
  for (const item of items) {
    const word = firstWord(item.path);
    byWord.set(word, [...(byWord.get(word) ?? []), item]);
  }
  const groups = [...byWord].filter(([, { length }]) => length >= LEAST_IN_GROUP);
  const named = groups.map(([word, found]) => ({ label: titleOf(word), items: found }));
  const grouped = new Set(named.flatMap((group) => group.items));
  const others = items.filter((item) => !grouped.has(item));
  return others.length > 0 ? [...named, { label: $localize`Others`, items: others }] : named;
}

/** Entries whose label has every word of the text. */
export function matching(items: readonly NavigationItem[], text: string): NavigationItem[] {
  const words = text.toLowerCase().split(/\s+/);
  return items.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

function firstWord(path: string): string {
  return path.replace(/^\//, '').split('-')[0];
}

function titleOf(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
