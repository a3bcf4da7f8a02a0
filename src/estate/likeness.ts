import type { Block, Value } from './model';
import { isExpression } from './references';
import { withoutWords } from './words';

/**
 * How much of two bodies is the same, from 0 to 1. A name that is made from the path counts as the same where it differs
 * as the paths do: `web-prod-main` at `Clusters/main` and `web-prod-shop` at `Clusters/shop`.
 *
 * @param renamed names that something else had, or has now
 */
export function likeness(before: Block, after: Block, renamed: readonly string[] = []): number {
  // both in both: a word that was a name may stand for something else, too
  const blank = withoutWords([...differingIds(before.ids, after.ids), ...renamed]);
  const left = new Set(leaves(before.body, blank));
  const right = new Set(leaves(after.body, blank));
  const common = [...left].filter((leaf) => right.has(leaf)).length;
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}

/** The ids in the middle of either, where two paths differ. */
export function differingIds(a: readonly string[], b: readonly string[]): readonly string[] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [...a.slice(start, a.length - end), ...b.slice(start, b.length - end)];
}

function leaves(value: Value, text: (value: string) => string, path = ''): string[] {
  if (typeof value === 'string') return [`${path}=${isExpression(value) ? value : text(value)}`];
  if (typeof value !== 'object' || value === null) return [`${path}=${value}`];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, text, `${path}.${name}`));
}
