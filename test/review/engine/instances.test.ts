import { describe, expect, test } from 'vitest';
import type { Block, Estate, Value, Values } from '../../../src/estate/model';
import { settledEstate } from '../../../src/estate/settled';
import { isOfRepeat, pairInstances, repeatedBodies } from '../../../src/review/engine/instances';
import { outputOf } from '../outputs';

type Side = readonly [Values, Values?];

const sideOf = ([body, more]: Side): readonly [Estate, Block] => {
  const estate = settledEstate(outputOf({ prod: { 'acme_a.A': body } }, more));
  const block = estate.stacks.get('prod')?.blocks.get('acme_a.A');
  if (block === undefined) throw new Error('there is no block');
  return [estate, block];
};

const pairOf = (before: Side, after: Side) => {
  const [[base, old], [head, now]] = [sideOf(before), sideOf(after)];
  return [{ before: old, after: now, isMoved: false }, base, head] as const;
};

/** `old -> new: size`, by their paths, and what is new and gone. */
function instances(before: Values, after: Values): readonly string[] {
  const { pairs, added, destroyed } = pairInstances(...pairOf([before], [after]));
  const told = ({ address, path, body }: Block) => {
    expect(address).toBe(`acme_a.${path}`);
    return 'size' in body ? `${path}: ${JSON.stringify(body['size'])}` : path;
  };
  return [
    ...pairs.map((one) => `${told(one.before)} -> ${told(one.after)}`),
    ...added.map((one) => `new ${told(one)}`),
    ...destroyed.map((one) => `gone ${told(one)}`),
  ];
}

const index = { size: '${count.index}' };
const value = { size: '${each.value}' };
const only = { size: '${var.x}' };

test.each<[string, Values, Values, readonly string[]]>([
  ['one on both sides is a pair', { size: 1 }, { size: 2 }, ['A: 1 -> A: 2']],
  ['those that stay and are alike are one pair', { count: 2, size: 1 }, { count: 2, size: 1 }, ['A: 1 -> A: 1']],
  [
    'more come one by one',
    { count: 1, size: 1 },
    { count: 3, size: 1 },
    ['A: 1 -> A: 1', 'new A[1]: 1', 'new A[2]: 1'],
  ],
  [
    'less go one by one',
    { count: 2, ...index },
    { count: 1, ...index },
    ['A: "${count.index}" -> A: "${count.index}"', 'gone A[1]: 1'],
  ],
  [
    'what differs does in each',
    { count: 2, size: 1 },
    { count: 2, size: 2 },
    ['A[0]: 1 -> A[0]: 2', 'A[1]: 1 -> A[1]: 2'],
  ],
  [
    'each has a value of its own',
    { for_each: { a: 1, b: 2 }, ...value },
    { for_each: { a: 1, b: 3 }, ...value },
    ['A["a"]: 1 -> A["a"]: 1', 'A["b"]: 2 -> A["b"]: 3'],
  ],
  [
    'another key is another one',
    { for_each: { a: 1 }, ...value },
    { for_each: { b: 1 }, ...value },
    ['new A["b"]: 1', 'gone A["a"]: 1'],
  ],
  ['the first of several is what was alone', { size: 1 }, { count: 2, size: 1 }, ['A: 1 -> A: 1', 'new A[1]: 1']],
  ['what is alone was the first of several', { count: 2, size: 1 }, { size: 1 }, ['A: 1 -> A: 1', 'gone A[1]: 1']],
  ['it has the address from now on', { count: 2, size: 1 }, { size: 2 }, ['A[0]: 1 -> A: 2', 'gone A[1]: 1']],
  ['where several are from now on, as written', { size: 1 }, { count: 2, size: 2 }, ['A: 1 -> A: 2', 'new A[1]: 2']],
  ['none are all gone', { count: 1, size: 1 }, { count: 0, size: 1 }, ['gone A[0]: 1']],
  ['none were all new', { count: 0, size: 1 }, { count: 1, size: 1 }, ['new A[0]: 1']],
  [
    'with keys is something else than with numbers',
    { count: 1, size: 1 },
    { for_each: { 0: 1 }, size: 1 },
    ['new A["0"]: 1', 'gone A[0]: 1'],
  ],
  ['one that is switched off is gone', { size: 1 }, { lifecycle: { enabled: false }, size: 1 }, ['gone A: 1']],
  ['one that is switched on stays one', { size: 1 }, { lifecycle: { enabled: true }, size: 1 }, ['A: 1 -> A: 1']],
  [
    'how many only Terraform knows is one pair',
    { count: '${var.x}', ...only },
    { count: 2, ...only },
    ['A: "${var.x}" -> A: "${var.x}"'],
  ],
  [
    'how many only Terraform will know is one pair',
    { count: 2, ...only },
    { count: '${var.x}', ...only },
    ['A: "${var.x}" -> A: "${var.x}"'],
  ],
])('of one or several, %s', (_, before, after, expected) => {
  expect(instances(before, after)).toEqual(expected);
});

describe('how many there are is compared as an argument', () => {
  const repeated = (before: Side, after: Side) => repeatedBodies(...pairOf(before, after));
  const many = (name: string): Side => [{ count: `\${${name}}` }];
  const of = (list: Value): Side => [{ for_each: '${local.all}' }, { locals: { all: list } }];

  test.each<[string, Side, Side, readonly [Values, Values]]>([
    ['only Terraform counts', many('var.a'), many('var.b'), [{ count: '${var.a}' }, { count: '${var.b}' }]],
    ['Terraform counts on one side', [{ count: 2 }], many('var.b'), [{ count: 2 }, { count: '${var.b}' }]],
    ['Terraform counted on one side', many('var.a'), [{ count: 2 }], [{ count: '${var.a}' }, { count: 2 }]],
    ['it was one', [{}], many('var.b'), [{}, { count: '${var.b}' }]],
    ['it is one', many('var.a'), [{}], [{ count: '${var.a}' }, {}]],
    [
      'what is behind it differs',
      of('${toset([var.a])}'),
      of('${toset([var.b])}'),
      [{ for_each: '${local.all} ("${toset([var.a])}")' }, { for_each: '${local.all} ("${toset([var.b])}")' }],
    ],
  ])('where %s', (_, before, after, expected) => {
    expect(repeated(before, after)).toEqual(expected);
  });

  test.each<[string, Side, Side]>([
    ['both sides are one', [{ size: 1 }], [{ size: 2 }]],
    ['both sides are counted', [{ count: 1 }], [{ count: 2 }]],
    ['it is the same', many('var.a'), many('var.a')],
  ])('not where %s', (_, before, after) => {
    expect(repeated(before, after)).toEqual([{}, {}]);
  });

  test('and is one of three arguments', () => {
    const paths = ['count', 'for_each', 'lifecycle.enabled', 'counts', 'size.count'];
    expect(paths.filter((path) => isOfRepeat({ path }))).toEqual(['count', 'for_each', 'lifecycle.enabled']);
  });
});
