import { types } from 'node:util';
import { Token } from 'cdktf';
import { show } from './messages';
import type { Mistake } from './settings';

/**
 * What in settings is no literal, one mistake each: only what a review can show and a file can hold is. Nothing of it is run to find
 * out, neither a getter nor what a proxy does in its place.
 */
export function literalMistakes(
  input: unknown,
  path: Mistake['path'] = [],
  within: readonly object[] = [],
): readonly Mistake[] {
  const mistake = (text: string): readonly Mistake[] => [{ path, text }];
  if (types.isProxy(input)) return mistake('is a Proxy, which may say something else each time; write a plain object');
  if (typeof input === 'function')
    return mistake(`is a function; write what ${input.name === '' ? 'it' : input.name} returns`);
  if (typeof input === 'symbol') return mistake('is a symbol; write a text');
  if (typeof input === 'bigint') return mistake(`is a BigInt, got ${input}n; write ${input}`);
  if (Token.isUnresolved(input)) return mistake('is only known after apply; settings must be literal');
  if (typeof input === 'number' && !Number.isFinite(input))
    return mistake(`must be a finite number, got ${input}; write the number that is meant`);
  if (typeof input === 'string' && isExpression(input))
    return mistake(`holds a Terraform expression, got ${show(input)}; write what it stands for`);
  if (typeof input !== 'object' || input === null) return [];
  if (within.includes(input)) return mistake('holds itself; settings must be literal');
  const foreign = foreignText(input);
  if (foreign !== undefined) return mistake(foreign);
  return Reflect.ownKeys(input).flatMap((key) => {
    if (key === 'length' && Array.isArray(input)) return [];
    if (typeof key === 'symbol') return mistake(`has a symbol as a key, got ${String(key)}; name it by a text`);
    const at = [...path, key];
    if (key === '__proto__') return [{ path: at, text: 'is a name that JavaScript has a use for; rename it' }];
    if (isExpression(key))
      return mistake(`has a Terraform expression as a key, got ${show(key)}; write what it stands for`);
    const { value, get, set } = Object.getOwnPropertyDescriptor(input, key) ?? {};
    if (get !== undefined || set !== undefined) return [{ path: at, text: 'is a getter; write the value itself' }];
    return literalMistakes(value, at, [...within, input]);
  });
}

const isExpression = (text: string): boolean => /[$%]\{/.test(text);

/** What an object is instead of a plain one or a list. */
function foreignText(input: object): string | undefined {
  if (types.isPromise(input)) return 'is a Promise; write await before what makes it';
  if (types.isDate(input)) return `is a Date; write its day as a text, such as '2027-01-31'`;
  if (types.isMap(input)) return 'is a Map; write a plain object: Object.fromEntries(…)';
  if (types.isSet(input)) return 'is a Set; write a list: [...…]';
  if (types.isRegExp(input)) return 'is a regular expression; write a text';
  if (Array.isArray(input)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(input);
  // that of another realm, such as the one of a test, has none itself
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return undefined;
  return `is ${nameOfClass(prototype)}; write a plain object with what it holds`;
}

function nameOfClass(prototype: unknown): string {
  const { value } = Object.getOwnPropertyDescriptor(prototype, 'constructor') ?? {};
  return typeof value === 'function' && value.name !== '' ? `an instance of ${value.name}` : 'an instance of a class';
}
