import { expect, test } from 'vitest';
import type { Value } from '../../../src/estate/model';
import { plannedAttributes } from '../../../src/review/plan/attributes';
import type { PlannedResource } from '../../../src/review/plan/planned';

const nothing: PlannedResource['values']['sensitive'] = { before: false, after: false };

/** What is told of a change of a resource. */
const attributesOf = (
  before: Value,
  after: Value,
  {
    sensitive = nothing,
    unknown = {},
    ...more
  }: Partial<PlannedResource['values'] & Pick<PlannedResource, 'action' | 'type'>> = {},
) =>
  plannedAttributes({
    address: 'other_thing.T',
    type: 'other_thing',
    action: 'change',
    values: { before, after, unknown, sensitive },
    ...more,
  } as unknown as PlannedResource);

const told = (...asked: Parameters<typeof attributesOf>): string[] =>
  attributesOf(...asked).map(({ attribute, before, after }) => `${attribute}: ${before ?? '-'} to ${after ?? '-'}`);

test('what one side of a plan marks as sensitive is hidden on both, at any depth', () => {
  const [before, after] = [{ config: { greeting: 'hello', size: 1 } }, { config: { greeting: 'welcome', size: 2 } }];
  const marks = { config: { greeting: true } };
  for (const sensitive of [
    { before: marks, after: {} },
    { before: {}, after: marks },
    { before: marks, after: marks },
  ]) {
    expect(told(before, after, { sensitive })).toEqual([
      'config.greeting: (hidden) to (hidden)',
      'config.size: 1 to 2',
    ]);
  }
});

test('what differs is told, what is new in a place and what is gone from it has one side', () => {
  expect(told({ a: 'x', b: 1, c: 'same', d: 'gone' }, { a: 'y', b: 2, c: 'same', e: 'new' })).toEqual([
    'a: x to y',
    'b: 1 to 2',
    'd: gone to -',
    'e: - to new',
  ]);
  expect(told(null, { a: 'x' }, { action: 'add' })).toEqual(['a: - to x']);
  expect(told({ list: ['a', 'b'] }, { list: ['a', 'c'] })).toEqual(['list[1]: b to c']);
});

test.each(['destroy', 'forget'] as const)('of what goes nothing is told: %s', (action) => {
  expect(told({ a: 'x' }, null, { action })).toEqual([]);
});

test('what is only known after apply is told where nothing else differs, at any depth', () => {
  expect(told({ a: 'x', id: '1' }, { a: 'y', id: '1' }, { unknown: { id: true } })).toEqual(['a: x to y']);
  expect(told({ a: 'x', id: '1' }, { a: 'x' }, { unknown: { id: true } })).toEqual(['id: 1 to known after apply']);
  expect(told({ a: 'x' }, { a: 'x' }, { unknown: { id: true } })).toEqual(['id: - to known after apply']);
  expect(told({ a: { b: '1', c: 'x' } }, { a: { c: 'x' } }, { unknown: { a: { b: true } } })).toEqual([
    'a.b: 1 to known after apply',
  ]);
  expect(told({ a: ['x'] }, { a: ['x'] }, { unknown: { a: [false, true] } })).toEqual(['a[1]: - to known after apply']);
  expect(told({ a: ['x', 'y'] }, { a: ['x', 'z'] }, { unknown: { a: [false] } })).toEqual(['a[1]: y to z']);
  expect(told({ a: [] }, {}, { unknown: { a: [{ b: true }] } })).toEqual(['a[0]: - to {"b":"(known after apply)"}']);
});

test('a secret is told to be another one, and one that stays is not', () => {
  const sensitive = { before: { a: true, list: [{ v: true }] }, after: {} };
  const side = (a: string, v: string, more: Value = 1) => ({ a, list: [{ v, w: more }] });
  expect(told(side('opaque one', 'opaque two'), side('opaque one', 'opaque three'), { sensitive })).toEqual([
    'list[0].v: (hidden) to (hidden)',
  ]);
  expect(told(side('opaque one', 'x'), side('opaque two', 'x'), { sensitive })).toEqual(['a: (hidden) to (hidden)']);
  expect(told(side('opaque', 'x'), side('opaque', 'x', 2), { sensitive })).toEqual(['list[0].w: 1 to 2']);
});

test('the elements of a set are all as secret as any of them is', () => {
  const marks: readonly Value[] = [{ set: [{ v: true }, {}] }, { set: [{}, {}] }];
  const [marked = false, unmarked = false] = marks;
  const sensitive = { before: marked, after: unmarked };
  const [before, after] = [
    { set: [{ v: 'opaque a' }, { v: 'opaque b' }] },
    { set: [{ v: 'opaque c' }, { v: 'opaque d' }] },
  ];
  expect(JSON.stringify(attributesOf(before, after, { sensitive }))).not.toContain('opaque');
  const keyed = { before: { set: { x: { v: true } } }, after: false };
  expect(JSON.stringify(attributesOf(before, after, { sensitive: keyed }))).not.toContain('opaque');
});

test('where all of a resource is secret, that is all that is told', () => {
  const whole = [{ attribute: 'value', before: '(hidden)', after: '(hidden)' }];
  expect(attributesOf({ a: 'opaque' }, { a: 'opaque too' }, { sensitive: { before: true, after: false } })).toEqual(
    whole,
  );
  expect(attributesOf({ a: 'opaque' }, { a: 'opaque too' }, { sensitive: { before: false, after: true } })).toEqual(
    whole,
  );
});

test('up to 200 attributes are told', () => {
  const side = (value: number, n: number) => Object.fromEntries([...Array(n).keys()].map((at) => [`a${at}`, value]));
  expect(told(side(1, 200), side(2, 200))).toHaveLength(200);
  expect(told(side(1, 201), side(2, 201))).toHaveLength(200);
});
