import { describe, expect, test } from 'vitest';
import { ovhSchema } from '../../../../providers/ovh/schema/index';
import type { Estate, Stack, Values } from '../../../../src/estate/model';
import { compareOutputs } from '../../../../src/review/engine/compare';
import { watchers } from '../../../../src/review/engine/findings/watchers';
import { outputOf, type Resources } from '../../outputs';
import { found } from './found';

const guards = (before: Resources, after: Resources, old: Values = {}, now: Values = old): readonly string[] =>
  found([before, old], [after, now]).filter((one) => one.startsWith('guard '));
const estateGuards = (before: Record<string, Resources>, after: Record<string, Resources>): readonly string[] =>
  [...compareOutputs(outputOf(before), outputOf(after)).findings.values()]
    .flat()
    .filter((one) => one.class === 'guard')
    .map(({ stack, where, says }) => `${stack} ${where}: ${says}`);

const stream = (title: string): Values => ({ service_name: 'ldp', title, description: title });
const streams: Resources = {
  'ovh_dbaas_logs_output_graylog_stream.Audit': stream('audit'),
  'ovh_dbaas_logs_output_graylog_stream.Other': stream('other'),
};
const toStream = (name: string) => `\${ovh_dbaas_logs_output_graylog_stream.${name}.id}`;

describe.each([
  ['ovh_cloud_project_kube', 'kube_id', 'ovh_cloud_project_kube_log_subscription', 'audit'],
  ['ovh_cloud_project_database', 'cluster_id', 'ovh_cloud_project_database_log_subscription', 'customer_logs'],
  [
    'ovh_cloud_project_loadbalancer',
    'loadbalancer_id',
    'ovh_cloud_project_region_loadbalancer_log_subscription',
    'haproxy',
  ],
])('logs of %s', (watched, of, type, kind) => {
  const thing = (name = 'A', body: Values = {}): Resources => ({
    [`${watched}.${name}`]: { region: 'GRA11', ...body },
  });
  const to = (stream_id: string, at = 'Log', name = 'A', more: Values = {}): Resources => ({
    [`${type}.${at}`]: { service_name: 'p', kind, [of]: `\${${watched}.${name}.id}`, stream_id, ...more },
  });
  const audited = { ...streams, ...thing(), ...to(toStream('Audit')) };
  const gone = (what = 'A') => `guard ${type}.Log: what happens in ${what} is no longer kept (${kind})`;
  const elsewhere = (says: string, where = 'Log') =>
    `guard ${type}.${where}: what is logged is sent elsewhere: ${says} (stream_id)`;

  test('are kept until what is logged goes, too', () => {
    expect(guards(audited, audited)).toEqual([]);
    expect(guards(audited, { ...streams, ...thing() })).toEqual([gone()]);
    expect(guards(audited, streams)).toEqual([]);
    expect(guards(audited, {})).toEqual([]);
  });

  test('are kept whatever the cluster is called', () => {
    const renamed = { ...streams, ...thing('B') };
    expect(guards(audited, { ...renamed, ...to(toStream('Audit'), 'Log', 'B') })).toEqual([]);
    expect(guards(audited, { ...audited, ...to(toStream('Audit'), 'Log', 'A') })).toEqual([]);
    expect(guards(audited, renamed)).toEqual([gone()]);
  });

  test('are kept by a subscription at another address, or in another stack', () => {
    expect(guards(audited, { ...streams, ...thing(), ...to(toStream('Audit'), 'Moved') })).toEqual([]);
    const literal = { [`${type}.Log`]: { kind, [of]: 'id', stream_id: 's' } };
    expect(estateGuards({ prod: literal, other: {} }, { prod: {}, other: literal })).toEqual([]);
    expect(estateGuards({ prod: literal, other: {} }, { prod: {}, other: {} })).toEqual([
      `prod ${type}.Log: what happens in id is no longer kept (${kind})`,
    ]);
  });

  test('are not kept by a subscription that may not be there, of something else, or of another kind', () => {
    const two = { ...audited, ...thing('B', { region: 'SBG5' }) };
    const of_ = (name: string, more: Values = {}) => ({
      ...streams,
      ...thing(),
      ...thing('B', { region: 'SBG5' }),
      ...to(toStream('Audit'), 'Log', name, more),
    });
    expect(guards(two, of_('A'))).toEqual([]);
    expect(guards(two, of_('B'))).toEqual([gone()]);
    expect(guards(two, of_('A', { kind: 'x' }))).toEqual([gone()]);
    expect(guards(two, of_('A', { count: '${var.n}' }))).toEqual([gone()]);
    expect(guards(of_('A', { count: '${var.n}' }), of_('A', { count: '${var.n}' }))).toEqual([]);
    expect(guards(two, of_('A', { count: 0 }))).toEqual([gone()]);
  });

  test('go to the same stream', () => {
    expect(guards(audited, { ...audited, ...to(toStream('Other')) })).toEqual([elsewhere('to Other instead of Audit')]);
    expect(guards(audited, { ...audited, ...to('ldp-123') })).toEqual([elsewhere('to ldp-123 instead of Audit')]);
    const name = '${ovh_dbaas_logs_output_graylog_stream.Audit.stream_id}';
    expect(guards(audited, { ...audited, ...to(name) })).toEqual([]);
    // a stream that is changed stays the same
    const described = {
      ...audited,
      'ovh_dbaas_logs_output_graylog_stream.Audit': { ...stream('audit'), description: 'x' },
    };
    expect(guards(audited, described)).toEqual([]);
  });

  test('go to the same stream through a data source, a local value or the state of another stack', () => {
    const all = { ...thing(), ...to('${data.ovh_dbaas_logs_output_graylog_stream.S.stream_id}') };
    const read = (title: string): Values => ({ data: { ovh_dbaas_logs_output_graylog_stream: { S: { title } } } });
    expect(guards(all, all, read('audit'))).toEqual([]);
    expect(guards(all, all, read('audit'), read('other'))).toEqual([
      elsewhere('data data.ovh_dbaas_logs_output_graylog_stream.S is another one'),
    ]);
    const local = { ...thing(), ...to('${local.stream}') };
    const locals = (value: string): Values => ({ locals: { stream: value } });
    expect(guards(local, local, locals('a'))).toEqual([]);
    expect(guards(local, local, locals('a'), locals('b'))).toEqual([elsewhere('to b instead of a')]);
  });
});

