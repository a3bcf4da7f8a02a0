import { isList, isValues, type Value } from './model';

/**
 * What is written and was passed over by who read it: keys that are not in what was read, at any depth.
 *
 * @param written as it stands in the file
 * @param read what was made of it; what is in it beyond that doesn't matter
 * @returns `undefined` where everything was read
 */
export function leftOver(written: Value, read: unknown): Value | undefined {
  if (isList(written) && Array.isArray(read)) {
    const parts = written.map((one, at) => leftOver(one, read[at]));
    return parts.every((part) => part === undefined) ? undefined : parts.map((part) => part ?? null);
  }
  if (!isValues(written) || !isValues(read)) return undefined;
  const parts = Object.entries(written).flatMap(([key, value]) => {
    const part = Object.hasOwn(read, key) ? leftOver(value, read[key]) : value;
    return part === undefined ? [] : [[key, part] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
