import { expect, test } from 'vitest';
import { takenOver } from '../../src/estate/imports';
import type { Values } from '../../src/estate/model';
import { estateOf } from './estate';

const found = (body: Values, imports: Readonly<Record<string, string>>, more: Values = {}) => {
  const list = Object.entries(imports).map(([to, id]) => ({ to, id }));
  const estate = estateOf({ main: { resource: { x: { A: body } }, import: list, ...more } });
  const block = estate.stacks.get('main')?.blocks.get('x.A');
  return block && takenOver(estate, block);
};
const two = { for_each: '${toset(["k", "l"])}' };

test.each<[string, Values, Readonly<Record<string, string>>, ReturnType<typeof takenOver>]>([
  ['nothing of it', {}, { 'x.B': '1' }, undefined],
  ['nothing of a name that only begins alike', {}, { 'x.AB': '1' }, undefined],
  ['all of it', {}, { '${x.A}': '1' }, { ids: ['1'], isAll: true }],
  ['each instance', two, { 'x.A["k"]': '1', 'x.A["l"]': '2' }, { ids: ['1', '2'], isAll: true }],
  ['one of two instances', two, { 'x.A["k"]': '1' }, { ids: ['1'], isAll: false }],
  ['an instance by its number', { count: 1 }, { 'x.A[0]': '1' }, { ids: ['1'], isAll: true }],
  ['of how many only Terraform knows', { count: '${var.n}' }, { 'x.A[0]': '1' }, { ids: ['1'], isAll: false }],
  ['of none', { count: 0 }, { 'x.A[0]': '1' }, { ids: ['1'], isAll: false }],
])('%s is taken over', (_, body, imports, expected) => {
  expect(found(body, imports, { variable: { n: {} } })).toEqual(expected);
});
