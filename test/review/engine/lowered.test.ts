import { expect, test } from 'vitest';
import type { Value } from '../../../src/estate/model';
import { happens } from '../../../src/review/engine/lowered';

/** Numbers and quantities of Kubernetes, from small to large. */
const rising: readonly Value[] = [
  '-2',
  -1,
  '0',
  '1n',
  '2u',
  '3m',
  '.5',
  1,
  '1.5',
  '+2.',
  '999',
  '1k',
  '1Ki',
  '2e3',
  '1M',
  '1Mi',
  '2E+6',
  '1G',
  '1Gi',
  '1T',
  '1Ti',
  '1P',
  '1Pi',
  '1E',
  '1Ei',
];

test('of any two amounts the smaller one is lowered to, in whatever unit it is written', () => {
  for (const [at, before] of rising.entries()) {
    const lowered = rising.filter((after) => happens({ before, after }, 'lowered'));
    expect(lowered).toEqual(rising.slice(0, at));
  }
});

test.each<[Value, Value]>([
  ['1024', '1Ki'],
  ['1Mi', '1024Ki'],
  ['1500m', 1.5],
  ['2000', '2k'],
  ['1e3', '1k'],
])('%s and %s are the same', (before, after) => {
  expect(happens({ before, after }, 'lowered')).toBe(false);
  expect(happens({ before: after, after: before }, 'lowered')).toBe(false);
});

test.each<[Value | undefined]>([
  [undefined],
  [null],
  [true],
  ['x'],
  ['1 Gi'],
  ['1KI'],
  ['Gi'],
  ['1Gi1'],
  ['${var.x}'],
  [[1]],
])('what is no amount may be smaller, and so may what comes after it: %j', (value) => {
  for (const [before, after] of [
    [value, 1],
    [1, value],
    [value, value],
  ] as const) {
    const sides = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
    expect(happens(sides, 'lowered')).toBe(true);
  }
});

test('without a condition every difference counts', () => {
  expect(happens({ before: 1, after: 2 }, undefined)).toBe(true);
});