test('one instance of many that is gone is told, unless what it watched goes, too', () => {
  const each = (names: string): Values => Object.fromEntries([...names].map((name) => [name, name]));
  const all = (clusters: string, logged = clusters): Resources => ({
    'ovh_cloud_project_kube.A': { for_each: each(clusters), name: '${each.key}' },
    'ovh_cloud_project_kube_log_subscription.Log': {
      for_each: each(logged),
      kind: 'audit',
      kube_id: '${ovh_cloud_project_kube.A[each.key].id}',
      stream_id: 's',
    },
  });
  expect(guards(all('xy'), all('xy'))).toEqual([]);
  expect(guards(all('xy'), all('xy', 'x'))).toEqual([
    'guard ovh_cloud_project_kube_log_subscription.Log["y"]: what happens in A["y"] is no longer kept (audit)',
  ]);
  expect(guards(all('xy'), all('x'))).toEqual([]);
  const counted = (clusters: number, logged = clusters): Resources => ({
    'ovh_cloud_project_kube.A': { count: clusters },
    'ovh_cloud_project_kube_log_subscription.Log': {
      count: logged,
      kind: 'audit',
      kube_id: '${ovh_cloud_project_kube.A[count.index].id}',
      stream_id: 's',
    },
  });
  expect(guards(counted(1), counted(0))).toEqual([]);
  expect(guards(counted(2), counted(1))).toEqual([]);
  expect(guards(counted(2), counted(2, 1))).toEqual([
    'guard ovh_cloud_project_kube_log_subscription.Log[1]: what happens in A[1] is no longer kept (audit)',
  ]);
});

