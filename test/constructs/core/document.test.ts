import { expect, test } from 'vitest';
import { parseDocument } from '../../../constructs/core/document';

test('a document is a list or an object of JSON, and no other text', () => {
  expect([parseDocument(' [1]'), parseDocument('\n{"a": 1}')]).toEqual([[1], { a: 1 }]);
  expect(['7', 'true', '"a"', 'a', '', '{a', '[1] 2'].map(parseDocument)).toEqual(Array(7).fill(undefined));
});
