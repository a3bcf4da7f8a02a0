import { plansOfRegistries } from '../../../providers/ovh/schema/registry.sandbox';
import { project } from '../workspace';
import {
  badRequest,
  type Cases,
  changed,
  changeRefused,
  conflict,
  forbidden,
  made,
  notFound,
  otherProject,
  refused,
  type Seed,
  unlisted,
} from './harness';

const bucketType = 'ovh_cloud_project_storage';
const registryType = 'ovh_cloud_project_containerregistry';
const keyType = 'ovh_okms_service_key';
const [small, medium] = plansOfRegistries.map(({ id }) => id);

export const storageSeeds: readonly Seed[] = [
  {
    type: bucketType,
    id: 'taken',
    attributes: { service_name: otherProject, region_name: 'GRA', name: 'taken' },
  },
  ...['medium', 'grown', 'used'].map((id) => ({
    type: registryType,
    id,
    attributes: { service_name: project, region: 'GRA', name: id, plan_id: (id === 'grown' ? small : medium) ?? '' },
  })),
  {
    type: `${registryType}_user`,
    id: 'user',
    attributes: { service_name: project, registry_id: 'used', login: 'ci', email: 'ci@example.com' },
  },
  {
    type: `${registryType}_oidc`,
    id: 'medium',
    attributes: { service_name: project, registry_id: 'medium', oidc_name: 'first' },
  },
  { type: 'ovh_okms', id: 'okms', attributes: { region: 'EU_WEST_GRA', ovh_subsidiary: 'FR' } },
  { type: 'ovh_cloud_project_user', id: '100', attributes: { service_name: project, description: 'backup' } },
];

const bucket = (name: string, more: object = {}) => ({ service_name: project, region_name: 'GRA', name, ...more });
const lock = (period: string) => ({ object_lock: { status: 'enabled', rule: { mode: 'governance', period } } });
const registry = (name: string, more: object = {}) => ({ service_name: project, region: 'GRA', name, ...more });
const oidc = (registry_id: string) => ({
  service_name: project,
  registry_id,
  oidc_name: 'second',
  oidc_endpoint: 'https://login.example',
  oidc_client_id: 'registry',
  oidc_client_secret: 'sandbox-secret',
  oidc_scope: 'openid',
});
const key = (name: string, type: string, operations: string[], more: object = {}) => ({
  okms_id: 'okms',
  name,
  type,
  operations,
  ...more,
});
const user = (description: string, more: object) => ({ service_name: project, description, ...more });
const policy = (text: string) => ({ service_name: project, user_id: '100', policy: text });
const badName = (name: string) =>
  badRequest(
    `Bucket name ${name} must have 3 to 63 lower-case letters, digits, dots and hyphens, and begin and end with a letter or digit`,
  );
const regions = 'GRA, SBG, RBX, DE, WAW, EU-WEST-PAR, EU-SOUTH-MIL, UK, BHS, CA-EAST-TOR, SGP, SYD, AP-SOUTH-MUM';
const roles =
  'administrator, ai_training_operator, ai_training_read, authentication, backup_operator, compute_operator, image_operator, infrastructure_supervisor, key-manager_operator, key-manager_read, load-balancer_operator, network_operator, network_security_operator, objectstore_operator, volume_operator';

