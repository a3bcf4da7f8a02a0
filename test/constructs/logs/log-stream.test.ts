import { DataOvhDbaasLogsCluster } from '@cdktf/provider-ovh/lib/data-ovh-dbaas-logs-cluster';
import { DataOvhDbaasLogsClusterRetention } from '@cdktf/provider-ovh/lib/data-ovh-dbaas-logs-cluster-retention';
import { DataOvhDbaasLogsOutputGraylogStream } from '@cdktf/provider-ovh/lib/data-ovh-dbaas-logs-output-graylog-stream';
import { DbaasLogsOutputGraylogStream } from '@cdktf/provider-ovh/lib/dbaas-logs-output-graylog-stream';
import { TerraformOutput } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { LogService } from '../../../constructs/logs/log-service';
import { LogStream, type LogStreamSettings, logStreamSettings } from '../../../constructs/logs/log-stream';
import { testBounds, wordsOf } from '../../support/bounds';
import { addresses, mistakesOf, only, synth, testStack } from '../../support/synth';

const service = LogService.fromServiceName('ldp-gr-10001');
const id = '0b5e7a1c-1111-4222-8333-444455556666';
const make = (settings: LogStreamSettings = {}) => {
  const stack = testStack();
  const stream = new LogStream(stack, 'Audit', { service, ...settings });
  return { stack, stream };
};
const stream = (settings: LogStreamSettings = {}) => only(make(settings).stack, DbaasLogsOutputGraylogStream);

describe('secure defaults', () => {
  test('nothing that Terraform plans can delete it', () => {
    expect(stream()['lifecycle']).toEqual({ prevent_destroy: true });
  });

  test('the token that writes into it is no output', () => {
    expect(synth(make().stack).output).toBeUndefined();
  });

  test('nothing is archived or limited unasked', () => {
    expect(stream()).toEqual(
      expect.objectContaining({ indexing_enabled: true, cold_storage_enabled: false, title: 's/Audit' }),
    );
    expect(Object.keys(stream()).filter((key) => /max_size|cold_storage_[^e]|encryption/.test(key))).toEqual([]);
  });
});

describe('settings', () => {
  test('title and description land on the stream', () => {
    expect(stream({ title: 'fd-prod-audit', description: 'Kubernetes API calls' })).toMatchObject({
      service_name: 'ldp-gr-10001',
      title: 'fd-prod-audit',
      description: 'Kubernetes API calls',
    });
  });

  test('a retention is found by its duration in the cluster of the service', () => {
    const { stack } = make({ retention: 'P1M' });
    expect(only(stack, DataOvhDbaasLogsCluster)).toMatchObject({ service_name: 'ldp-gr-10001' });
    expect(only(stack, DataOvhDbaasLogsClusterRetention)).toMatchObject({
      service_name: 'ldp-gr-10001',
      cluster_id: expect.stringMatching(/^\$\{data\.ovh_dbaas_logs_cluster\..+\.cluster_id\}$/),
      duration: 'P1M',
      retention_type: 'LOGS_INDEXING',
    });
    expect(only(stack, DbaasLogsOutputGraylogStream)['retention_id']).toMatch(
      /^\$\{data\.ovh_dbaas_logs_cluster_retention\..+\.retention_id\}$/,
    );
  });

  test('a retention given by its id is looked for nowhere', () => {
    const { stack } = make({ retention: { id } });
    expect(synth(stack).data).toBeUndefined();
    expect(only(stack, DbaasLogsOutputGraylogStream)).toMatchObject({ retention_id: id });
  });

  test('an archive lands on cold storage', () => {
    for (const years of [1, 2, 5, 10] as const) expect(() => stream({ archive: { years } })).not.toThrow();
    expect(stream({ archive: { years: 5 } })).toMatchObject({
      cold_storage_enabled: true,
      cold_storage_retention: 5,
      cold_storage_content: 'GELF',
      cold_storage_compression: 'ZSTD',
      cold_storage_target: 'PCA',
      cold_storage_notify_enabled: false,
    });
    const archive = { years: 10, content: 'ALL', compression: 'GZIP', target: 'PCS', notify: true } as const;
    expect(stream({ archive: { ...archive, encryptionKeys: [id] } })).toMatchObject({
      cold_storage_retention: 10,
      cold_storage_content: 'ALL',
      cold_storage_compression: 'GZIP',
      cold_storage_target: 'PCS',
      cold_storage_notify_enabled: true,
      encryption_keys_ids: [id],
    });
  });

  test('an index limit lands on indexing', () => {
    expect(stream({ indexing: { maxSizeGb: 50 } })).toMatchObject({
      indexing_max_size: 50,
      pause_indexing_on_max_size: false,
      indexing_notify_enabled: true,
    });
    expect(stream({ indexing: { maxSizeGb: 50, pauseWhenFull: true, notify: false } })).toMatchObject({
      pause_indexing_on_max_size: true,
      indexing_notify_enabled: false,
    });
  });

  test('protection can be taken away', () => {
    expect(stream({ deletionProtection: false })['lifecycle']).toBeUndefined();
  });

  test('a stream that exists is imported by service and id', () => {
    expect(synth(make({ adopt: id }).stack).import).toEqual([expect.objectContaining({ id: `ldp-gr-10001/${id}` })]);
  });

  test('others get its id', () => {
    const { stack, stream } = make();
    new TerraformOutput(stack, 'Id', { value: stream.streamId });
    expect(stream.service).toBe(service);
    expect(synth(stack).output).toEqual({
      Id: { value: expect.stringMatching(/^\$\{ovh_dbaas_logs_output_graylog_stream\..+\.stream_id\}$/) },
    });
  });

  test('a stream of others is found by its title', () => {
    const stack = testStack();
    const found = LogStream.lookup(stack, 'Audit', { service, title: 'fd-prod-audit' });
    new TerraformOutput(stack, 'Id', { value: found.streamId });
    expect(only(stack, DataOvhDbaasLogsOutputGraylogStream)).toMatchObject({
      service_name: 'ldp-gr-10001',
      title: 'fd-prod-audit',
    });
    expect(synth(stack).output).toEqual({
      Id: { value: expect.stringMatching(/^\$\{data\.ovh_dbaas_logs_output_graylog_stream\..+\.stream_id\}$/) },
    });
  });
});

