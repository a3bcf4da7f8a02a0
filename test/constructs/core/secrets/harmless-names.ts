import { createHash } from 'node:crypto';
import { ovhSchema } from '../../../../providers/ovh/schema';
import type { Harmless } from './harmless';

const ids = [
  'Clusters_main',
  'Networks_mo-staging',
  'Network_EU-WEST-PAR',
  'Database_pg15_User_app',
  'Kms',
  'DHCP_VLAN',
];

/** What cdktf calls the output by which a stack gives an attribute to others, for each attribute of each type of a construct path. */
const crossStack = (id: string): string[] =>
  Object.entries(ovhSchema.resources).flatMap(([type, { attributes }]) => {
    const hash = createHash('sha256').update(`${id}/${type}`).digest('hex').slice(0, 8).toUpperCase();
    return Object.keys(attributes).map((name) => `cross-stack-output-${type}${id}_${hash}${name.replace(/\W/g, '')}`);
  });

/** Names of outputs, as the findings of a review say them. */
export const outputNames: readonly string[] = ids.flatMap(crossStack).map((name) => `output.${name}`);

const backend = {
  bucket: 'acme-state',
  key: 'prod.tfstate',
  skip_credentials_validation: true,
  skip_region_validation: true,
  skip_requesting_account_id: false,
};

/** Names of things, and switches under names of secrets. */
export const harmlessNames: readonly Harmless[] = [
  // one of each fifty: as many as of anything else
  ...outputNames.filter((_, at) => at % 50 === 0).map((value) => ({ path: 'where', value })),
  { path: 'where', value: 'output.cross-stack-output-ovh_cloud_project_network_private_subnet_v2Network_CBDD17FEdhcp' },
  { path: 'where', value: 'ovh_cloud_project_network_private_subnet_v2.Kms_FDB0624Ddhcp' },
  { path: 'where', value: 'data.terraform_remote_state.cross-stack-reference-input-web-prod-platform-main' },
  ...['variable.db_password', 'output.kubeconfig', 'local.client_secret'].map((value) => ({ path: 'where', value })),
  { path: 's3', value: backend },
  { path: 'terraform.backend', value: { s3: backend } },
  { path: 's3.skip_credentials_validation', value: true },
  { path: 'credentials', value: { rotate: true, password: null, token: false } },
  { path: 'password', value: true, schema: () => 'sensitive' },
  { path: 'token', value: null, schema: () => 'sensitive' },
  ...[
    'config.skip_credentials_validation: true',
    's3.skip_credentials_validation = true, skip_region_validation = true',
    'config.skip_credentials_validation: + true',
    'use.credentials: true → false',
    'secrets: [true, false]',
    'credentials: { rotate: true, expires: null }',
    'credentials:\n  rotate: true\n  static: false\nreplicas: 2',
    'backend "s3" {\n  bucket                      = "acme-state"\n  skip_credentials_validation = true\n}',
  ].map((value) => ({ path: 'description', value })),
];
