import { isList, isValues, type Value } from './model';

/** A value as text in which neither the order of keys nor keys without value count. */
export function canonical(value: Value | undefined): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isValues(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

/** Whether two values are equal as they are written. */
export function isEqual(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((element, index) => isEqual(element, b[index]));
  if (isList(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && isEqual(a[name], b[name]))
  );
}

/** A value whose keys are in order and whose empty keys are gone. */
export const ordered = (value: Value): Value => JSON.parse(canonical(value)) as Value;

/** What two lists don't have in common, counting how often each is there. */
export function unmatched<T extends Value>(before: readonly T[], after: readonly T[]): { gone: T[]; news: T[] } {
  const counts = new Map<string, number>();
  for (const element of before) counts.set(canonical(element), (counts.get(canonical(element)) ?? 0) + 1);
  const news = after.filter((element) => {
    const left = counts.get(canonical(element)) ?? 0;
    counts.set(canonical(element), left - 1);
    return left <= 0;
  });
  const gone = [...before].reverse().filter((element) => {
    const left = counts.get(canonical(element)) ?? 0;
    if (left <= 0) return false;
    counts.set(canonical(element), left - 1);
    return true;
  });
  return { gone: gone.reverse(), news };
}
