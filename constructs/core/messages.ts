import { closest, distance } from 'fastest-levenshtein';
import { maskParts, maskValue } from './secrets/mask';
import { hidden } from './secrets/masked';
import { visible } from './unseen';

/** A value as it appears in a message: short, quoted, and hidden where it could be a secret. `key` is the name that it has. */
export function show(value: unknown, key = ''): string {
  if (value === undefined) return 'nothing';
  if (typeof value !== 'object' && typeof value !== 'string') return maskValue(String(value), key);
  const shown = maskParts(value, key);
  const text = visible(shown === hidden ? hidden : JSON.stringify(shown));
  return text.length > 80 ? `${text.slice(0, 77).replace(/[\uD800-\uDBFF]$/, '')}...` : text;
}

/** `did you mean 'x'?` when one of the known words is near, else the list of them. */
export function suggest(word: string, known: readonly string[]): string {
  if (known.length === 0) return 'remove it';
  const near = known.find((other) => other.toLowerCase() === word.toLowerCase()) ?? closest(word, [...known]);
  if (isNear(word, near)) return `did you mean '${near}'?`;
  return oneOf(known);
}

/** `use one of a, b`, for words of which the nearest by its letters may mean something else. */
export const oneOf = (known: readonly string[]): string =>
  `use one of ${known.slice(0, most).join(', ')}${known.length > most ? ` and ${known.length - most} more` : ''}`;

const most = 12;

const isNear = (word: string, other: string): boolean =>
  distance(word.toLowerCase(), other.toLowerCase()) <= Math.min(Math.ceil(other.length / 2), other.length - 1);