describe('an alert of what a project costs', () => {
  const type = 'ovh_cloud_project_alerting';
  const alert = (more: Values = {}, at = 'Alert'): Resources => ({
    [`${type}.${at}`]: { service_name: 'p', monthly_threshold: 100, delay: 3600, email: 'a@b.example', ...more },
  });
  const told = (says: string) => [`guard ${type}.Alert: ${says}`];

  test.each<[what: string, after: Resources, says: readonly string[]]>([
    ['as it was', alert(), []],
    ['sooner', alert({ monthly_threshold: 50 }), []],
    ['more often', alert({ delay: 1800 }), []],
    ["of a larger budget, which is its owner's to say", alert({ monthly_threshold: 101 }), []],
    ['less often', alert({ delay: 86400 }), told('what it costs is told less often (delay)')],
    ['to somebody else', alert({ email: 'c@b.example' }), told('what it costs is told to somebody else (email)')],
    ['never', {}, told('nobody is told any more when p costs too much')],
    ['by another one, too', { ...alert({ monthly_threshold: 500 }, 'Second'), ...alert() }, []],
    ['of another project', alert({ service_name: 'q' }), told('nobody is told any more when p costs too much')],
  ])('%s', (_, after, says) => expect(guards(alert(), after)).toEqual(says));

  test('that follows the owner of a stack tells nobody else', () => {
    const owned = (owner: string, email = owner) => {
      const estate = outputOf({ prod: alert({ email }) });
      const record = { kind: 'foundation', owner } as unknown as NonNullable<Stack['record']>;
      return { ...estate, stacks: new Map([...estate.stacks].map(([id, stack]) => [id, { ...stack, record }])) };
    };
    const told = (before: Estate, after: Estate) =>
      [...compareOutputs(before, after).findings.values()]
        .flat()
        .flatMap((one) => (one.class === 'guard' ? one.says : []));
    const other = ['what it costs is told to somebody else (email)'];
    expect(told(owned('a@b.example'), owned('c@b.example'))).toEqual([]);
    expect(told(owned('a@b.example'), owned('c@b.example', 'd@b.example'))).toEqual(other);
    expect(told(owned('a@b.example'), owned('a@b.example', 'c@b.example'))).toEqual(other);
    expect(told(owned('a@b.example', 'c@b.example'), owned('a@b.example'))).toEqual(other);
  });

  test('goes with its project', () => {
    const of = alert({ service_name: '${ovh_cloud_project.P.project_id}' });
    const project = { 'ovh_cloud_project.P': { description: 'p' } };
    expect(guards({ ...project, ...of }, {})).toEqual([]);
    expect(guards({ ...project, ...of }, project)).toEqual(told('nobody is told any more when P costs too much'));
  });
});

describe('backups of an instance', () => {
  const type = 'ovh_cloud_project_workflow_backup';
  const backup = (more: Values = {}): Resources => ({
    [`${type}.B`]: { cron: '0 2 * * *', rotation: 7, instance_id: 'i', name: 'b', region_name: 'GRA11', ...more },
  });
  const told = (says: string) => [`guard ${type}.B: ${says}`];
  const fewer = (name: string) => told(`its backups are made less often, or fewer of them are kept (${name})`);

  test.each<[what: string, after: Resources, says: readonly string[]]>([
    ['at another hour', backup({ cron: '30 4 * * *' }), []],
    ['twice a day', backup({ cron: '0 2,14 * * *' }), []],
    ['once a week', backup({ cron: '0 2 * * 0' }), fewer('cron')],
    ['as often as nobody knows', backup({ cron: '${var.cron}' }), fewer('cron')],
    ['as many', backup({ rotation: '7' }), []],
    ['more', backup({ rotation: 14 }), []],
    ['fewer', backup({ rotation: 1 }), fewer('rotation')],
    ['without end', backup({ max_execution_count: 0 }), []],
    ['a few', backup({ max_execution_count: 3 }), told('its backups end after so many (max_execution_count)')],
    ['none', {}, told('i is no longer backed up')],
  ])('%s', (_, after, says) => expect(guards(backup(), after)).toEqual(says));

  test('that end later are not less', () => {
    expect(guards(backup({ max_execution_count: 3 }), backup({ max_execution_count: 4 }))).toEqual([]);
    expect(guards(backup({ max_execution_count: 3 }), backup())).toEqual([]);
  });
});

test('signatures of a zone and mitigation of an address are there until what they guard goes', () => {
  const signed = { 'ovh_domain_zone_dnssec.D': { zone_name: 'a.example' } };
  expect(guards(signed, {})).toEqual([
    'guard ovh_domain_zone_dnssec.D: answers of zone a.example are no longer signed (DNSSEC)',
  ]);
  const mitigated = { 'ovh_ip_mitigation.M': { ip: '192.0.2.0/24', ip_on_mitigation: '192.0.2.1' } };
  expect(guards(mitigated, {})).toEqual(['guard ovh_ip_mitigation.M: 192.0.2.1 is no longer kept under mitigation']);
  expect(guards({ ...signed, ...mitigated }, { ...signed, ...mitigated })).toEqual([]);
});

test('every resource of the provider that only watches is known as such', () => {
  const telling = Object.keys(ovhSchema.resources).filter((type) =>
    /_(log_subscription|alerting|workflow_backup|dnssec|mitigation)$|alert|monitor/.test(type),
  );
  expect(telling).not.toEqual([]);
  expect(telling.filter((type) => !watchers.some(({ types }) => types.test(type)))).toEqual([]);
});