describe('mistakes', () => {
  test.each<[string, object, string]>([
    [
      'no duration',
      { retention: '14 days' },
      'retention: must be a duration such as P14D or the id of a retention, got "14 days"; write P<number>D, or { id: \'<id>\' }',
    ],
    [
      'no id of a retention',
      { retention: { id: '14' } },
      'retention.id: must be the id of a retention (a UUID), got "14"; copy it from the control panel',
    ],
    ['years that are not sold', { archive: { years: 3 } }, 'archive.years: must be 1, 2, 5 or 10, got 3; choose one'],
    [
      'an unknown compression',
      { archive: { years: 1, compression: 'ZIP' } },
      'archive.compression: is not known, got "ZIP"; did you mean \'GZIP\'?',
    ],
    ['an index of nothing', { indexing: { maxSizeGb: 0 } }, 'indexing.maxSizeGb: must be at least 1, got 0; raise it'],
    [
      'no id of a stream',
      { adopt: 'audit' },
      'adopt: must be the id of a stream (a UUID), got "audit"; copy it from the control panel',
    ],
  ])('%s', (_, settings, message) => {
    expect(mistakesOf(() => make(settings))).toEqual([`s/Audit.${message}`]);
  });
});

testBounds(logStreamSettings, { archive: { years: 1 } }, [
  ['title', ['a', wordsOf(100)], ['', wordsOf(101)]],
  ['description', ['a', wordsOf(255)], ['', wordsOf(256)]],
  ['archive.years', [1, 2, 5, 10], [0, 3, 6, 11]],
  ['archive.content', ['ALL', 'GELF', 'PLAIN'], ['JSON']],
  ['archive.compression', ['DEFLATED', 'GZIP', 'LZMA', 'ZSTD'], ['ZIP']],
  ['archive.target', ['PCA', 'PCS'], ['S3']],
  ['archive.encryptionKeys', [[id]], [[], ['key'], [id, id]]],
  ['indexing.maxSizeGb', [1, 50], [0, 1.5]],
]);

test('addresses', () => {
  expect(addresses(make().stack)).toMatchInlineSnapshot(`
    [
      "data.ovh_dbaas_logs_cluster.Audit_Cluster_5D23FD7A",
      "data.ovh_dbaas_logs_cluster_retention.Audit_Retention_754754F9",
      "ovh_dbaas_logs_output_graylog_stream.Audit_3D8ADE0A",
    ]
  `);
});
