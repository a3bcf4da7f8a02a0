import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, isEqual, ordered, unmatched } from '../../src/estate/canonical';

test('neither the order of keys nor keys without a value count, the order of a list does', () => {
  expect(canonical({ b: [2, 1], a: { d: null, c: 1 } })).toBe('{"a":{"c":1},"b":[2,1]}');
  expect(JSON.stringify(ordered({ b: 1, a: null }))).toBe('{"b":1}');
  expect(canonical(undefined)).toBe('null');
});

test('equal values are equal, and none that differ', () => {
  expect(isEqual({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  for (const [one, other] of [
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [[1], [1, 2]],
    [[], {}],
    [null, {}],
    ['1', 1],
  ] as const) {
    expect([isEqual(one, other), isEqual(other, one)]).toEqual([false, false]);
  }
});

test('what two lists do not have in common is left, as often as one has it more than the other', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
  const sorted = (values: readonly unknown[]) => values.map(String).sort();
  fc.assert(
    fc.property(list, list, (before, after) => {
      const { gone, news } = unmatched(before, after);
      const count = (values: readonly unknown[], one: string) => values.filter((value) => value === one).length;
      for (const one of ['a', 'b', 'c']) {
        const more = count(after, one) - count(before, one);
        expect([count(news, one), count(gone, one)]).toEqual([Math.max(0, more), Math.max(0, -more)]);
      }
      expect(sorted([...before, ...news])).toEqual(sorted([...after, ...gone]));
    }),
  );
});
