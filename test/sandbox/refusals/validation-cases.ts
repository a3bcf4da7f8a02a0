import { project } from '../workspace';
import { account, type Case, type Cases } from './harness';

const invalid = (type: string, config: object, detail: string): Case => ({
  type,
  config,
  expected: `Invalid value (sandbox): ${detail}`,
});

const condition = (inner: object): object => ({ operator: 'AND', condition: [inner] });

/** What the provider refuses by itself when Terraform checks a configuration. */
export const validationCases: Cases = {
  'a subnet of nodes without a network': invalid(
    'ovh_cloud_project_kube',
    { service_name: project, region: 'GRA11', nodes_subnet_id: 'subnet' },
    'nodes_subnet_id needs private_network_id beside it.',
  ),
  'an engine that was removed': invalid(
    'ovh_cloud_project_database',
    {
      service_name: project,
      engine: 'redis',
      version: '7',
      plan: 'essential',
      flavor: 'db1-4',
      nodes: [{ region: 'GRA' }],
    },
    'engine must be one of clickhouse, grafana, kafka, kafkaConnect, kafkaMirrorMaker, mongodb, mysql, opensearch, postgresql, valkey, got "redis".',
  ),
  'a delay of a spending alert that is not offered': invalid(
    'ovh_cloud_project_alerting',
    { service_name: project, delay: 60, email: 'a@example.com', monthly_threshold: 1 },
    'delay must be one of 10800, 172800, 21600, 259200, 3600, 43200, 604800, 86400, got 60.',
  ),
  'an OAuth 2 flow that is not offered': invalid(
    'ovh_me_api_oauth2_client',
    { name: 'ci', description: 'ci', flow: 'PASSWORD' },
    'flow must be one of AUTHORIZATION_CODE, CLIENT_CREDENTIALS, got "PASSWORD".',
  ),
  'a role of a group that is not offered': invalid(
    'ovh_me_identity_group',
    { name: 'ops', role: 'OWNER' },
    'role must be one of ADMIN, REGULAR, UNPRIVILEGED, NONE, got "OWNER".',
  ),
  'a VLAN beyond what the second family takes': invalid(
    'ovh_cloud_network_private_vrack',
    { service_name: project, name: 'far', region: 'GRA11', vlan_id: 5000 },
    'vlan_id must be in the range 0..4096, got 5000.',
  ),
  'a subnet that is no range': invalid(
    'ovh_cloud_project_network_private_subnet_v2',
    { service_name: project, network_id: 'net', region: 'GRA11', name: 'main', cidr: '10.0.0.0' },
    'cidr must be an address range in CIDR notation, got "10.0.0.0".',
  ),
  'a compression of archives that is not offered': invalid(
    'ovh_dbaas_logs_output_graylog_stream',
    { service_name: 'ldp-gr-10001', title: 'zip', description: 'zip', cold_storage_compression: 'ZIP' },
    'cold_storage_compression must be one of LZMA, GZIP, DEFLATED, ZSTD, got "ZIP".',
  ),
  'a size of a key that is not offered': invalid(
    'ovh_okms_service_key',
    { okms_id: 'okms', name: 'odd', type: 'oct', size: 100, operations: ['encrypt'] },
    'size must be one of 128, 192, 256, 2048, 3072, 4096, got 100.',
  ),
};

/** Terraform itself refuses what the schema has no place for. */
export const deepCondition: Cases = {
  'conditions four deep': {
    type: 'ovh_iam_policy',
    config: {
      name: 'deep',
      identities: [`urn:v1:eu:identity:group:${account}/ops`],
      resources: ['urn:v1:eu:resource:vrack:*'],
      allow: ['vrack:apiovh:get'],
      conditions: condition(condition(condition({ operator: 'MATCH' }))),
    },
    expected: 'Extraneous JSON object property: No argument or block type is named "condition".',
  },
};
