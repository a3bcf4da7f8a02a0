import { expect, test } from 'vitest';
import { withNames } from '../../src/estate/renamed';
import { outputOf } from '../review/outputs';

test('things have their later names, and are found by the addresses that expressions have', () => {
  const before = outputOf({ prod: { 'ovh_vrack.Old': { name: 'main' }, 'ovh_vrack.Other': {} } });
  const after = outputOf({ prod: { 'ovh_vrack.New': { name: 'new' } } });
  const [old, now] = [before, after].map(({ stacks }) => [...(stacks.get('prod')?.blocks.values() ?? [])][0]);
  if (old === undefined || now === undefined) throw new Error('the stacks have no blocks');
  const { stacks } = withNames(before, [{ before: old, after: now }]);
  expect([...(stacks.get('prod')?.blocks ?? [])]).toMatchObject([
    ['ovh_vrack.Old', { address: 'ovh_vrack.New', path: 'New', body: { name: 'main' } }],
    ['ovh_vrack.Other', { address: 'ovh_vrack.Other', path: 'Other' }],
  ]);
});

test('nothing is copied where nothing has another name', () => {
  const estate = outputOf({ prod: { 'ovh_vrack.Main': {} } });
  expect(withNames(estate, [])).toBe(estate);
});
