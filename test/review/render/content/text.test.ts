import { expect, test } from 'vitest';
import { countedText, stackCounts, typesText } from '../../../../src/review/render/content/counts';
import {
  code,
  countsText,
  join,
  several,
  total,
  unmarked,
  whereText,
} from '../../../../src/review/render/content/text';
import type { ReadingOrigin } from '../../../../src/review/report/reading-report';
import { change, counts, stack } from '../../fixtures/report';
import { written } from '../../fixtures/written';

test.each([
  [{}, 0, 'no resources'],
  [{ add: 4, change: 2, replace: 1, destroy: 1 }, 8, '+4 ~2 ±1 -1'],
  [{ add: 1 }, 1, '+1'],
  [{ import: 1 }, 1, '1 taken over'],
  [{ move: 2 }, 2, '2 moved'],
  [{ destroy: 1, import: 3, move: 2 }, 6, '-1, 3 taken over, 2 moved'],
])('%j are %i, told as %s', (some, all, says) => {
  expect(total(counts(some))).toBe(all);
  expect(countsText(counts(some))).toBe(says);
});

test('one is one, and all others are several', () => {
  expect([0, 1, 2].map((n) => several(n, 'stack'))).toEqual(['0 stacks', '1 stack', '2 stacks']);
});

test('pieces stand with something between them only', () => {
  expect(join([])).toEqual([]);
  expect(join([['a', code('b')], ['c'], ['d']])).toEqual(['a', { code: 'b' }, ', ', 'c', ', ', 'd']);
  expect(unmarked(join([['a'], [code('b')]], '; '))).toBe('a; b');
});

test('a row comes from a construct of a stack or from a stack, and from a line where that is known', () => {
  const where = (origin: object) => unmarked(whereText(written<ReadingOrigin>(origin as never)));
  const source = { file: 'zone.ts', line: 7 };
  expect(where({ stack: 'a' })).toBe('a');
  expect(where({ stack: 'a', path: 'B/c' })).toBe('a/B/c');
  expect(where({ stack: 'a', path: 'B', source })).toBe('a/B at zone.ts:7');
  expect(where({ stack: 'a', source })).toBe('a at zone.ts:7');
});

test('what is not shown is counted by its type, and a whole stack as one', () => {
  const some = [{ type: 'a' }, { type: 'b', count: 3 }, { type: 'a', count: 2 }, {}];
  expect(unmarked(typesText(some))).toBe('3 a, 3 b, 1 stack');
  expect(unmarked(countedText('prod', some))).toBe('prod: 3 a, 3 b, 1 stack');
  expect(unmarked(countedText('prod', [{ type: 'a' }], '+1'))).toBe('prod: +1: 1 a');
});

test('a stack is told with its counts and what was found in it; one that is gone with what it leaves behind', () => {
  const found = (kind: 'guard' | 'listed' | 'runs-code') => ({
    ...{ class: kind, stack: 'a', where: 'b', says: 'c', attributes: [] },
  });
  const changes = [change(), change({ action: 'change' })];
  expect(stackCounts(stack({ changes }))).toBe('+1 ~1');
  const findings = [found('guard'), found('listed'), found('runs-code'), found('guard')];
  expect(stackCounts(stack({ changes, findings }))).toBe('+1 ~1, runs code, guard removed');
  expect(stackCounts(stack({ status: 'removed', changes, findings }))).toBe('2 resources left behind');
});
