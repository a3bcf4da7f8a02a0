import { describe, expect, test } from 'vitest';
import type { Value, Values } from '../../../src/estate/model';
import { referencesIn } from '../../../src/estate/references';
import { bodyExpressions, ignoredBy } from '../../../src/review/engine/expressions';
import type { Facts, Shape } from '../../../src/review/engine/facts';
import type { GraphItem } from '../../../src/review/engine/graph';
import { outputOf } from '../outputs';

const of = (fields: Readonly<Record<string, Shape>>): Shape => ({
  kind: 'object',
  fields: new Map(Object.entries(fields)),
});
const text: Shape = { kind: 'string' };
const pool = of({ zone: { ...text, forceNew: 'always' }, token: { ...text, sensitive: true } });
const shape = of({
  region: { ...text, forceNew: 'configured' },
  names: { kind: 'list', element: text },
  ips: { kind: 'set', element: text },
  tags: { kind: 'map', element: text },
  pools: { kind: 'list', element: pool },
  once: { kind: 'list', element: pool, single: true },
  groups: { kind: 'set', element: pool },
  alone: pool,
  hidden: { ...pool, sensitive: true },
});
const facts: Facts = { shape, unknownOnUpdate: new Set(), opens: {}, dangers: [] };

function itemOf(body: Values, known?: Facts): GraphItem {
  const block = outputOf({ prod: { 'acme_a.A': body } })
    .stacks.get('prod')
    ?.blocks.get('acme_a.A');
  if (block === undefined) throw new Error('there is no block');
  const { stack, address, path, kind } = block;
  return {
    stack,
    address,
    path,
    kind,
    after: block.body,
    blocks: { after: block },
    isMoved: false,
    ...(known && { facts: known }),
  };
}

/** `path (attribute) !what it replaces by: text`, with `*` where it is hidden. */
const told = (body: Values, known?: Facts): string[] =>
  bodyExpressions(itemOf(body, known), referencesIn).map(({ place, text: source, references }) => {
    const { path, attribute, forcing, sensitive } = place;
    const replaces = forcing === undefined ? '' : ` !${forcing.attribute}${forcing.always ? '' : '?'}`;
    const names = references.map(({ address }) => address).join(' ');
    return `${path} (${attribute})${replaces}${sensitive ? ' *' : ''}: ${source} names ${names}`;
  });

const x = '${local.x}';
const says = `${x} names local.x`;

test.each<[string, Values, readonly string[]]>([
  ['a text', { region: x }, [`region (region) !region?: ${says}`]],
  ['a text in which no expression is', { region: 'local.x', tags: { a: '$${local.x}' }, names: [1, true, null] }, []],
  ['a list', { names: ['a', x] }, [`names[1] (names): ${says}`]],
  ['a set, whose elements have no place', { ips: ['a', x] }, [`ips (ips): ${says}`]],
  ['a map', { tags: { a: x, 'b.c': x } }, [`tags.a (tags): ${says}`, `tags["b.c"] (tags): ${says}`]],
  ['the name of an entry', { tags: { [x]: 'a' } }, [`tags["${x}"] (tags): ${says}`]],
  ['a list of blocks', { pools: [{}, { zone: x }] }, [`pools[1].zone (pools.zone) !pools.zone: ${says}`]],
  ['a block without the list around it', { pools: { zone: x } }, [`pools[0].zone (pools.zone) !pools.zone: ${says}`]],
  ['a block that is there once', { once: [{ token: x }] }, [`once.token (once.token) *: ${says}`]],
  ['a set of blocks', { groups: [{}, { token: x }] }, [`groups.token (groups.token) *: ${says}`]],
  ['a block without the set around it', { groups: { zone: x } }, [`groups.zone (groups.zone) !groups.zone: ${says}`]],
  ['an object', { alone: { zone: x } }, [`alone.zone (alone.zone) !alone.zone: ${says}`]],
  ['what is hidden as a whole', { hidden: { zone: x } }, [`hidden.zone (hidden.zone) !hidden.zone *: ${says}`]],
])('an expression is found in %s', (_, body, expected) => {
  expect(told(body, facts)).toEqual(expected);
});

test('of a type of which nothing is known all is found, and nothing replaces', () => {
  expect(told({ a: x, b: [{ c: `\${local.x}\${acme_b.B.id}` }] })).toEqual([
    `a (a): ${says}`,
    'b[0].c (b): ${local.x}${acme_b.B.id} names local.x acme_b.B',
  ]);
});

describe('what is ignored', () => {
  const ignoring = (ignore_changes: Value): Values => ({ region: x, names: [x], lifecycle: { ignore_changes } });

  test.each<[Value, readonly string[], readonly string[]]>([
    [['region'], ['region'], ['names[0]']],
    [['region', 'names'], ['region', 'names'], []],
    [['all'], ['all'], []],
    ['all', ['all'], []],
    [[], [], ['region', 'names[0]']],
    [true, [], ['region', 'names[0]']],
  ])('by %j is passed over', (given, ignored, found) => {
    const item = itemOf(ignoring(given), facts);
    expect(ignoredBy(item)).toEqual(ignored);
    expect(bodyExpressions(item, referencesIn).map(({ place }) => place.path)).toEqual(found);
  });

  test('is nothing of a value', () => {
    expect(ignoredBy({ ...itemOf({}), blocks: undefined } as unknown as GraphItem)).toEqual([]);
  });
});
