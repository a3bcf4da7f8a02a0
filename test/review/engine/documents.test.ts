import { expect, test } from 'vitest';
import { diffLines } from '../../../src/review/engine/documents';

test.each([
  ['a\nb\nc', 'a\nx\nc', { path: 'text line 2', before: 'b', after: 'x' }],
  ['a\nb\nc\nd\ne', 'a\nb\nx\ny\ne', { path: 'text line 3 to 4', before: 'c\nd', after: 'x\ny' }],
  ['a\nc', 'a\nb\nc', { path: 'text line 2', after: 'b' }],
  ['a\na', 'a', { path: 'text line 2', before: 'a' }],
  ['a\nb\nc\nd', 'a\nd', { path: 'text line 2 to 3', before: 'b\nc' }],
])('of %j and %j the lines that differ are told in one piece, with their place', (before, after, part) => {
  expect(diffLines(before, after, 'text')).toEqual(part);
});
