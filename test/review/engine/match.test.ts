import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import { settledEstate } from '../../../src/estate/settled';
import { type Matching, matchStacks, renamedIn, renamesOf, writtenMatching } from '../../../src/review/engine/match';
import { outputOf, type Resources, stackWith } from '../outputs';

const ofStack = (resources: Resources, more: Values = {}) => settledEstate(outputOf({ prod: resources }, more));

/** Terraform JSON in which no resource has a construct path. */
const plain = (resource: Values) => ({
  ...outputOf({}),
  stacks: new Map([['prod', stackWith('prod', { resource })]]),
});

function matched(base: ReturnType<typeof ofStack>, head: ReturnType<typeof ofStack>, left = 1000): Matching {
  const [before, after] = [base.stacks.get('prod'), head.stacks.get('prod')];
  if (before === undefined || after === undefined) throw new Error('there is no stack');
  return matchStacks(before, after, { base, head }, { left });
}

const named = ({ pairs, added, destroyed, forgotten, kept }: Matching) => ({
  pairs: pairs.map(({ before, after, isMoved }) => `${before.address} ${isMoved ? 'moved to' : 'is'} ${after.address}`),
  added: added.map(({ address }) => address),
  destroyed: destroyed.map(({ address }) => address),
  forgotten: forgotten.map(({ address }) => address),
  kept,
});
const none = { pairs: [], added: [], destroyed: [], forgotten: [], kept: [] };

/** As many attributes as numbers, each with its number. */
const body = (...values: readonly number[]): Values =>
  Object.fromEntries(values.map((value, index) => [`a${index}`, value]));

describe('one with the other are', () => {
  test('blocks of one address, whatever became of them', () => {
    expect(
      named(matched(ofStack({ 'acme_a.A': body(1) }), ofStack({ 'acme_a.A': body(2), 'acme_a.B': body(3) }))),
    ).toEqual({
      ...none,
      pairs: ['acme_a.A is acme_a.A'],
      added: ['acme_a.B'],
    });
  });

  test('what a moved block leads to another address, and only that is kept by it', () => {
    const moved = (...pairs: readonly (readonly [string, string])[]) => ({
      moved: pairs.map(([from, to]) => ({ from, to })),
    });
    const [before, after] = [
      { 'acme_a.A': body(1), 'acme_a.Z': body(1) },
      { 'acme_a.C': body(2), 'acme_a.Z': body(2) },
    ];
    const chain = moved(['acme_a.A', 'acme_a.B'], ['acme_a.B', 'acme_a.C']);
    expect(named(matched(ofStack(before), ofStack(after, chain)))).toEqual({
      ...none,
      pairs: ['acme_a.A is acme_a.C', 'acme_a.Z is acme_a.Z'],
      kept: [['acme_a.A', 'acme_a.C']],
    });
    // a circle ends
    const circle = moved(['acme_a.C', 'acme_a.D'], ['acme_a.D', 'acme_a.C']);
    expect(named(matched(ofStack({}), ofStack({ 'acme_a.C': body(1) }, circle)))).toEqual({
      ...none,
      added: ['acme_a.C'],
    });
  });

  test('what is at another address and three quarters the same', () => {
    const before = { 'acme_a.A': body(1, 2, 3, 4, 5, 6, 7) };
    const moved = (...values: readonly number[]) =>
      named(matched(ofStack(before), ofStack({ 'acme_a.B': body(...values) })));
    expect(moved(1, 2, 3, 4, 5, 6, 8)).toEqual({ ...none, pairs: ['acme_a.A moved to acme_a.B'] });
    expect(moved(1, 2, 3, 4, 5, 6, 8, 9)).toEqual({ ...none, added: ['acme_a.B'], destroyed: ['acme_a.A'] });
  });

  test('what has the same construct path and another address, however little of it is the same', () => {
    const at = (name: string, values: Values): Values => ({
      [name]: { '//': { metadata: { path: 'prod/Things/a' } }, ...values },
    });
    const [before, after] = [at('A', body(1, 2, 3)), at('B', body(4, 5, 6))].map((acme_a) => plain({ acme_a }));
    if (before === undefined || after === undefined) throw new Error('there is none');
    expect(named(matched(before, after))).toEqual({ ...none, pairs: ['acme_a.A moved to acme_a.B'] });
    expect(named(matched(before, plain({ acme_b: at('B', body(1, 2, 3)) })))).toEqual({
      ...none,
      added: ['acme_b.B'],
      destroyed: ['acme_a.A'],
    });
  });

  test('not two of one type that have no construct path at all', () => {
    const [before, after] = [plain({ acme_a: { A: body(1, 2) } }), plain({ acme_a: { B: body(3, 4) } })];
    expect(named(matched(before, after))).toEqual({ ...none, added: ['acme_a.B'], destroyed: ['acme_a.A'] });
  });

  test('not what would be replaced all the same', () => {
    const user = (description: string): Values => ({ service_name: 'p', ...body(1, 2, 3, 4, 5), description });
    const [before, after] = [{ 'ovh_cloud_project_user.A': user('a') }, { 'ovh_cloud_project_user.B': user('b') }];
    expect(named(matched(ofStack(before), ofStack(after)))).toMatchObject({ pairs: [] });
  });

  test('not data sources, which Terraform only reads', () => {
    const data = (name: string) => ({ data: { acme_a: { [name]: body(1, 2) } } });
    expect(named(matched(ofStack({}, data('A')), ofStack({}, data('B'))))).toEqual({
      ...none,
      added: ['data.acme_a.B'],
      destroyed: ['data.acme_a.A'],
    });
  });
});

