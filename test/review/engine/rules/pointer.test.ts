import { expect, test } from 'vitest';
import { pointerIn } from '../../../../src/review/engine/rules/pointer';

test.each([
  ['${ovh_vrack.Main.id}', { address: 'ovh_vrack.Main', path: '.id', name: 'id' }],
  ['${data.ovh_me.Account.urn}', { address: 'data.ovh_me.Account', path: '.urn', name: 'urn' }],
  ['${local.network}', { address: 'local.network', path: '' }],
  ['${ovh_a.B[0].id}', { address: 'ovh_a.B', path: '[0].id', name: 'id' }],
  ['${ovh_a.B.ids["GRA11"]}', { address: 'ovh_a.B', path: '.ids["GRA11"]', name: 'ids' }],
  ['${one(ovh_a.B.list[*].id)}', { address: 'ovh_a.B', path: 'one(.list[*].id)', name: 'list' }],
  ['${ ovh_a.B.id }', { address: 'ovh_a.B', path: '.id', name: 'id' }],
  ['${ovh_a.B[each.key].id}', { address: 'ovh_a.B', path: '[each.key].id', name: 'id' }],
  ['${ovh_a.B["a]b"].id}', { address: 'ovh_a.B', path: '["a]b"].id', name: 'id' }],
  ['${ovh_a.B[*].id}', { address: 'ovh_a.B', path: '[*].id', name: 'id' }],
  ['${"${ovh_vrack.Main.id}"}', { address: 'ovh_vrack.Main', path: '.id', name: 'id' }],
  ['${tolist(ovh_a.B.list)[0].id}', { address: 'ovh_a.B', path: 'tolist(.list)[0].id', name: 'list' }],
])('%s leads to one value', (text, expected) => {
  expect(pointerIn(text)).toEqual(expected);
});

test.each([
  'ovh_vrack.Main.id',
  'pre-${ovh_vrack.Main.id}',
  '${ovh_vrack.Main.id}-${ovh_vrack.Main.id}',
  '${"${ovh_vrack.Main.id}-1"}',
  '${one(ovh_a.B.id, 1)}',
  '${tolist("ovh_a.B.id")}',
  '${upper(ovh_vrack.Main.id)}',
  '${coalesce(var.id, ovh_vrack.Main.id)}',
  '${one(ovh_a.B.id) + one(ovh_a.C.id)}',
  '${ovh_a.B.id == "x" ? 1 : 2}',
  '${ovh_a.B[count.index].id + 1}',
  '',
])('%j may be something else', (text) => {
  expect(pointerIn(text)).toBeUndefined();
});
