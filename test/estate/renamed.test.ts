import { describe, expect, test } from 'vitest';
import type { Estate, Stack } from '../../src/estate/model';
import { withNames, withStackNames } from '../../src/estate/renamed';
import { settledEstate } from '../../src/estate/settled';
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
  expect(withStackNames(estate, [])).toBe(estate);
});

describe('stacks have their later names', () => {
  /** An environment, one that needs it, and the plan that it is in. */
  const zoneOf = (environment: string, vlan: string): Estate => {
    const id = `web-${environment}`;
    const made = outputOf(
      { [id]: { 'ovh_cloud_project_network_private.Main': { vlan_id: vlan } }, other: {} },
      { locals: { vlan: 7 } },
    );
    const records = {
      [id]: { id, kind: 'environment' as const, dependsOn: [], owner: environment, team: 'web', environment },
      other: { id: 'other', kind: 'platform' as const, dependsOn: [id], team: 'web' },
    };
    const stacks = [...made.stacks.values()].map((stack): [string, Stack] => {
      const record = records[stack.id];
      return [stack.id, { ...stack, dependsOn: record?.dependsOn ?? [], ...(record && { record }) }];
    });
    const usedBy = [`teams.web.environments.${environment}.networks.main`, 'teams.web.environments.prodigy.networks.a'];
    return {
      ...made,
      stacks: new Map(stacks),
      networks: [{ name: 'main', vlan: 7, cidr: '10.0.0.0/24', usedBy }],
      unread: [{ stack: id, path: 'a', why: 'is not read' }],
    };
  };
  const [base, head] = [zoneOf('prod', '${local.vlan}'), zoneOf('live', '8')];
  const [before, after] = [base.stacks.get('web-prod'), head.stacks.get('web-live')];
  if (before === undefined || after === undefined) throw new Error('both have an environment');
  const { stacks, networks, unread } = withStackNames(settledEstate(base), [{ before, after }]);

  test('and what is in them is in them, and what it was', () => {
    const stack = stacks.get('web-live');
    expect([...stacks.keys()]).toEqual(['web-live', 'other']);
    expect([...(stack?.blocks.values() ?? [])]).toMatchObject([
      { stack: 'web-live', body: { vlan_id: 7 }, written: { stack: 'web-live', body: { vlan_id: '${local.vlan}' } } },
    ]);
    expect(stack?.record).toMatchObject({ id: 'web-live', environment: 'live', owner: 'prod' });
  });

  test('also for those who need them, in the plan, and where something is not read', () => {
    const other = stacks.get('other');
    expect([other?.dependsOn, other?.record?.dependsOn]).toEqual([['web-live'], ['web-live']]);
    expect(networks.map(({ usedBy }) => usedBy)).toEqual([
      ['teams.web.environments.live.networks.main', 'teams.web.environments.prodigy.networks.a'],
    ]);
    expect(unread.map(({ stack }) => stack)).toEqual(['web-live']);
  });
});
