import { expect, test } from 'vitest';
import { parseObject } from '../../src/estate/json';

test.each([
  ['{"a": 1, "a": 2}', 'has a key twice: Terraform takes both, here only the last one is read', true],
  ['{"a": {"__proto__": 1}}', 'has a key __proto__, which is not read here', true],
  ['{"a": 12345678901234567890}', 'has a number that is longer than is read here', false],
  ['{"a": 1e400}', 'has a number that is longer than is read here', false],
  ['{"a": [1, "1e400", {"b": 2}]}', undefined, false],
])('%s: %s; whether something in it is not read at all: %s', (text, unlike, isPartial) => {
  expect(parseObject(Buffer.from(text), 'x.json')).toMatchObject({ isPartial, ...(unlike && { unlike }) });
  expect(parseObject(Buffer.from(text), 'x.json').unlike).toBe(unlike);
});

test('bytes that are no UTF-8 are said to be none, and all of them are read', () => {
  const bytes = Buffer.concat([Buffer.from('{"a": "'), Buffer.from([0xff]), Buffer.from('"}')]);
  expect(parseObject(bytes, 'x.json')).toMatchObject({ unlike: 'is not UTF-8', isPartial: false });
});
