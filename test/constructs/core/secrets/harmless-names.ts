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

/** Names beside those of secrets, each with what stands there. */
const near: Readonly<Record<string, readonly unknown[]>> = {
  bypass: ['10.0.0.0/8', ['web', 'shop']],
  passthrough: ['tls', { mode: 'tcp' }],
  pass_through: ['headers'],
  ssl_passthrough: ['tcp'],
  bandpass: ['20-80'],
  passport: ['DE'],
  passenger: ['nginx'],
  key_pair_name: ['deploy'],
  keypair: ['deploy'],
  key_pairs: [['deploy', 'backup']],
  monitoring_key: ['cpu'],
  turnkey: ['yes'],
  donkey: ['grey'],
  hotkey: ['ctrl-k'],
  primarykey: ['id'],
  foreignKey: ['order_id'],
  community: ['65001:100', 'edition'],
  bgp_community: ['65001:100'],
  communities: [['65001:100', 'no-export']],
  country_code: ['FR'],
  status_code: [200, '404'],
  service_code: ['web'],
  source_code: ['https://git.acme.example/shop'],
  exit_codes: [[0, 1]],
  codec: ['h264'],
  passing: ['all'],
  keytab_path: ['/etc/krb5.keytab'],
  keystore_type: ['PKCS12'],
  keystores: [{ pkcs12: { create: true, profile: 'Modern2023' } }],
  md5: ['d41d8cd98f00b204e9800998ecf8427e'],
  content_md5: ['d41d8cd98f00b204e9800998ecf8427e'],
  encoding: ['utf-8'],
  transfer: ['passive'],
  pass_count: ['3'],
  passwords_policy: ['strict'],
  secretary: ['of the board'],
  tokenization: ['words'],
};

const nearTexts = [
  'zip -r shop.zip shop',
  'unzip -o shop.zip -d /srv',
  '7z x shop.7z -o/srv',
  'net user shop /delete',
  'net user shop * /add',
  'the net user count is 5',
  'net use x: /delete',
  'enable secret rotation',
  'enable password protection',
  'enable secret scanning for all',
  'username and password login',
  'a username or password is asked for',
  'neighbor 192.0.2.1 remote-as 65001',
  'neighbor 192.0.2.1 send-community both',
  'snmp-server location Paris',
  'radius-server host 192.0.2.1',
  'ip ospf authentication message-digest',
  'requirepass: ${var.password}',
  'jdbc:oracle:thin:@//db.acme.example:1521/shop',
  'jdbc:oracle:thin:@db.acme.example:1521:shop',
  'ConvertTo-SecureString $plain -AsPlainText -Force',
  'ConvertTo-SecureString -AsPlainText -Force -String $plain',
  'sqlplus /nolog @a.sql',
  'expect "login:"\nsend "shop\\r"',
  'a community of teams',
  'bypass: true',
  'passthrough: tls',
];

export const nearSecrets: readonly Harmless[] = [
  ...Object.entries(near).flatMap(([path, all]) => all.map((value) => ({ path, value }))),
  ...nearTexts.map((value) => ({ path: 'description', value })),
];
