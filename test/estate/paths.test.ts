import { expect, test } from 'vitest';
import { estateOf } from './estate';

/** Paths of resources by their names, of those that claim some. */
const pathsOf = (claimed: Readonly<Record<string, string>>) => {
  const named = Object.entries(claimed).map(([name, path]) => [name, { '//': { metadata: { path } } }] as const);
  const blocks = estateOf({ a: { resource: { x: Object.fromEntries(named) } } }).stacks.get('a')?.blocks ?? new Map();
  return Object.fromEntries(
    [...blocks.values()].map(({ address, path, ids, isForeignPath }) => [address, { path, ids, isForeignPath }]),
  );
};

test('a resource is known by the path that only it has', () => {
  expect(pathsOf({ one: 'a/Main/Resource', other: 'a/Main/Other' })).toEqual({
    'x.one': { path: 'Main', ids: ['Main', 'Resource'], isForeignPath: undefined },
    'x.other': { path: 'Main/Other', ids: ['Main', 'Other'], isForeignPath: undefined },
  });
});

test('a path that several claim, or that is an address, belongs to nobody', () => {
  expect(pathsOf({ one: 'a/Main/Resource', other: 'a/Main', third: 'a/x.one', fourth: 'a/Main[0]' })).toEqual({
    'x.one': { path: 'x.one', ids: [], isForeignPath: true },
    'x.other': { path: 'x.other', ids: [], isForeignPath: true },
    'x.third': { path: 'x.third', ids: [], isForeignPath: true },
    'x.fourth': { path: 'x.fourth', ids: [], isForeignPath: true },
  });
});
