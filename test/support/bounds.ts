import { expect, test } from 'vitest';
import type { z } from 'zod';

/** Of which values settings with one of them are taken, and of which they are refused. */
type Bounds = readonly [path: string, taken: readonly unknown[], refused: readonly unknown[]];

/** Words of a length. */
export const wordsOf = (length: number): string => 'a '.repeat(length).slice(0, length);

/**
 * Tests that settings take values up to their bounds and none beyond.
 *
 * @param least what has to be given besides
 */
export function testBounds(schema: z.ZodType, least: object, bounds: readonly Bounds[]): void {
  test.each(bounds)('%s is taken up to its bounds and refused beyond them', (path, taken, refused) => {
    const isTaken = (value: unknown) => schema.safeParse(withValue(least, path.split('.'), value)).success;
    expect(taken.filter((value) => !isTaken(value))).toEqual([]);
    expect(refused.filter(isTaken)).toEqual([]);
  });
}

function withValue(settings: object, [head = '', ...tail]: readonly string[], value: unknown): object {
  const inner: unknown = Reflect.get(settings, head) ?? {};
  return { ...settings, [head]: tail.length === 0 ? value : withValue(Object(inner), tail, value) };
}
