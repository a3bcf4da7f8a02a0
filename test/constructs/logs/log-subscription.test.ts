import { CloudProjectKubeLogSubscription } from '@cdktf/provider-ovh/lib/cloud-project-kube-log-subscription';
import { expect, test } from 'vitest';
import { LogService } from '../../../constructs/logs/log-service';
import { LogStream } from '../../../constructs/logs/log-stream';
import { LogSubscription, type LogSubscriptionSettings } from '../../../constructs/logs/log-subscription';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');
const make = (settings: object = {}) => {
  const stack = testStack();
  const service = LogService.fromServiceName('ldp-gr-10001');
  const stream = LogStream.lookup(stack, 'Audit', { service, title: 'audit' });
  const cluster = { project, clusterId: 'c1' };
  new LogSubscription(stack, 'AuditLog', { cluster, stream, ...(settings as LogSubscriptionSettings) });
  return stack;
};

test('it sends the audit log of the cluster to the stream', () => {
  expect(only(make(), CloudProjectKubeLogSubscription)).toMatchObject({
    service_name: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
    kube_id: 'c1',
    kind: 'audit',
    stream_id: expect.stringMatching(/^\$\{data\.ovh_dbaas_logs_output_graylog_stream\..+\.stream_id\}$/),
  });
});

test('fails for logs that a cluster does not have', () => {
  expect(mistakesOf(() => make({ kind: 'pods' }))).toEqual([
    's/AuditLog.kind: must be "audit", got "pods"; write that',
  ]);
});

test('addresses', () => {
  expect(addresses(make())).toMatchInlineSnapshot(`
    [
      "data.ovh_dbaas_logs_output_graylog_stream.Audit_3D8ADE0A",
      "ovh_cloud_project_kube_log_subscription.AuditLog_A5B7094E",
    ]
  `);
});
