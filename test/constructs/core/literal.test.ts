import { runInNewContext } from 'node:vm';
import { Token } from 'cdktf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literalMistakes } from '../../../constructs/core/literal';
import { describe as told } from '../../../constructs/core/settings';

const mistakes = (input: unknown) => literalMistakes(input).map((one) => told(one));

class Network {
  readonly vlan = 120;
}

describe('settings are literal: they are not', () => {
  test.each<[what: string, value: unknown, says: string]>([
    ['a promise', Promise.resolve(1), 'is a Promise; write await before what makes it'],
    ['a date', new Date(0), "is a Date; write its day as a text, such as '2027-01-31'"],
    ['a map', new Map([['a', 1]]), 'is a Map; write a plain object: Object.fromEntries(…)'],
    ['a set', new Set([1]), 'is a Set; write a list: [...…]'],
    ['a regular expression', /a/, 'is a regular expression; write a text'],
    ['an instance', new Network(), 'is an instance of Network; write a plain object with what it holds'],
    ['an error', new Error('x'), 'is an instance of Error; write a plain object with what it holds'],
    ['bytes', Buffer.from('x'), 'is an instance of Buffer; write a plain object with what it holds'],
    ['a boxed text', new String('x'), 'is an instance of String; write a plain object with what it holds'],
    [
      'of a class without a name',
      new (class {})(),
      'is an instance of a class; write a plain object with what it holds',
    ],
    ['a function', function pool() {}, 'is a function; write what pool returns'],
    ['a class', Network, 'is a function; write what Network returns'],
    ['a symbol', Symbol('x'), 'is a symbol; write a text'],
    ['a BigInt', 10n, 'is a BigInt, got 10n; write 10'],
    ['no number', Number.NaN, 'must be a finite number, got NaN; write the number that is meant'],
    ['endless', -1 / 0, 'must be a finite number, got -Infinity; write the number that is meant'],
    ['a proxy', new Proxy({}, {}), 'is a Proxy, which may say something else each time; write a plain object'],
    ['later', Token.asString({ resolve: () => 'x' }), 'is only known after apply; settings must be literal'],
    [
      'an expression',
      '${file("/etc/passwd")}',
      'holds a Terraform expression, got "${file(\\"/etc/passwd\\")}"; write what it stands for',
    ],
  ])('%s', (_, value, says) => {
    expect(mistakes({ teams: [{ web: value }] })).toEqual([`teams.0.web: ${says}`]);
  });

  test('a getter, which is not called, nor a setter', () => {
    let called = 0;
    const input = Object.defineProperty({ b: 1 }, 'a', { enumerable: true, get: () => ++called });
    expect(mistakes(input)).toEqual(['a: is a getter; write the value itself']);
    expect(called).toBe(0);
  });

  test('a proxy of which every trap throws', () => {
    const trap = () => {
      throw new Error('a trap was asked');
    };
    const handler = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((name) => [name, trap]));
    const says = 'is a Proxy, which may say something else each time; write a plain object';
    expect(mistakes({ a: new Proxy({}, handler), b: new Proxy(() => {}, handler) })).toEqual([
      `a: ${says}`,
      `b: ${says}`,
    ]);
  });

  test('a key that Terraform would evaluate, a symbol as a key, or the key of a prototype', () => {
    expect(mistakes({ teams: { 'a${b}': 1 } })).toEqual([
      'teams: has a Terraform expression as a key, got "a${b}"; write what it stands for',
    ]);
    expect(mistakes({ teams: { '%{ if a }': 1 } })).toHaveLength(1);
    expect(mistakes({ teams: { [Symbol('x')]: 1 } })).toEqual([
      'teams: has a symbol as a key, got Symbol(x); name it by a text',
    ]);
    expect(mistakes(JSON.parse('{ "teams": { "__proto__": { "admin": true } } }'))).toEqual([
      'teams.__proto__: is a name that JavaScript has a use for; rename it',
    ]);
  });

  test('themselves', () => {
    const input: { again?: unknown } = {};
    input.again = { deeper: input };
    expect(mistakes(input)).toEqual(['again.deeper: holds itself; settings must be literal']);
  });
});

test('every mistake is told, each with its path', () => {
  expect(mistakes({ a: [1n, { b: Number.NaN }], c: new Date(0) }).map((one) => one.split(':')[0])).toEqual([
    'a.0',
    'a.1.b',
    'c',
  ]);
});

test('what JSON can hold is literal, whatever its keys are called', () => {
  const key = fc.string().filter((name) => name !== '__proto__' && !/[$%]\{/.test(name));
  const text = fc.string().filter((one) => !/[$%]\{/.test(one) && !Token.isUnresolved(one));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: false }),
    ),
  }));
  fc.assert(fc.property(tree, (input) => mistakes(input).length === 0));
  expect(mistakes({ constructor: { toString: 1, hasOwnProperty: [undefined] } })).toEqual([]);
});

test('the same object in two places is literal, and so is one of another realm or without a prototype', () => {
  const shared = { a: [1] };
  expect(mistakes({ one: shared, two: shared })).toEqual([]);
  expect(mistakes(runInNewContext('({ a: [{ b: 1 }] })'))).toEqual([]);
  expect(mistakes(Object.assign(Object.create(null), { a: 1 }))).toEqual([]);
});
