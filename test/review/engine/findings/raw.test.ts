import { describe, expect, test } from 'vitest';
import type { Block, Stack, StackFile, Values } from '../../../../src/estate/model';
import { newCalls, rawDifferences, rawOfNew } from '../../../../src/review/engine/findings/raw';
import type { Matching } from '../../../../src/review/engine/match';
import { stackWith } from '../../outputs';

const nothing: Matching = { pairs: [], added: [], destroyed: [], kept: [], forgotten: [] };

/** What differs between two stacks whose blocks are not compared. */
const between = (before: Partial<Stack>, after: Partial<Stack>) => {
  const stack: Stack = { ...stackWith('a', {}), files: [] };
  return rawDifferences({ ...stack, ...before }, { ...stack, ...after }, nothing);
};

describe('of the files of a stack', () => {
  const one: StackFile = { path: 'a.txt', role: 'asset', sha256: '1' };
  const other: StackFile = { ...one, sha256: '2' };
  const run: StackFile = { ...one, isExecutable: true };
  const main: StackFile = { path: 'cdk.tf.json', role: 'main', sha256: '1' };
  const unread: StackFile = { ...main, sha256: '2', unread: 'is too long' };
  const file = (files: object, where = 'a.txt') => [{ where, part: 'file', files }];

  test.each<[string, readonly StackFile[], readonly StackFile[], readonly object[]]>([
    ['one that stays', [one], [one], []],
    ['one that is new', [], [one], file({ after: one })],
    ['one that is gone', [one], [], file({ before: one })],
    ['one with other bytes', [one], [other], file({ before: one, after: other })],
    ['one that may be run', [one], [run], file({ before: one, after: run })],
    ['one that may be run as before', [run], [run], []],
    ['the main one, which is read', [main], [{ ...main, sha256: '2' }], []],
    ['the main one where it is not read', [main], [unread], file({ before: main, after: unread }, 'cdk.tf.json')],
    ['the main one where it was not read', [unread], [main], file({ before: unread, after: main }, 'cdk.tf.json')],
    [
      'each, by its name',
      [{ ...one, path: 'b.txt' }],
      [one],
      [...file({ after: one }), ...file({ before: { ...one, path: 'b.txt' } }, 'b.txt')],
    ],
  ])('%s', (_, before, after, differences) => {
    expect(between({ files: before }, { files: after })).toEqual(differences);
  });

  test('its folder, and the stacks before it', () => {
    expect(between({ directory: 'x' }, { directory: 'y' })).toEqual([
      { where: 'working directory', part: 'directory', before: 'x', after: 'y' },
    ]);
    expect(between({ dependsOn: ['x', 'y'] }, { dependsOn: ['y', 'x'] })).toEqual([]);
    expect(between({ dependsOn: ['x'] }, { dependsOn: ['z', 'y'] })).toEqual([
      { where: 'stacks before it', part: 'order', before: ['x'], after: ['y', 'z'] },
    ]);
  });
});

describe('of sections', () => {
  const section = (where: string, rest: object) => [{ where, part: 'section', ...rest }];

  test.each<[string, Values, Values, readonly object[]]>([
    ['what stays', { locals: { a: 1 } }, { locals: { a: 1 } }, []],
    ['a name', { locals: { a: 1, b: 1 } }, { locals: { a: 2, b: 1 } }, section('locals.a', { before: 1, after: 2 })],
    ['a name that is new', {}, { locals: { a: 1 } }, section('locals.a', { after: 1 })],
    ['a section that is gone', { locals: { a: 1 } }, {}, section('locals.a', { before: 1 })],
    ['a name that is gone', { locals: { a: 1 } }, { locals: {} }, section('locals.a', { before: 1 })],
    [
      'names in order',
      {},
      { locals: { b: 1, a: 1 } },
      [...section('locals.a', { after: 1 }), ...section('locals.b', { after: 1 })],
    ],
    [
      'names that are words of JavaScript',
      {},
      JSON.parse('{"locals":{"__proto__":1}}'),
      section('locals.__proto__', { after: 1 }),
    ],
    [
      'one without names, as a whole',
      { moved: [1] },
      { moved: [1, 2] },
      section('moved', { before: [1], after: [1, 2] }),
    ],
    ['one without names, which stays', { moved: [1] }, { moved: [1] }, []],
    ['one without names, which is new', {}, { moved: [1] }, section('moved', { after: [1] })],
    ['one that is nothing', { locals: null }, {}, []],
    ['no comments', { '//': 1, output: { '//': 1, a: { '//': 1, value: 1 } } }, { output: { a: { value: 1 } } }, []],
    [
      'a comment is not told with what differs',
      { output: { a: { '//': 1, value: 1 } } },
      { output: { a: { '//': 2, value: 2 } } },
      section('output.a', { before: { value: 1 }, after: { value: 2 } }),
    ],
    ['no blocks, which are told one by one', { resource: { a: 1 } }, { data: { a: 1 }, module: {}, ephemeral: {} }, []],
  ])('%s', (_, before, after, differences) => {
    expect(between({ sections: before }, { sections: after })).toEqual(differences);
  });
});

