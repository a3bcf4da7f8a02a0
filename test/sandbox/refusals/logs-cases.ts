import { uuidOf } from '../../../providers/ovh/schema/rules.sandbox';
import { badRequest, type Cases, conflict, forbidden, made, notFound, refused, type Seed } from './harness';

const service = 'ldp-gr-10001';
const withIam = 'ldp-gr-10002';
const stream = 'ovh_dbaas_logs_output_graylog_stream';

export const logsSeeds: readonly Seed[] = [
  { type: 'ovh_dbaas_logs', id: service, attributes: {} },
  { type: 'ovh_dbaas_logs', id: withIam, attributes: { is_iam_enabled: true } },
  { type: stream, id: 'stream', attributes: { service_name: service, title: 'taken', description: 'taken' } },
  {
    type: 'ovh_dbaas_logs_output_opensearch_index',
    id: 'index',
    attributes: { service_name: service, suffix: 'one', description: 'one', nb_shard: 1 },
  },
];

const titled = (title: string, more: object = {}) => ({ service_name: service, title, description: title, ...more });
const years = (title: string, cold_storage_retention: number) => titled(title, { cold_storage_retention });
const key = (title: string, content: string) => ({ service_name: service, title, fingerprint: title, content });
const alias = (suffix: string, more: object) => ({ service_name: service, suffix, description: suffix, ...more });

export const logsCases: Cases = {
  'a retention that is unknown': refused(
    stream,
    titled('unknown', { retention_id: 'unknown' }),
    notFound(`Retention unknown is not offered by the cluster of ${service}`),
  ),
  "a retention of another service's cluster": refused(
    stream,
    titled('foreign', { retention_id: uuidOf(`${withIam}/P14D`) }),
    notFound(`Retention ${uuidOf(`${withIam}/P14D`)} is not offered by the cluster of ${service}`),
  ),
  'a retention of the cluster': made(stream, titled('kept', { retention_id: uuidOf(`${service}/P1Y`) })),
  'an archive of three years': refused(
    stream,
    years('three', 3),
    badRequest('coldStorageRetention must be 1, 2, 5 or 10 years, got 3'),
  ),
  'an archive of ten years': made(stream, years('ten', 10)),
  'a stream of a service that does not exist': refused(
    stream,
    { service_name: 'ldp-xx-00000', title: 'lost', description: 'lost' },
    notFound('The requested object (service_name = ldp-xx-00000) does not exist'),
  ),
  'a second stream of the title': refused(
    stream,
    titled('taken'),
    conflict(`${stream} with service_name = ${service}, title = taken already exists: stream`),
  ),
  'a role in a service with IAM': refused(
    'ovh_dbaas_logs_role',
    { service_name: withIam, name: 'readers', description: 'readers' },
    forbidden(`Service ${withIam} has IAM enabled: roles are not available, use policies`),
  ),
  'a role in a service without IAM': made('ovh_dbaas_logs_role', {
    service_name: service,
    name: 'readers',
    description: 'readers',
  }),
  'a token in a service with IAM': refused(
    'ovh_dbaas_logs_token',
    { service_name: withIam, name: 'reader' },
    forbidden(`Service ${withIam} has IAM enabled: tokens are not available, use policies`),
  ),
  'a token in a service without IAM': made('ovh_dbaas_logs_token', { service_name: service, name: 'reader' }),
  'an alias over indices and streams': refused(
    'ovh_dbaas_logs_output_opensearch_alias',
    alias('both', { indexes: ['index'], streams: ['stream'] }),
    badRequest('An alias is over indices or over streams, not both'),
  ),
  'an alias over indices': made('ovh_dbaas_logs_output_opensearch_alias', alias('one', { indexes: ['index'] })),
  'a key that is none': refused(
    'ovh_dbaas_logs_encryption_key',
    key('none', 'secret'),
    badRequest('content is not a PGP public key'),
  ),
  'a key': made('ovh_dbaas_logs_encryption_key', key('pgp', '-----BEGIN PGP PUBLIC KEY BLOCK-----\n…')),
};
