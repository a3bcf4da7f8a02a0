import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const type = 'ovh_cloud_project_storage';
const rule = {
  id: 'dr',
  status: 'enabled',
  destination: { name: 'copy', region: 'DE' },
  delete_marker_replication: 'enabled',
};
const locked = (mode: string, period: string) => ({ object_lock: { status: 'enabled', rule: { mode, period } } });
const guarded = {
  versioning: { status: 'enabled' },
  replication: { rules: [rule] },
  ...locked('governance', 'P30D'),
};

const bucket =
  (values: Json) =>
  ({ stack }: Output): void =>
    stack('erp-prod', ({ resource }) => {
      resource[type] = { B: { service_name: 'x', name: 'b', region_name: 'GRA', ...values } };
    });
const isGuarded = (base: Json, head: Json): boolean =>
  !review({ base: bucket(base), head: bucket(head) }).gates.includes('guard');

describe('what keeps the objects of a bucket is a guard', () => {
  test.each<readonly [string, Json]>([
    ['versions suspended', { ...guarded, versioning: { status: 'suspended' } }],
    ['versions that nobody knows', { ...guarded, versioning: { status: '${data.external.x.result.s}' } }],
    ['versioning not written any more', { ...guarded, versioning: null }],
    ['no replication', { ...guarded, replication: null }],
    ['no rule of replication', { ...guarded, replication: { rules: [] } }],
    ['a rule of replication disabled', { ...guarded, replication: { rules: [{ ...rule, status: 'disabled' }] } }],
    [
      'replicated elsewhere',
      { ...guarded, replication: { rules: [{ ...rule, destination: { name: 'o', region: 'DE' } }] } },
    ],
    ['less replicated', { ...guarded, replication: { rules: [{ ...rule, filter: { prefix: 'a/' } }] } }],
    [
      'the copy goes with the bucket',
      {
        ...guarded,
        replication: {
          rules: [{ ...rule, destination: { ...rule.destination, remove_on_main_bucket_deletion: true } }],
        },
      },
    ],
    ['rules that nobody knows', { ...guarded, replication: { rules: '${data.external.x.result.r}' } }],
    ['no object lock', { ...guarded, object_lock: null }],
    ['object lock disabled', { ...guarded, object_lock: { status: 'disabled' } }],
    ['locked for less long', { ...guarded, ...locked('governance', 'P29D') }],
    ['locked for as long as nobody knows', { ...guarded, ...locked('governance', '${data.external.x.result.p}') }],
    ['no rule of the lock', { ...guarded, object_lock: { status: 'enabled' } }],
  ])('%s', (_, head) => {
    expect(isGuarded(guarded, head)).toBe(false);
  });

  test('a lock that whoever may can lift', () => {
    const strict = { ...guarded, ...locked('compliance', 'P30D') };
    expect(isGuarded(strict, guarded)).toBe(false);
    expect(isGuarded(guarded, strict)).toBe(true);
  });

  test.each<readonly [string, Json]>([
    ['locked for longer', { ...guarded, ...locked('governance', 'P1Y') }],
    ['locked for as long in other words', { ...guarded, ...locked('governance', 'P0Y1M') }],
    [
      'one more copy',
      { ...guarded, replication: { rules: [rule, { ...rule, id: 'b', destination: { name: 'c', region: 'UK' } }] } },
    ],
    ['another priority', { ...guarded, replication: { rules: [{ ...rule, priority: 2 }] } }],
    ['another tag', { ...guarded, tags: { team: 'web' } }],
  ])('not: %s', (_, head) => {
    expect(isGuarded(guarded, head)).toBe(true);
  });

  test('not: a copy of less that becomes one of all, as of versions that are kept from now on', () => {
    const less = {
      versioning: { status: 'suspended' },
      replication: { rules: [{ ...rule, filter: { prefix: 'a/' } }] },
    };
    expect(isGuarded(less, guarded)).toBe(true);
    expect(isGuarded({}, { versioning: { status: 'suspended' } })).toBe(true);
  });
});
