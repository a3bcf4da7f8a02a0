import { ExtData, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeValue, encodeValue, fromJson, toJson } from '../../src/sandbox/codec';
import {
  BigDecimal,
  type CtyType,
  type CtyValue,
  canonicalCty,
  ctyNumber,
  Dynamic,
  equal,
  unknownCty,
  whollyKnown,
} from '../../src/sandbox/cty';

const name = fc.stringMatching(/^[a-z]{1,4}$/);

/** A type with a value of it. */
interface Typed {
  readonly type: CtyType;
  readonly value: CtyValue;
}

const leaf: fc.Arbitrary<Typed> = fc.oneof(
  fc.string().map((value): Typed => ({ type: 'string', value })),
  fc.boolean().map((value): Typed => ({ type: 'bool', value })),
  fc.integer().map((value): Typed => ({ type: 'number', value })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((n) => !Object.is(n, -0))
    .map((value): Typed => ({ type: 'number', value: ctyNumber(String(value)) })),
  fc.bigInt({ min: 2n ** 60n, max: 2n ** 200n }).map((value): Typed => ({ type: 'number', value: ctyNumber(value) })),
  fc.constantFrom<CtyType>('string', 'number', 'bool').map((type): Typed => ({ type, value: null })),
);

const typed = fc.letrec<{ any: Typed }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc
      .tuple(fc.constantFrom('list', 'set'), tie('any'), fc.nat(3))
      .map(
        ([kind, { type, value }, count]): Typed => ({ type: [kind, type], value: Array<CtyValue>(count).fill(value) }),
      ),
    fc.tuple(tie('any'), fc.uniqueArray(name, { maxLength: 3 })).map(
      ([{ type, value }, keys]): Typed => ({
        type: ['map', type],
        value: Object.fromEntries(keys.map((key) => [key, value])),
      }),
    ),
    fc.dictionary(name, tie('any'), { maxKeys: 4, noNullPrototype: true }).map(
      (fields): Typed => ({
        type: ['object', Object.fromEntries(Object.entries(fields).map(([key, { type }]) => [key, type]))],
        value: Object.fromEntries(Object.entries(fields).map(([key, { value }]) => [key, value])),
      }),
    ),
    tie('any').map(
      ({ type, value }): Typed => ({ type: 'dynamic', value: value === null ? null : new Dynamic(type, value) }),
    ),
  ),
})).any;

test('every value comes back from its wire form as it was', () => {
  fc.assert(
    fc.property(typed, ({ type, value }) => {
      expect(canonicalCty(decodeValue(encodeValue(value, type), type), type)).toBe(canonicalCty(value, type));
    }),
  );
});

test('every value comes back from the JSON of the state file as it was', () => {
  fc.assert(
    fc.property(typed, ({ type, value }) => {
      const json: unknown = JSON.parse(JSON.stringify(toJson(value)));
      expect(canonicalCty(fromJson(json, type), type)).toBe(canonicalCty(value, type));
    }),
  );
});

test('an unknown with refinements is read as unknown', () => {
  const refined = new ExtData(12, encode({ 1: false, 2: 'pre-' }));
  const type: CtyType = ['object', { id: 'string', name: 'string' }];
  const value = decodeValue({ msgpack: encode({ id: refined, name: 'a' }) }, type);
  expect(value).toEqual({ id: unknownCty, name: 'a' });
  expect(whollyKnown(value)).toBe(false);
  expect(decodeValue(encodeValue(value, type), type)).toEqual(value);
});

test('a number that a double cannot hold keeps its digits', () => {
  const digits = '12345678901234567890123.5';
  expect(ctyNumber(digits)).toEqual(new BigDecimal(digits));
  expect(decodeValue({ msgpack: encode(digits) }, 'number')).toEqual(new BigDecimal(digits));
  expect(ctyNumber('0.1')).toBe(0.1);
  expect(equal(ctyNumber('1.50'), 1.5, 'number')).toBe(true);
});

test('a set has no order, a list has', () => {
  expect(equal(['a', 'b'], ['b', 'a'], ['set', 'string'])).toBe(true);
  expect(equal(['a', 'b'], ['b', 'a'], ['list', 'string'])).toBe(false);
});

test('a value of another type than the schema says is refused', () => {
  expect(() => fromJson({}, 'string')).toThrow('a string was expected, not object');
});
