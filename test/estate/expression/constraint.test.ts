import { expect, test } from 'vitest';
import { constraintOf } from '../../../src/estate/expression/constraint';

const [text, number, any] = [{ is: 'text' }, { is: 'number' }, { is: 'any' }];

test.each([
  [undefined, any],
  [null, any],
  ['string', text],
  [`\${number}`, number],
  ['bool', { is: 'bool' }],
  ['any', any],
  ['list', { is: 'list', of: any }],
  ['set', { is: 'set', of: any }],
  ['map', { is: 'map', of: any }],
  ['list(string)', { is: 'list', of: text }],
  ['set(map(number))', { is: 'set', of: { is: 'map', of: number } }],
  ['tuple([string, number])', { is: 'tuple', of: [text, number] }],
  ['tuple([])', { is: 'tuple', of: [] }],
  ['tuple([string, date])', undefined],
  ['tuple(string)', undefined],
  ['object({ a = string })', { is: 'object', of: new Map([['a', text]]) }],
  ['object({ a = optional(string) })', undefined],
  ['object(string)', undefined],
  ['date', undefined],
  ['date(string)', undefined],
  ['list()', undefined],
  ['list(date)', undefined],
  ['"string"', undefined],
  ['list(', undefined],
  [true, undefined],
])('a variable of type %j asks for %j', (written, type) => {
  expect(constraintOf(written)).toEqual(type);
});
