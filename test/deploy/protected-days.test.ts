import { describe, expect, test } from 'vitest';
import { Protection } from '../../src/deploy/protection';
import type { PlannedStep } from '../../src/deploy/steps';
import type { Stack } from '../../src/estate/model';
import type { Policy } from '../../stacks/policy';
import { estateOf } from '../estate/estate';

const settings = { teams: { web: { environments: { prod: { clusters: { main: { region: 'GRA11' } } } } } } };

/** An estate with one stack, which protects its data. */
function protectionOf(policy: Partial<Policy> | undefined, today = '2027-01-31'): Protection {
  const estate = estateOf({ 'web-prod': {} });
  const [read] = estate.stacks.values();
  const stack = {
    ...read,
    record: { id: 'web-prod', kind: 'environment', owner: 'web@acme.example', dependsOn: [] },
    ...(policy && { policy: { protectsData: true, retired: [], exceptions: [], ...policy } }),
  } as Stack;
  const told = { settings, origins: { 'web-prod': { '': 'teams.web.environments.prod' } } };
  return new Protection({ ...estate, told, stacks: new Map([[stack.id, stack]]) }, today);
}

const step = (address: string, action: PlannedStep['action'], more: Partial<PlannedStep> = {}): PlannedStep => ({
  ...{ address, action, type: 'ovh_cloud_project_kube', replacePaths: [], loses: 'the etcd data' },
  ...{ isImported: false, isLeftover: false, isDrifted: false },
  ...more,
});
const old = step('ovh_cloud_project_kube.Clusters_old_7333F35B', 'destroy');
const main = step('ovh_cloud_project_kube.Clusters_main_DD2F4524', 'replace');

const retired = (...days: readonly string[]): Pick<Policy, 'retired'> => ({
  retired: days.map((after) => ({ at: 'clusters.old', after, reason: 'nobody uses it' })),
});
const excepted = (...days: readonly string[]): Pick<Policy, 'exceptions'> => ({
  exceptions: days.map((until) => ({
    rule: 'data-replaced',
    ...{ at: 'clusters.main', reason: 'it moves', owner: 'web@acme.example', until },
  })),
});

const whyOf = (one: PlannedStep, policy: Partial<Policy>): string | undefined =>
  protectionOf(policy).heldBack('web-prod', [one]).heldBack?.[0]?.why;

describe('on 31 January', () => {
  test.each([
    ['31 January', ['2027-01-31'], undefined],
    ['30 January', ['2027-01-30'], undefined],
    ['1 February', ['2027-02-01'], 'it is retired, and may go from 2027-02-01 on; today is 2027-01-31'],
    ['one of two days that has come', ['2027-03-01', '2027-01-01'], undefined],
    [
      'two days to come',
      ['2027-03-01', '2027-02-01'],
      'it is retired, and may go from 2027-02-01 on; today is 2027-01-31',
    ],
  ])('what may go from %s on', (_, days, why) => {
    expect(whyOf(old, retired(...days))).toBe(why);
  });

  test.each([
    ['31 January', ['2027-01-31'], undefined],
    ['1 February', ['2027-02-01'], undefined],
    ['30 January', ['2027-01-30'], 'its exception ended with 2027-01-30; today is 2027-01-31'],
    ['one of two days that is still to come', ['2026-01-01', '2027-02-01'], undefined],
    [
      'two days that are over',
      ['2027-01-30', '2027-01-02'],
      'its exception ended with 2027-01-30; today is 2027-01-31',
    ],
  ])('what may be replaced until %s', (_, days, why) => {
    expect(whyOf(main, excepted(...days))).toBe(why);
  });
});

test('what is held back is told with the entry that lets it go, where a day to come does not', () => {
  const held = (one: PlannedStep, policy: Partial<Policy>) => protectionOf(policy).heldBack('web-prod', [one]);
  const [gone, again] = [
    { address: old.address, action: 'destroy', path: 'web/prod/clusters.old', loses: 'the etcd data' },
    { address: main.address, action: 'replace', path: 'web/prod/clusters.main', loses: 'the etcd data' },
  ];
  const [exception] = excepted('2027-01-31').exceptions;
  const exceptions = [{ ...exception, at: 'web/prod/clusters.main', reason: '…' }];
  const why = 'the settings do not let it go';
  const retires = { 'web/prod/clusters.old': { after: '2027-01-31', reason: '…' } };
  expect(held(old, {})).toEqual({ heldBack: [{ ...gone, why, allowedBy: { retired: retires } }] });
  expect(held(main, {})).toEqual({ heldBack: [{ ...again, why, allowedBy: { exceptions } }] });
  const ended = 'its exception ended with 2027-01-01; today is 2027-01-31';
  expect(held(main, excepted('2027-01-01'))).toEqual({
    heldBack: [{ ...again, why: ended, allowedBy: { exceptions } }],
  });
  const early = 'it is retired, and may go from 2027-12-31 on; today is 2027-01-31';
  expect(held(old, retired('2027-12-31'))).toEqual({ heldBack: [{ ...gone, why: early }] });
});

test('nothing is held back of what loses nothing, stays, or is only finished, nor in a stack that protects nothing', () => {
  const { loses: _, ...harmless } = old;
  const steps = [
    harmless,
    { ...old, isLeftover: true },
    ...(['add', 'change', 'forget'] as const).map((action) => step(old.address, action)),
  ];
  expect(protectionOf({}).heldBack('web-prod', steps)).toEqual({});
  expect(protectionOf({}).heldBack('web-prod', [...steps, old]).heldBack).toHaveLength(1);
  for (const policy of [undefined, { protectsData: false }]) {
    expect(protectionOf(policy).heldBack('web-prod', [old, main])).toEqual({});
    expect(protectionOf(policy).protects('web-prod')).toBe(false);
  }
  expect(protectionOf({}).protects('web-prod')).toBe(true);
  expect(protectionOf({}).protects('other')).toBe(false);
  expect(protectionOf({}).heldBack('other', [old])).toEqual({});
});