describe('of several that could be it', () => {
  test('the likeliest is, then the one before by name, and each only once', () => {
    const before = { 'acme_a.A': body(1, 2, 3, 4, 5, 6, 7, 8), 'acme_a.B': body(1, 2, 3, 4, 5, 6, 7, 9) };
    const after = {
      'acme_a.X': body(1, 2, 3, 4, 5, 6, 7, 9),
      'acme_a.Y': body(1, 2, 3, 4, 5, 6, 7, 9),
      'acme_a.Z': body(1, 2, 3, 4, 5, 6, 7, 9),
    };
    expect(named(matched(ofStack(before), ofStack(after)))).toEqual({
      ...none,
      pairs: ['acme_a.B moved to acme_a.X', 'acme_a.A moved to acme_a.Y'],
      added: ['acme_a.Z'],
    });
  });

  test('it is the same one, whichever side is the base', () => {
    const [two, three] = [
      { 'acme_a.B': body(1, 2), 'acme_a.A': body(1, 2) },
      { 'acme_a.Z': body(1, 2), 'acme_a.Y': body(1, 2), 'acme_a.X': body(1, 2) },
    ];
    const pairs = (before: Resources, after: Resources) =>
      matched(ofStack(before), ofStack(after)).pairs.map(({ before: one, after: other }) =>
        [one.address, other.address].sort().join(' '),
      );
    expect(pairs(two, three)).toEqual(['acme_a.A acme_a.X', 'acme_a.B acme_a.Y']);
    expect(pairs(three, two)).toEqual(pairs(two, three));
  });

  test('where there are too many to compare only what is equal is found, and each only once', () => {
    const before = { 'acme_a.A': body(1, 2, 3, 4, 5, 6, 7, 8), 'acme_b.A': body(1) };
    const after = {
      'acme_a.X': body(1, 2, 3, 4, 5, 6, 7, 8),
      'acme_a.Y': body(1, 2, 3, 4, 5, 6, 7, 8),
      'acme_b.X': body(1),
    };
    const equal = { ...none, pairs: ['acme_a.A moved to acme_a.X', 'acme_b.A moved to acme_b.X'], added: ['acme_a.Y'] };
    expect(named(matched(ofStack(before), ofStack(after), 0))).toEqual(equal);
    const similar = { 'acme_a.X': body(1, 2, 3, 4, 5, 6, 7, 9) };
    expect(named(matched(ofStack(before), ofStack(similar), 0)).pairs).toEqual([]);
    expect(named(matched(ofStack(before), ofStack(similar), 1)).pairs).toEqual(['acme_a.A moved to acme_a.X']);
    // what is compared of one type is taken off what is left for the next one
    const others = { 'acme_a.X': body(1, 2, 3, 4, 5, 6, 7, 9), 'acme_b.X': { ...body(1), x: null } };
    const two = { ...before, 'acme_b.A': { ...body(1), x: 1, y: 1 } };
    const other = { ...others, 'acme_b.X': { ...body(1), x: 1, y: 1, z: 1 } };
    expect(named(matched(ofStack(two), ofStack(other), 1)).pairs).toEqual(['acme_a.A moved to acme_a.X']);
    expect(named(matched(ofStack(two), ofStack(other), 2)).pairs).toHaveLength(2);
  });

  test('what refers to something that moved is found once that is', () => {
    const side = (a: string, b: string, c: string): Resources => ({
      [`acme_c.${c}`]: { of: `\${acme_b.${b}.id}` },
      [`acme_b.${b}`]: { of: `\${acme_a.${a}.id}` },
      [`acme_a.${a}`]: body(1, 2),
    });
    expect(named(matched(ofStack(side('A', 'A', 'A')), ofStack(side('X', 'X', 'X')))).pairs.sort()).toEqual([
      'acme_a.A moved to acme_a.X',
      'acme_b.A moved to acme_b.X',
      'acme_c.A moved to acme_c.X',
    ]);
  });
});

