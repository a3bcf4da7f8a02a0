import { describe, expect, test } from 'vitest';
import type { Value, Values } from '../../../../src/estate/model';
import { lessGuarded } from '../../../../src/review/engine/findings/weakened';
import { stackWith } from '../../outputs';
import { nothingAround } from './found';

const unknown = '${var.x}';
const lost = (type: string, before: Values, after: Values | undefined) =>
  lessGuarded(type, before, after, nothingAround);

describe('a cluster', () => {
  const type = 'ovh_cloud_project_kube';
  const unpatched = 'patches of the cluster are no longer installed (update_policy)';
  const without = (plugin: string) => `no longer guarded by an admission plugin: ${plugin}`;
  const server = (admissionplugins: Values): Values => ({ customization_apiserver: [{ admissionplugins }] });
  const nested = (admissionplugins: Values): Values => ({ customization: [{ apiserver: [{ admissionplugins }] }] });
  const both = { enabled: ['NodeRestriction', 'AlwaysPullImages'] };

  test.each<[string, Values, Values, readonly string[]]>([
    ['is patched no more', { update_policy: 'ALWAYS_UPDATE' }, { update_policy: 'NEVER_UPDATE' }, [unpatched]],
    ['is patched no more, without a word before', {}, { update_policy: 'NEVER_UPDATE' }, [unpatched]],
    ['may be patched no more', { update_policy: 'ALWAYS_UPDATE' }, { update_policy: unknown }, [unpatched]],
    ['is patched as little as before', { update_policy: 'NEVER_UPDATE' }, { update_policy: 'NEVER_UPDATE' }, []],
    ['is patched as nobody knew before', { update_policy: unknown }, { update_policy: unknown }, []],
    ['is patched later', { update_policy: 'ALWAYS_UPDATE' }, { update_policy: 'MINIMAL_DOWNTIME' }, []],
    ['loses a plugin', server(both), server({ enabled: ['NodeRestriction'] }), [without('AlwaysPullImages')]],
    ['loses all plugins', server(both), {}, [without('NodeRestriction'), without('AlwaysPullImages')]],
    ['has one switched off', {}, server({ disabled: ['NodeRestriction'] }), [without('NodeRestriction')]],
    [
      'has one that was on switched off, which is told once',
      server(both),
      server({ enabled: ['NodeRestriction'], disabled: ['AlwaysPullImages'] }),
      [without('AlwaysPullImages')],
    ],
    ['gets a plugin', server({ enabled: ['NodeRestriction'] }), server(both), []],
    ['has none switched off any more', server({ disabled: ['NodeRestriction'] }), {}, []],
    ['has plugins in another order', server(both), server({ enabled: [...both.enabled].reverse() }), []],
    ['has the same plugins, written in the other way', server(both), nested(both), []],
    [
      'loses them in the other way, too',
      nested(both),
      nested({ enabled: ['AlwaysPullImages'] }),
      [without('NodeRestriction')],
    ],
    [
      'has plugins that nobody knows',
      server(both),
      server({ enabled: unknown }),
      [without('NodeRestriction'), without('AlwaysPullImages')],
    ],
  ])('%s', (_, before, after, says) => {
    expect(lost(type, before, after)).toEqual(says);
    expect(lost(type, before, undefined)).toEqual([]);
  });
});

describe('a stream of logs', () => {
  const type = 'ovh_dbaas_logs_output_graylog_stream';
  const off = (name: string) => `its logs are no longer kept as they were (${name})`;
  const shorter = 'its logs are kept for less long (cold_storage_retention)';
  const flags = ['cold_storage_enabled', 'indexing_enabled'];

  test.each<[before: Value, after: Value, isLess: boolean]>([
    [true, true, false],
    [true, 'true', false],
    [true, false, true],
    [true, null, true],
    [true, unknown, true],
    [false, true, false],
    [false, null, false],
    [null, false, false],
    [unknown, unknown, false],
    [unknown, false, true],
    [unknown, true, false],
  ])('whose logs are kept where it says %j keeps less with %j: %s', (before, after, isLess) => {
    for (const name of flags) {
      expect(lost(type, { [name]: before }, { [name]: after })).toEqual(isLess ? [off(name)] : []);
    }
  });

  test.each<[before: Value, after: Value, isLess: boolean]>([
    [5, 5, false],
    [5, 4, true],
    [5, 6, false],
    ['5', 10, false],
    ['5', 5, false],
    [5, null, true],
    [null, 5, false],
    [5, unknown, true],
    [unknown, 5, true],
    [unknown, unknown, false],
  ])('whose archive is kept for %j years is kept for less with %j: %s', (before, after, isLess) => {
    const kept = (years: Value): Values => (years === null ? {} : { cold_storage_retention: years });
    expect(lost(type, kept(before), kept(after))).toEqual(isLess ? [shorter] : []);
  });

  test('says both', () => {
    const all = { cold_storage_enabled: true, indexing_enabled: true, cold_storage_retention: 5 };
    expect(lost(type, all, {})).toEqual([...flags.map(off), shorter]);
    expect(lost(type, all, undefined)).toEqual([]);
  });
});

test('what happens in a cluster is kept until the cluster goes, too', () => {
  const type = 'ovh_cloud_project_kube_log_subscription';
  const says = ['what happens in the cluster is no longer kept (audit)'];
  const stack = (...names: string[]) =>
    stackWith('prod', { resource: { ovh_cloud_project_kube: Object.fromEntries(names.map((name) => [name, {}])) } });
  const gone = (kube_id: string, before: string[], after: string[]) =>
    lessGuarded(type, { kind: 'audit', kube_id }, undefined, {
      ...nothingAround,
      before: stack(...before),
      after: stack(...after),
    });
  const one = '${ovh_cloud_project_kube.A.id}';
  expect(gone(one, ['A', 'B'], ['A', 'B'])).toEqual(says);
  expect(gone(one, ['A', 'B'], ['B'])).toEqual([]);
  expect(gone(one, ['A', 'B'], ['A'])).toEqual(says);
  expect(gone('id', ['A'], [])).toEqual(says);
  expect(lost(type, { kind: 'audit', kube_id: one }, { kind: 'audit', kube_id: 'other' })).toEqual([]);
});

test('a bucket that stays is held to how it keeps its objects', () => {
  const kept: Values = { versioning: { status: 'enabled' } };
  const says = ['versions of its objects are no longer kept (versioning)'];
  expect(lost('ovh_cloud_project_storage', kept, {})).toEqual(says);
  expect(lost('ovh_cloud_project_storage', kept, undefined)).toEqual([]);
  expect(lost('ovh_vrack', kept, {})).toEqual([]);
});