describe('of a block', () => {
  const block = (body: Values): Block => {
    const [one] = stackWith('a', { resource: { acme_thing: { A: body } } }).blocks.values();
    if (one === undefined) throw new Error('no block');
    return one;
  };
  const parts = (before: Values, after: Values) => {
    const [old, now] = [block(before), block(after)];
    const stack = stackWith('a', {});
    const told = rawDifferences(stack, stack, { ...nothing, pairs: [{ before: old, after: now, isMoved: false }] });
    for (const one of told) expect(one).toMatchObject({ where: 'acme_thing.A', blocks: { before: old, after: now } });
    return told.map(({ part, before: was, after: is }) => [part, was, is]);
  };
  const runs = (command: string): Values => ({ provisioner: [{ 'local-exec': { command } }] });

  test.each<[string, Values, Values, readonly (readonly unknown[])[]]>([
    ['nothing', { x: 1 }, { x: 1 }, []],
    ['its arguments', { x: 1 }, { x: 2 }, [['body', { x: 1 }, { x: 2 }]]],
    [
      'its lifecycle',
      {},
      { lifecycle: { prevent_destroy: true } },
      [['lifecycle', undefined, { prevent_destroy: true }]],
    ],
    ['a lifecycle without a word', {}, { lifecycle: {} }, []],
    ['its provider', { provider: 'acme.a' }, { provider: 'acme.b' }, [['provider', 'acme.a', 'acme.b']]],
    ['what is before it', { depends_on: ['a.b'] }, { depends_on: ['a.c'] }, [['depends_on', ['a.b'], ['a.c']]]],
    ['what is before it in another order', { depends_on: ['a.b', 'a.c'] }, { depends_on: ['a.c', 'a.b'] }, []],
    ['how often it is there', { count: 1 }, { count: 2 }, [['repeat', 1, 2]]],
    [
      'what it runs',
      runs('a'),
      runs('b'),
      [['provisioner', [[{ 'local-exec': { command: 'a' } }]], [[{ 'local-exec': { command: 'b' } }]]]],
    ],
    ['what it no longer runs', runs('a'), {}, [['provisioner', [[{ 'local-exec': { command: 'a' } }]], undefined]]],
    ['how it connects', {}, { connection: { host: 'a' } }, [['connection', undefined, [{ host: 'a' }]]]],
  ])('%s', (_, before, after, differences) => {
    expect(parts(before, after)).toEqual(differences);
  });

  test('on one side only, what it is and nothing of its place', () => {
    const one = block({ x: 1, depends_on: ['a.b'], count: 2, ...runs('a') });
    const stack = stackWith('a', {});
    const of = (more: Partial<Matching>) =>
      rawDifferences(stack, stack, { ...nothing, ...more }).map(({ part, before, after, blocks }) => [
        part,
        before === undefined ? 'new' : after === undefined ? 'gone' : 'differs',
        Object.keys(blocks ?? {}),
      ]);
    const all = (what: string, side: string) => ['provisioner', 'provider', 'body'].map((part) => [part, what, [side]]);
    expect(of({ added: [one] })).toEqual(all('new', 'after'));
    expect(of({ destroyed: [one] })).toEqual(all('gone', 'before'));
    expect(of({ forgotten: [one] })).toEqual(all('gone', 'before'));
  });

  test('all of a stack that is new', () => {
    const stack = {
      ...stackWith('a', { locals: { a: 1 }, resource: { acme_thing: { A: { x: 1 } } } }),
      dependsOn: ['b'],
    };
    expect(
      rawOfNew({ ...stack, files: [{ path: 'x', role: 'asset', sha256: '1' }] }).map(
        ({ where, part }) => `${part} ${where}`,
      ),
    ).toEqual(['file x', 'section locals.a', 'provider acme_thing.A', 'body acme_thing.A']);
  });
});

test('calls are those of expressions that the other side does not have', () => {
  expect(newCalls('${upper("a")}', ['${upper("a")}', '${file("b")}'])).toEqual(['file']);
  expect(newCalls('${upper("a")}', '${upper("b")}')).toEqual(['upper']);
  expect(newCalls(undefined, undefined)).toEqual([]);
});