test('what a removed block forgets is neither destroyed nor moved away', () => {
  const removed = { removed: [{ from: 'acme_a.A', lifecycle: { destroy: false } }] };
  const before = { 'acme_a.A': body(1), 'acme_a.B': body(2) };
  expect(named(matched(ofStack(before), ofStack({}, removed)))).toEqual({
    ...none,
    destroyed: ['acme_a.B'],
    forgotten: ['acme_a.A'],
  });
});

describe('of a matching', () => {
  const moved = { moved: [{ from: 'acme_a.A', to: 'acme_a.B' }] };
  const before = ofStack({
    'acme_a.A': body(1),
    'acme_b.M': body(1, 2, 3),
    'acme_c.R': { for_each: { x: 1, y: 2 }, size: `\${each.value}` },
    'acme_d.Gone': { for_each: { x: 1, y: 2 } },
  });
  const after = ofStack(
    {
      'acme_a.B': body(2),
      'acme_b.N': body(1, 2, 3),
      'acme_c.R': { for_each: { x: 1, y: 3, z: 4 }, size: `\${each.value}` },
      'acme_e.New': { for_each: { x: 1, y: 2 } },
    },
    moved,
  );
  const matching = matched(before, after);

  test('new addresses are known by the old ones, of what is kept and of what moved', () => {
    expect([...renamesOf(matching)]).toEqual([
      ['acme_a.A', 'acme_a.B'],
      ['acme_b.M', 'acme_b.N'],
    ]);
  });

  test('what has another address or path is renamed, and nothing else', () => {
    expect(renamedIn(matching).map(({ before: old, after: now }) => [old.address, now.address])).toEqual([
      ['acme_a.A', 'acme_a.B'],
      ['acme_b.M', 'acme_b.N'],
    ]);
    const at = (path: string) => plain({ acme_a: { A: { '//': { metadata: { path: `prod/${path}` } } } } });
    expect(renamedIn(matched(at('One'), at('One')))).toEqual([]);
    expect(renamedIn(matched(at('One'), at('Two'))).map(({ before: old, after: now }) => [old.path, now.path])).toEqual(
      [['One', 'Two']],
    );
  });

  test('each block is one as it stands in the file, however many instances of it differ', () => {
    expect(named(matching)).toEqual({
      pairs: [
        'acme_a.A is acme_a.B',
        'acme_c.R["x"] is acme_c.R["x"]',
        'acme_c.R["y"] is acme_c.R["y"]',
        'acme_b.M moved to acme_b.N',
      ],
      added: ['acme_e.New', 'acme_c.R["z"]'],
      destroyed: ['acme_d.Gone'],
      forgotten: [],
      kept: [['acme_a.A', 'acme_a.B']],
    });
    expect(named(writtenMatching(matching))).toEqual({
      pairs: ['acme_a.A is acme_a.B', 'acme_c.R is acme_c.R', 'acme_b.M moved to acme_b.N'],
      added: ['acme_e.New'],
      destroyed: ['acme_d.Gone'],
      forgotten: [],
      kept: [['acme_a.A', 'acme_a.B']],
    });
  });
});
