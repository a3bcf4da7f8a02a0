import { isSet, knownTexts, list, text, texts } from '../rules/given';
import { type FamilyBehaviour, incomplete, type Refusal, wording } from './behaviour';

const inProject = { service_name: 'ovh_cloud_project' } as const;

/** Roles of OpenStack users. */
const roles: readonly string[] = [
  'administrator',
  'ai_training_operator',
  'ai_training_read',
  'authentication',
  'backup_operator',
  'compute_operator',
  'image_operator',
  'infrastructure_supervisor',
  'key-manager_operator',
  'key-manager_read',
  'load-balancer_operator',
  'network_operator',
  'network_security_operator',
  'objectstore_operator',
  'volume_operator',
];

const user = 'ovh_cloud_project_user';
const ofUser = { ...inProject, user_id: user } as const;

const unknownRole: Refusal = {
  status: 0,
  says: 'role {role} does not exist, available: {roles}',
  source: 'provider 2.19 resource_cloud_project_user.go: checked against GET /cloud/project/{serviceName}/role',
  unsure: incomplete,
  when: ({ now }) => {
    const role = [...knownTexts(now['role_names']), text(now['role_name'])].find(
      (one) => one !== '' && !roles.includes(one),
    );
    return role !== undefined && { role, roles: roles.join(', ') };
  },
};

const malformedPolicy: Refusal = {
  status: 400,
  says: 'Policy is not JSON with a list Statement',
  source: 'OVHcloud docs, public-cloud/storage: policies as Amazon S3 has them',
  unsure: wording,
  when: ({ now }) => {
    try {
      const policy: unknown = JSON.parse(text(now['policy']));
      return !(
        typeof policy === 'object' &&
        policy !== null &&
        'Statement' in policy &&
        Array.isArray(policy.Statement)
      );
    } catch {
      return true;
    }
  },
};

/** Users of projects, their S3 credentials and ssh keys. */
export const userBehaviour: FamilyBehaviour = {
  resources: {
    [user]: {
      id: '{$digits6}',
      unique: ['service_name', 'description'],
      links: inProject,
      computed: {
        username: 'user-{$letters12}',
        password: 'sandbox-{$hex32}',
        status: 'ok',
        openstack_rc: ({ now, text: fill }) => ({
          OS_AUTH_URL: 'https://auth.sandbox.invalid/v3',
          OS_TENANT_ID: now['service_name'] ?? '',
          OS_TENANT_NAME: fill('{$digits16:tenant}'),
          // the provider cuts the name at its first '-'
          OS_USERNAME: 'user',
        }),
        roles: ({ now }) =>
          [...texts(now['role_names']), text(now['role_name'])]
            .filter((name) => name !== '')
            .map((name) => ({ id: name, name, description: name, permissions: [] })),
      },
      follows: { roles: ['role_name', 'role_names'] },
      notRead: ['password', 'role_name', 'role_names'],
      refuses: [unknownRole],
    },
    ovh_cloud_project_user_s3_credential: {
      id: '{$hex32}',
      // a user may have several: what tells them apart is the address in Terraform
      unique: [],
      links: ofUser,
      computed: { access_key_id: '{id}', secret_access_key: 'sandbox-{$hex32}', internal_user_id: '{user_id}' },
      refreshFails: true,
    },
    ovh_cloud_project_user_s3_policy: {
      id: '{user_id}',
      // one policy a user: a second one overwrites the first
      adopts: true,
      links: ofUser,
      refuses: [malformedPolicy],
    },
    ovh_cloud_project_ssh_key: {
      links: inProject,
      computed: {
        finger_print: 'aa:bb:cc:dd:ee:ff:00:11',
        regions: ({ now }) => (isSet(now['region']) ? list([now['region'] ?? '']) : ['GRA11']),
        region: null,
      },
      refreshFails: true,
    },
    ovh_cloud_ssh_key: { id: '{name}', key: '{service_name}/{name}', links: inProject, refreshFails: true },
  },
  dataSources: {
    [user]: { by: { service_name: 'service_name', user_id: '$id' }, links: inProject },
    ovh_cloud_project_users: {
      links: inProject,
      computed: {
        users: ({ now, cloud }) =>
          cloud
            .find(user, { service_name: now['service_name'] ?? '' })
            .map(({ id, attributes }) => ({ ...attributes, user_id: id })),
      },
    },
    ovh_cloud_project_user_s3_credential: { by: { user_id: 'user_id', access_key_id: '$id' }, links: ofUser },
    ovh_cloud_project_user_s3_credentials: {
      of: 'ovh_cloud_project_user_s3_credential',
      by: { user_id: 'user_id' },
      lists: { attribute: 'access_key_ids', element: '$id' },
      links: ofUser,
    },
    ovh_cloud_project_user_s3_policy: { by: { user_id: '$id' }, links: ofUser },
    ovh_cloud_project_ssh_key: { by: { service_name: 'service_name', id: '$id' }, links: inProject },
    ovh_cloud_project_ssh_keys: {
      of: 'ovh_cloud_project_ssh_key',
      by: { service_name: 'service_name' },
      lists: { attribute: 'ssh_keys' },
      links: inProject,
    },
    ovh_cloud_ssh_key: { by: { service_name: 'service_name', name: 'name' }, links: inProject },
    ovh_cloud_ssh_keys: {
      of: 'ovh_cloud_ssh_key',
      by: { service_name: 'service_name' },
      lists: { attribute: 'ssh_keys' },
      links: inProject,
    },
  },
};
