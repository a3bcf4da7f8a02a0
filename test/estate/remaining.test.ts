import { describe, expect, test } from 'vitest';
import type { Estate, PlannedNetwork, StackRecord } from '../../src/estate/model';
import { remaining } from '../../src/estate/remaining';
import { outputOf, type Resources } from '../review/outputs';

const vrack: Resources = { 'ovh_vrack.Main': { name: 'main' } };
const forgets = (address: string, destroy = false) => ({
  removed: [{ from: address, lifecycle: { destroy } }],
});

const addressesIn = ({ stacks }: Estate): string[] =>
  [...stacks].flatMap(([id, { blocks }]) => [...blocks.keys()].map((address) => `${id} ${address}`));

/** An estate with a plan, and records of its stacks. */
function planned(
  stacks: Readonly<Record<string, Partial<StackRecord>>>,
  networks: readonly (readonly [name: string, vlan: number, ...users: string[]])[],
): Estate {
  const estate = outputOf(Object.fromEntries(Object.keys(stacks).map((id) => [id, {}])));
  return {
    ...estate,
    stacks: new Map(
      [...estate.stacks].map(([id, stack]) => {
        const record = { id, kind: 'environment', dependsOn: [], ...stacks[id] } as const;
        return [id, { ...stack, record }];
      }),
    ),
    networks: networks.map(([name, vlan, ...usedBy]) => ({ name, vlan, cidr: `10.${vlan}.0.0/22`, usedBy })),
  };
}

describe('what remains', () => {
  test('is the head, and stacks that are gone from the program', () => {
    const base = outputOf({ prod: vrack, old: vrack });
    const head = outputOf({ prod: {}, new: vrack });
    expect(addressesIn(remaining(base, head))).toEqual(['new ovh_vrack.Main', 'old ovh_vrack.Main']);
  });

  test('is what a removed block forgets, and not what it destroys', () => {
    const base = outputOf({ prod: vrack });
    expect(addressesIn(remaining(base, outputOf({ prod: {} }, forgets('ovh_vrack.Main'))))).toEqual([
      'prod ovh_vrack.Main',
    ]);
    expect(addressesIn(remaining(base, outputOf({ prod: {} }, forgets('ovh_vrack.Main', true))))).toEqual([]);
    const other = outputOf({ prod: { 'ovh_vrack.Other': {} } }, forgets('ovh_vrack.Main'));
    expect(addressesIn(remaining(base, other))).toEqual(['prod ovh_vrack.Other', 'prod ovh_vrack.Main']);
  });

  test('of something that is there again is what head says of it', () => {
    const head = outputOf({ prod: { 'ovh_vrack.Main': { name: 'other' } } }, forgets('ovh_vrack.Main'));
    const [block] =
      remaining(outputOf({ prod: vrack }), head)
        .stacks.get('prod')
        ?.blocks.values() ?? [];
    expect(block?.body).toEqual({ name: 'other' });
  });

  test('is unread where head is, and where a stack that is gone was', () => {
    const unread = (stack: string) => ({ stack, path: `stacks/${stack}/x.tf`, why: 'HCL' });
    const base: Estate = { ...outputOf({ prod: vrack, old: vrack }), unread: [unread('prod'), unread('old')] };
    const head: Estate = { ...outputOf({ prod: vrack }), unread: [unread('new')] };
    expect(remaining(base, head).unread).toEqual([unread('new'), unread('old')]);
  });

  test('is head itself where nothing is gone', () => {
    const head = outputOf({ prod: vrack });
    expect(remaining(head, head)).toEqual(head);
  });
});

describe('networks that stacks use which are gone', () => {
  const web = { team: 'web', environment: 'dev' };
  const cloud = { kind: 'private-cloud' } as const;
  const dev = 'teams.web.environments.dev.networks.main';
  const text = (networks: readonly PlannedNetwork[]) =>
    networks.map(({ name, vlan, usedBy }) => `${name} ${vlan}: ${usedBy.join(', ')}`);

  test('are taken still, whether the plan has them or not', () => {
    const base = planned({ 'web-dev': web, 'private-cloud-main': cloud }, [
      ['a', 1, dev, 'privateClouds.main'],
      ['b', 2, 'privateClouds.main'],
      ['c', 3],
    ]);
    const head = planned({ 'private-cloud-main': cloud }, [['a', 1, 'privateClouds.main']]);
    expect(text(remaining(base, head).networks)).toEqual([`a 1: privateClouds.main, ${dev}`]);
    expect(text(remaining(base, planned({}, [])).networks)).toEqual([
      `a 1: ${dev}, privateClouds.main`,
      'b 2: privateClouds.main',
    ]);
  });

  test('are entries of their own where the plan has another one of that name', () => {
    const base = planned({ 'web-dev': web }, [['a', 1, dev]]);
    expect(text(remaining(base, planned({}, [['a', 7]])).networks)).toEqual(['a 7: ', `a 1: ${dev}`]);
  });
});
