import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comesFrom,
  given,
  ifKnown,
  is,
  isSame,
  isSet,
  items,
  knownTexts,
  list,
  type Raw,
  shown,
  text,
  texts,
  UnknownGiven,
  unknowable,
  valuesAt,
} from '../../../../providers/ovh/rules/given';

const unknown = new UnknownGiven();
const vrack = {};
const id = new UnknownGiven({ key: 'prod ovh_vrack.Main.id', of: 'ovh_vrack.id', object: vrack, name: 'Main' });
const urn = new UnknownGiven({ key: 'prod ovh_vrack.Main.urn', of: 'ovh_vrack.urn', object: vrack, name: 'Main' });
const other = new UnknownGiven({ key: 'prod ovh_vrack.Other.id', of: 'ovh_vrack.id', object: {}, name: 'Other' });
const region = new UnknownGiven({ key: 'prod data.x.y.region', of: 'data.x.region', name: 'data y.region' });

describe('a reader that meets a value that is not known', () => {
  test.each<[string, (value: Raw) => unknown]>([
    ['text', (value) => text(given(value))],
    ['is', (value) => is(given(value), 'x')],
    ['list', (value) => list(given(value))],
    ['texts', (value) => texts(given([value]))],
    ['items', (value) => items(given(value))],
    ['items of a list', (value) => items(given([{}, value]))],
    ['isSame', (value) => isSame(given(value), 'x')],
    ['Number', (value) => Number(given(value))],
    ['String', (value) => String(given(value))],
    ['JSON', (value) => JSON.stringify(given([value]))],
  ])('%s ends the rule', (_, read) => {
    expect(ifKnown(() => [read(unknown)])).toBeUndefined();
    expect(ifKnown(() => [read(id)])).toBeUndefined();
    expect(ifKnown(() => [read('x')])).toBeDefined();
  });

  test('isSet knows that a reference has a value, and nothing of anything else', () => {
    expect(isSet(given(id))).toBe(true);
    expect(ifKnown(() => isSet(given(unknown)))).toBeUndefined();
  });

  test('knownTexts leaves it out, where one wrong element is enough', () => {
    expect(knownTexts(given(['a', unknown, id, 'b']))).toEqual(['a', 'b']);
    expect(ifKnown(() => knownTexts(given(unknown)))).toBeUndefined();
  });

  test('a mistake in a rule is no answer', () => {
    const rule = () => ifKnown(() => JSON.parse('{'));
    expect(rule).toThrow(SyntaxError);
    expect(ifKnown(unknowable)).toBeUndefined();
  });
});

describe('two references', () => {
  test.each<[string, UnknownGiven, UnknownGiven, boolean | undefined]>([
    [
      'to one attribute are the same',
      id,
      new UnknownGiven({ ...id.origin, key: 'prod ovh_vrack.Main.id', of: '', name: '' }),
      true,
    ],
    ['to the ids of two things are not', id, other, false],
    ['to two ids of one thing may be', id, urn, undefined],
    ['of which one tells nothing apart may be', region, id, undefined],
    ['to what nobody knows may be', unknown, unknown, undefined],
  ])('%s', (_, one, two, expected) => {
    expect(ifKnown(() => isSame(given(one), given(two)))).toBe(expected);
    expect(ifKnown(() => isSame(given(two), given(one)))).toBe(expected);
  });
});

test('known values are the same as the API sees them', () => {
  fc.assert(fc.property(fc.integer(), (number) => isSame(number, String(number))));
  expect(isSame(undefined, null)).toBe(true);
  expect(isSame(['a'], ['a', 'b'])).toBe(false);
});

test('where a value comes from is told of references only', () => {
  expect(comesFrom(given(id), 'ovh_vrack.id')).toBe(true);
  expect(comesFrom(given(id), 'ovh_vrack.urn')).toBe(false);
  expect(comesFrom('ovh_vrack.id', 'ovh_vrack.id')).toBe(false);
});

test('what is not known ends a path', () => {
  expect(valuesAt(given({ a: [{ b: 1 }, unknown, { b: [2, id] }] }), 'a.b')).toEqual([1, unknown, 2, id]);
  expect(valuesAt({ a: { b: null } }, 'a.b')).toEqual([]);
});

test('a message names what a reference leads to', () => {
  expect(shown(given(id))).toBe('Main');
  expect(shown(given(unknown))).toBe('(known after apply)');
  expect(shown(given([1, 'a']))).toBe('[1,"a"]');
  expect(shown(undefined)).toBe('');
});
