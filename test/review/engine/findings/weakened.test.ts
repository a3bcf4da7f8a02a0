import { describe, expect, test } from 'vitest';
import type { Block, Value, Values } from '../../../../src/estate/model';
import { lessGuarded } from '../../../../src/review/engine/findings/weakened';

const unknown = '${var.x}';
const lost = (type: string, before: Values, after: Values, kind: Block['kind'] = 'resource') =>
  lessGuarded({ kind, type }, before, after);

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
  });
});

describe('a stream whose index is full', () => {
  const type = 'ovh_dbaas_logs_output_graylog_stream';
  const paused = 'its logs are no longer indexed once it is full (pause_indexing_on_max_size)';
  const smaller = 'fewer of its logs are indexed before it is full (indexing_max_size)';

  test.each<[before: Values, after: Values, says: readonly string[]]>([
    [{}, { pause_indexing_on_max_size: true }, [paused]],
    [{}, { pause_indexing_on_max_size: unknown }, [paused]],
    [{ pause_indexing_on_max_size: true }, { pause_indexing_on_max_size: 'true' }, []],
    [{ pause_indexing_on_max_size: true }, {}, []],
    [{ indexing_max_size: 10 }, { indexing_max_size: 1 }, []],
    [
      { indexing_max_size: 10, pause_indexing_on_max_size: true },
      { indexing_max_size: 1, pause_indexing_on_max_size: true },
      [smaller],
    ],
    [
      { indexing_max_size: 10, pause_indexing_on_max_size: true },
      { indexing_max_size: 20, pause_indexing_on_max_size: true },
      [],
    ],
    [{ indexing_notify_enabled: true }, {}, ['nobody is told before it is full (indexing_notify_enabled)']],
    [{ cold_storage_notify_enabled: true }, {}, []],
  ])('%j guards less as %j', (before, after, says) => expect(lost(type, before, after)).toEqual(says));

  test.each<[before: Value, after: Value, isLess: boolean]>([
    [['a'], ['b'], false],
    [['a', 'b'], ['a'], false],
    [['a'], [], true],
    [['a'], null, true],
    [['a'], unknown, true],
    [[], ['a'], false],
    [unknown, unknown, false],
  ])('archives encrypted with %j are so with %j: %s', (before, after, isLess) => {
    const says = ['new archives of its logs are no longer encrypted (encryption_keys_ids)'];
    const keys = (encryption_keys_ids: Value): Values => ({ encryption_keys_ids });
    expect(lost(type, keys(before), keys(after))).toEqual(isLess ? says : []);
  });
});

test.each<[before: Value, after: Value, isLess: boolean]>([
  ['P1Y', 'P6M', true],
  ['P1M', 'P1M', false],
  ['P1M', 'P30D', true],
  ['P1M', 'P1Y', false],
  ['P1M', unknown, true],
  ['P1M', null, true],
  [null, 'P1M', false],
])('a retention of %j that is looked up as %j is shorter: %s', (before, after, isLess) => {
  const [type, kept] = ['ovh_dbaas_logs_cluster_retention', (duration: Value): Values => ({ duration })];
  const says = ['logs are kept for less long (duration)'];
  expect(lost(type, kept(before), kept(after), 'data')).toEqual(isLess ? says : []);
  expect(lost(type, kept(before), kept(after))).toEqual([]);
});

describe('a quota', () => {
  const type = 'ovh_cloud_quota';
  const held = (...regions: [string, Value][]): Values => ({
    prevent_automatic_quota_upgrade: true,
    regions: regions.map(([region, profile]) => ({ region, profile })),
  });
  const one = held(['GRA11', 'small'], ['SBG5', 'small']);
  const other = (now: string) => `the quota of GRA11 is another one, which may be higher: small → ${now} (regions)`;

  test.each<[what: string, after: Values, says: readonly string[]]>([
    ['as it was', held(['SBG5', 'small'], ['GRA11', 'small']), []],
    ['of one more region', held(['GRA11', 'small'], ['SBG5', 'small'], ['BHS5', 'large']), []],
    ['of another profile', held(['GRA11', 'large'], ['SBG5', 'small']), [other('large')]],
    ['of a profile nobody knows', held(['GRA11', unknown], ['SBG5', 'small']), [other(unknown)]],
    ['of one region less', held(['SBG5', 'small']), ['the quota of GRA11 is no longer held where it is (regions)']],
    [
      'that OVHcloud raises',
      { ...one, prevent_automatic_quota_upgrade: false },
      ['OVHcloud may raise the quota by itself from now on (prevent_automatic_quota_upgrade)'],
    ],
  ])('%s', (_, after, says) => expect(lost(type, one, after)).toEqual(says));

  test('that OVHcloud raises no longer is not less', () => {
    expect(lost(type, { ...one, prevent_automatic_quota_upgrade: false }, one)).toEqual([]);
  });
});

describe('other arguments that guard', () => {
  const fewer = 'its backups are made less often, or fewer of them are kept (auto_backup)';
  const backup = (cron: string, rotation: Value): Values => ({ auto_backup: [{ cron, rotation }] });

  test.each<[type: string, before: Values, after: Values, says: string]>([
    [
      'ovh_cloud_project_database',
      { backup_regions: ['GRA', 'SBG'] },
      { backup_regions: ['GRA'] },
      'its backups are kept in fewer regions (backup_regions)',
    ],
    [
      'ovh_cloud_project_database',
      { opensearch_acls_enabled: true },
      { opensearch_acls_enabled: false },
      'its users are no longer held to their patterns (opensearch_acls_enabled)',
    ],
    ['ovh_cloud_project_instance', backup('0 2 * * *', 7), backup('0 2 * * 0', 7), fewer],
    ['ovh_cloud_project_instance', backup('0 2 * * *', 7), backup('0 2 * * *', 1), fewer],
    ['ovh_cloud_project_instance', backup('0 2 * * *', 7), {}, fewer],
    [
      'ovh_cloud_project_containerregistry_oidc',
      { oidc_verify_cert: true },
      { oidc_verify_cert: false },
      'whoever answers in the place of the identity provider is believed (oidc_verify_cert)',
    ],
    [
      'ovh_okms_secret',
      { metadata: { cas_required: true } },
      { metadata: { cas_required: false } },
      "two writers may overwrite each other's versions (metadata.cas_required)",
    ],
    [
      'ovh_okms_secret',
      { metadata: { max_versions: 10 } },
      { metadata: [{ max_versions: 2 }] },
      'fewer versions of the secret are kept (metadata.max_versions)',
    ],
    [
      'ovh_okms_secret',
      { metadata: { max_versions: 10 } },
      { metadata: unknown },
      'fewer versions of the secret are kept (metadata.max_versions)',
    ],
  ])('%s: %j is more than %j, and not the other way round', (type, before, after, says) => {
    expect(lost(type, before, after)).toEqual([says]);
    expect(lost(type, before, before)).toEqual([]);
    if (after['metadata'] !== unknown) expect(lost(type, after, before)).toEqual([]);
  });

  test('backups at another time of the day are no fewer', () => {
    expect(lost('ovh_cloud_project_database', { backup_time: '01:00:00' }, { backup_time: '02:00:00' })).toEqual([]);
  });
});

test('a bucket that stays is held to how it keeps its objects', () => {
  const kept: Values = { versioning: { status: 'enabled' } };
  const says = ['versions of its objects are no longer kept (versioning)'];
  expect(lost('ovh_cloud_project_storage', kept, {})).toEqual(says);
  expect(lost('ovh_vrack', kept, {})).toEqual([]);
});
