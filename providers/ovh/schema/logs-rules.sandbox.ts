import { is, isSame, isSet, type Readables, text } from '../rules/given';
import { type CloudObject, type Neighbour, type Neighbours, type Refusal, wording } from './behaviour';
import { uuidOf } from './rules.sandbox';

/** What OVHcloud refuses of the Logs Data Platform, and what its clusters offer. */

const docs = 'OVHcloud docs, manage-and-operate/observability/logs-data-platform';

/** Retentions of a sandbox cluster. Only P14D is sure to be offered everywhere. */
const durations = ['P14D', 'P1M', 'P3M', 'P1Y'] as const;

export const clusterId = (service: string): string => uuidOf(`${service}/cluster`);

export const retentionsOf = (service: string): readonly CloudObject[] =>
  durations.map((duration) => {
    const id = uuidOf(`${service}/${duration}`);
    const attributes = {
      id,
      retention_id: id,
      service_name: service,
      cluster_id: clusterId(service),
      duration,
      retention_type: 'LOGS_INDEXING',
      is_supported: true,
    };
    return { type: 'ovh_dbaas_logs_cluster_retention', id, attributes };
  });

/** Logs of a product that go to a stream of the Logs Data Platform service of another account. */
export const foreignStream: Refusal = {
  status: 403,
  says: 'Stream {stream_id} belongs to account {owner}, which has not granted ldp:apiovh:output/graylog/stream/forwardTo',
  hint: 'In the sandbox, a service belongs to another account when it was seeded with an attribute "account".',
  source: `${docs}/service-logs; managed-kubernetes/forwarding-audit-logs`,
  unsure: wording,
  on: ['create'],
  when: ({ now }, cloud) => {
    const stream = cloud.get('ovh_dbaas_logs_output_graylog_stream', now['stream_id']);
    const service = cloud.get('ovh_dbaas_logs', stream?.attributes['service_name']);
    const owner = service?.attributes['account'];
    return isSet(owner) && !is(owner, cloud.account) && { owner };
  },
};

/** Roles and tokens are the old way to give rights; a service with IAM has neither. */
export const iamEnabled = (what: string): Refusal => ({
  status: 403,
  on: ['create'],
  says: `Service {service_name} has IAM enabled: ${what} are not available, use policies`,
  hint: 'In the sandbox, a service has IAM enabled when it was seeded with an attribute "is_iam_enabled".',
  source: `${docs}/iam-access-management`,
  unsure: wording,
  when: ({ now }, cloud) => is(cloud.get('ovh_dbaas_logs', now['service_name'])?.attributes['is_iam_enabled'], true),
});

const offered = (cloud: Neighbours, now: Readables): readonly Neighbour[] =>
  cloud.find('ovh_dbaas_logs_cluster_retention', { service_name: now['service_name'] });

export const streamRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'coldStorageRetention must be 1, 2, 5 or 10 years, got {cold_storage_retention}',
    source: `${docs}; provider docs of ovh_dbaas_logs_output_graylog_stream`,
    unsure: wording,
    when: ({ now }) =>
      isSet(now['cold_storage_retention']) && ![1, 2, 5, 10].includes(Number(now['cold_storage_retention'])),
  },
  {
    status: 404,
    on: ['create'],
    says: 'Retention {retention_id} is not offered by the cluster of {service_name}',
    hint: 'The sandbox makes up the retentions of a service: read their ids with data.ovh_dbaas_logs_cluster_retention, or seed one.',
    source: `${docs}: a retention belongs to a cluster`,
    unsure: wording,
    when: ({ now }, cloud) =>
      isSet(now['retention_id']) &&
      offered(cloud, now).length > 0 &&
      !offered(cloud, now).some(({ id }) => isSame(id, now['retention_id'])),
  },
];

export const retentionRefusals: readonly Refusal[] = [
  {
    status: 404,
    says: 'No retention of {duration} is offered by cluster {cluster_id}, available: {available}',
    source: `${docs}: 14 days, 1 month, 3 months, 1 year`,
    unsure: 'every duration but P14D',
    when: ({ now }, cloud) => {
      const all = offered(cloud, now).map(({ attributes }) => text(attributes['duration']));
      const wanted = text(now['duration']);
      return wanted !== '' && all.length > 0 && !all.includes(wanted) && { available: all.join(', ') };
    },
  },
];

export const aliasRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'An alias is over indices or over streams, not both',
    source: `${docs}: aliases`,
    unsure: wording,
    when: ({ now }) => isSet(now['indexes']) && isSet(now['streams']),
  },
];

export const keyRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'content is not a PGP public key',
    source: `${docs}: PGP keys, RSA 4096 or ECC 25519`,
    unsure: wording,
    when: ({ now }) => !/^\s*-----BEGIN PGP PUBLIC KEY BLOCK-----/.test(text(now['content'])),
  },
];
