import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/estate/model';
import { diffDocuments, diffLines } from '../../../src/review/engine/documents';

test.each([
  ['a', 'b', { path: 'text line 1', before: 'a', after: 'b' }],
  ['a\nb', 'x\nb', { path: 'text line 1', before: 'a', after: 'x' }],
  ['a\nb', 'a\nx', { path: 'text line 2', before: 'b', after: 'x' }],
  ['a\nb\nc', 'a\nx\nc', { path: 'text line 2', before: 'b', after: 'x' }],
  ['a\nb\nc\nd\ne', 'a\nb\nx\ny\ne', { path: 'text line 3 to 4', before: 'c\nd', after: 'x\ny' }],
  ['a\nc', 'a\nb\nc', { path: 'text line 2', after: 'b' }],
  ['a\na', 'a', { path: 'text line 2', before: 'a' }],
  ['a\nb\nc\nd', 'a\nd', { path: 'text line 2 to 3', before: 'b\nc' }],
])('of %j and %j the lines that differ are told in one piece, with their place', (before, after, part) => {
  expect(diffLines(before, after, 'text')).toEqual(part);
});

describe('of two documents what differs is told, each part with its place', () => {
  const allow = (more: object): Value => JSON.parse(JSON.stringify({ Effect: 'Allow', ...more }));
  const policy = (...statements: Value[]): Value => ({ Statement: statements });
  test.each<[string, Value, Value, readonly object[]]>([
    ['a key', { a: 1, b: 2 }, { a: 1, b: 3 }, [{ path: '.b', before: 2, after: 3 }]],
    ['a key that is new', {}, { a: 1 }, [{ path: '.a', after: 1 }]],
    ['a key that is gone', { a: 1 }, {}, [{ path: '.a', before: 1 }]],
    ['a key with a dot', { 'a.b': 1 }, { 'a.b': 2 }, [{ path: '["a.b"]', before: 1, after: 2 }]],
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    [
      'elements by their place',
      [1, 2],
      [2, 1, 3],
      [
        { path: '[0]', before: 1, after: 2 },
        { path: '[1]', before: 2, after: 1 },
        { path: '[2]', after: 3 },
      ],
    ],
    ['a list and a text', { a: ['b'] }, { a: 'b' }, [{ path: '.a', before: ['b'], after: 'b' }]],
    ['a text and a list', { a: 'b' }, { a: ['b'] }, [{ path: '.a', before: 'b', after: ['b'] }]],
    ['an object and a text', { a: { b: 1 } }, { a: 'b' }, [{ path: '.a', before: { b: 1 }, after: 'b' }]],
    ['a list and an object', { a: [1] }, { a: { 0: 1 } }, [{ path: '.a', before: [1], after: { 0: 1 } }]],
    ['a list that is shorter', [1, 2], [1], [{ path: '[1]', before: 2 }]],
    [
      'a secret, and what is beside it',
      { name: 'password', value: 'a', b: 1 },
      { name: 'password', value: 'b', b: 2 },
      [
        { path: '.value', before: 'a', after: 'b', isSecret: true },
        { path: '.b', before: 1, after: 2 },
      ],
    ],
    [
      'a secret that is gone',
      { name: 'password', value: 'a' },
      { name: 'password' },
      [{ path: '.value', before: 'a', isSecret: true }],
    ],
    [
      'what only now stands beside a name that tells a secret',
      { value: 'a' },
      { name: 'password', value: 'b' },
      [
        { path: '.value', before: 'a', after: 'b', isSecret: true },
        { path: '.name', after: 'password' },
      ],
    ],
    [
      'what no longer stands beside a name that tells a secret',
      { value: 'a', name: 'password' },
      { value: 'b' },
      [
        { path: '.value', before: 'a', after: 'b', isSecret: true },
        { path: '.name', before: 'password' },
      ],
    ],
    ['actions in another order', { Action: ['a', 'b'] }, { Action: ['b', 'a'] }, []],
    ['one action as a list', { Action: 'a' }, { Action: ['a'] }, []],
    [
      'an action more, and one less',
      { Action: ['a', 'b'] },
      { Action: ['b', 'c'] },
      [
        { path: '.Action', before: 'a' },
        { path: '.Action', after: 'c' },
      ],
    ],
    [
      'a list of other things',
      { Action: [1, 2] },
      { Action: [2, 1] },
      [
        { path: '.Action[0]', before: 1, after: 2 },
        { path: '.Action[1]', before: 2, after: 1 },
      ],
    ],
    [
      'a list with an order',
      { Steps: ['a', 'b'] },
      { Steps: ['b', 'a'] },
      [
        { path: '.Steps[0]', before: 'a', after: 'b' },
        { path: '.Steps[1]', before: 'b', after: 'a' },
      ],
    ],
    [
      'statements in another order',
      policy(allow({ Action: 'a' }), allow({ Action: 'b' })),
      policy(allow({ Action: 'b' }), allow({ Action: 'a' })),
      [],
    ],
    ['one statement as an object', { Statement: allow({ Action: 'a' }) }, policy(allow({ Action: 'a' })), []],
    [
      'a statement by its id',
      policy(allow({ Sid: 'x', Action: 'a' }), allow({ Action: 'b' })),
      policy(allow({ Action: 'b' }), allow({ Sid: 'x', Action: 'c' })),
      [
        { path: '.Statement[x].Action', before: 'a' },
        { path: '.Statement[x].Action', after: 'c' },
      ],
    ],
    [
      'another id is another statement',
      policy(allow({ Sid: 'x' })),
      policy(allow({ Sid: 'y' })),
      [
        { path: '.Statement[y]', after: allow({ Sid: 'y' }) },
        { path: '.Statement[x]', before: allow({ Sid: 'x' }) },
      ],
    ],
    [
      'an empty id is none',
      policy(allow({ Sid: '', Action: 'a' })),
      policy(allow({ Sid: '', Action: 'b' })),
      [
        { path: '.Statement[0].Action', before: 'a' },
        { path: '.Statement[0].Action', after: 'b' },
      ],
    ],
    [
      'without an id by what is left',
      policy(allow({ Action: 'a' }), allow({ Action: 'b' })),
      policy(allow({ Action: 'b' }), allow({ Action: 'c' })),
      [
        { path: '.Statement[1].Action', before: 'a' },
        { path: '.Statement[1].Action', after: 'c' },
      ],
    ],
    [
      'a statement more',
      policy(allow({ Action: 'a' })),
      policy(allow({ Action: 'a' }), allow({ Action: 'b' })),
      [{ path: '.Statement[1]', after: allow({ Action: 'b' }) }],
    ],
    [
      'a statement less',
      policy(allow({ Action: 'a' }), allow({ Action: 'b' })),
      policy(allow({ Action: 'b' })),
      [{ path: '.Statement[0]', before: allow({ Action: 'a' }) }],
    ],
    [
      'what has an id is not what has none',
      policy(allow({ Sid: 'x', Action: 'a' })),
      policy(allow({ Action: 'a' })),
      [
        { path: '.Statement[0]', after: allow({ Action: 'a' }) },
        { path: '.Statement[x]', before: allow({ Sid: 'x', Action: 'a' }) },
      ],
    ],
    [
      'texts are no statements',
      { Statement: ['a', 'b'] },
      { Statement: ['b', 'a'] },
      [
        { path: '.Statement[0]', before: 'a', after: 'b' },
        { path: '.Statement[1]', before: 'b', after: 'a' },
      ],
    ],
  ])('%s', (_, before, after, parts) => {
    expect(diffDocuments(before, after)).toEqual(parts);
  });
});
