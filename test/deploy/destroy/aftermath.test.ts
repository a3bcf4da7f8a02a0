import { expect, test } from 'vitest';
import { aftermathOf } from '../../../src/deploy/destroy/aftermath';
import type { PlannedDestruction } from '../../../src/deploy/destroy/destroy';
import type { PlannedStep } from '../../../src/deploy/steps';

const step = (type: string, name: string, more: Partial<PlannedStep> = {}): PlannedStep => ({
  ...{ address: `${type}.${name}`, type, action: 'destroy', replacePaths: [] },
  ...{ isImported: false, isLeftover: false, isDrifted: false },
  ...more,
});
const stack = (id: string, ...changes: readonly PlannedStep[]): PlannedDestruction => ({
  ...{ id, isGone: false, protectsData: false, changes },
  resources: new Map([
    ['ovh_cloud_quota.Q', 'Quota'],
    ['t.named', 'Things/named'],
  ]),
});

test('what is lost and what stays is said once, with every resource by its path where it has one', () => {
  const quota = 'the quota stays as it is; only Terraform forgets it';
  expect(
    aftermathOf([
      stack(
        'a',
        step('t', 'named', { loses: 'the disks' }),
        step('t', 'named["k"]', { address: 't.named["k"]', loses: 'the disks' }),
        step('t', 'other', { loses: 'the backups' }),
        step('ovh_cloud_quota', 'Q'),
        step('t', 'let', { action: 'forget', loses: 'nothing' }),
        step('ovh_cloud_quota', 'none', { action: 'none' }),
        step('t', 'changed', { action: 'change', loses: 'nothing' }),
      ),
      stack('b', step('t', 'named', { loses: 'the disks' }), step('ovh_cloud_quota', 'other')),
    ]),
  ).toEqual({
    loses: [
      { says: 'the disks', resources: ['a/Things/named', 'a/Things/named', 'b/Things/named'] },
      { says: 'the backups', resources: ['a/t.other'] },
    ],
    stays: [
      { says: quota, resources: ['a/Quota', 'b/ovh_cloud_quota.other'] },
      { says: 'Terraform only lets go of it: it stays', resources: ['a/t.let'] },
    ],
  });
});

test('what Kubernetes made itself stays beside a cluster', () => {
  const { stays } = aftermathOf([stack('a', step('ovh_cloud_project_kube', 'main'))]);
  expect(stays.map(({ resources }) => resources)).toEqual([['a/ovh_cloud_project_kube.main']]);
  expect(stays[0]?.says).toMatch(/^load balancers, floating IPs and volumes that Kubernetes made /);
  expect(aftermathOf([stack('a', step('t', 'x'))])).toEqual({ loses: [], stays: [] });
});