export const storageCases: Cases = {
  'a bucket in upper case': refused(bucketType, bucket('Backups'), badName('Backups')),
  'a bucket named like an address': refused(bucketType, bucket('10.0.0.1'), badName('10.0.0.1')),
  'a bucket with dots and hyphens': made(bucketType, bucket('orbital-prod.backups')),
  'a bucket whose name is taken': refused(
    bucketType,
    bucket('taken'),
    conflict(`${bucketType} with name = taken already exists: taken`),
  ),
  'a bucket in a region in lower case': refused(
    bucketType,
    bucket('lower', { region_name: 'gra' }),
    badRequest(`Region gra has no object storage, which writes regions in upper case and without digit: ${regions}`),
  ),
  'a bucket in a region that nobody has heard of': refused(
    bucketType,
    bucket('berlin', { region_name: 'EU-CENTRAL-BER' }),
    badRequest(
      `Region EU-CENTRAL-BER has no object storage, which writes regions in upper case and without digit: ${regions}`,
    ),
  ),
  'object lock without versioning': refused(
    bucketType,
    bucket('unversioned', { ...lock('P30D'), versioning: { status: 'disabled' } }),
    badRequest('Object lock needs versioning'),
  ),
  'object lock for 30 days': refused(
    bucketType,
    bucket('thirty', lock('30 days')),
    badRequest('Period 30 days of the object lock is not an ISO 8601 duration such as P30D'),
  ),
  'object lock for P30D': made(bucketType, bucket('locked', { ...lock('P30D'), versioning: { status: 'enabled' } })),
  'a life cycle of a bucket that does not exist': refused(
    'ovh_cloud_project_storage_object_bucket_lifecycle_configuration',
    { service_name: project, region_name: 'GRA', container_name: 'nobody', rules: [{ status: 'enabled' }] },
    notFound('The requested object (container_name = nobody) does not exist'),
  ),
  'a registry where there is none': refused(
    registryType,
    registry('warsaw', { region: 'WAW' }),
    unlisted(
      'Region WAW has no private registry, available: AP-SOUTH-MUM, BHS, DE, EU-SOUTH-MIL, EU-WEST-PAR, GRA',
      'September 2026',
    ),
  ),
  'a registry of an unknown plan': refused(
    registryType,
    registry('huge', { plan_id: 'HUGE' }),
    notFound('Plan HUGE does not exist'),
  ),
  'a registry': made(registryType, registry('new')),
  'a smaller plan of a registry': changeRefused(
    registryType,
    `${project}/medium`,
    registry('medium', { plan_id: small }),
    badRequest('Plan SMALL is smaller than MEDIUM: a registry can only be upgraded'),
  ),
  'a larger plan of a registry': changed(registryType, `${project}/grown`, registry('grown', { plan_id: medium })),
  'IAM on a registry with users': refused(
    `${registryType}_iam`,
    { service_name: project, registry_id: 'used' },
    forbidden('Registry used still has 1 users: set delete_users to enable IAM'),
  ),
  'IAM on a registry without users': made(`${registryType}_iam`, { service_name: project, registry_id: 'medium' }),
  'a second identity provider of a registry': refused(
    `${registryType}_oidc`,
    oidc('medium'),
    conflict(`${registryType}_oidc with registry_id = medium already exists: medium`),
  ),
  'a restriction of a registry that is no range': refused(
    `${registryType}_ip_restrictions_registry`,
    { service_name: project, registry_id: 'medium', ip_restrictions: [{ ip_block: 'office' }] },
    badRequest('ipBlock office is not an IPv4 range in CIDR notation'),
  ),
  'a restriction of the management that is no range': refused(
    `${registryType}_ip_restrictions_management`,
    { service_name: project, registry_id: 'medium', ip_restrictions: [{ ip_block: 'office' }] },
    badRequest('ipBlock office is not an IPv4 range in CIDR notation'),
  ),
  'a key of a KMS that does not exist': refused(
    keyType,
    { ...key('lost', 'oct', ['encrypt', 'decrypt']), okms_id: 'nobody' },
    notFound('The requested object (okms_id = nobody) does not exist'),
  ),
  'an elliptic key with a size': refused(
    keyType,
    key('sized', 'EC', ['sign'], { curve: 'P-256', size: 256 }),
    badRequest('A key of type EC has a curve and no size'),
  ),
  'an RSA key of 256 bits': refused(
    keyType,
    key('short', 'RSA', ['sign'], { size: 256 }),
    badRequest('A key of type RSA has a size of 2048, 3072, 4096'),
  ),
  'a symmetric key that signs': refused(
    keyType,
    key('signing', 'oct', ['sign'], { size: 256 }),
    badRequest('Operation sign is not one of a key of type oct: encrypt, decrypt, wrapKey, unwrapKey'),
  ),
  'an RSA key that signs and wraps': refused(
    keyType,
    key('both', 'RSA', ['sign', 'wrapKey'], { size: 4096 }),
    badRequest('A key of type RSA signs or wraps, not both'),
  ),
  'a symmetric key': made(keyType, key('data', 'oct', ['encrypt', 'decrypt'], { size: 256 })),
  'a user with an unknown role': refused(
    'ovh_cloud_project_user',
    user('root', { role_names: ['root'] }),
    `role root does not exist, available: ${roles}`,
  ),
  'a user for object storage': made('ovh_cloud_project_user', user('s3', { role_names: ['objectstore_operator'] })),
  'credentials of a user that does not exist': refused(
    'ovh_cloud_project_user_s3_credential',
    { service_name: project, user_id: '999' },
    notFound('The requested object (user_id = 999) does not exist'),
  ),
  'a policy that is no JSON': refused(
    'ovh_cloud_project_user_s3_policy',
    policy('allow everything'),
    badRequest('Policy is not JSON with a list Statement'),
  ),
};
