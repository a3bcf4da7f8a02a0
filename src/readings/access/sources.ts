import { maskText } from '../../../constructs/core/secrets/mask';
import type { Block } from '../../estate/model';
import type { Side } from '../side';
import { databaseUserRights, kafkaRights } from './databases';
import { policyRights } from './iam';
import { bindingRights, oidcRights, roleRights } from './kubernetes';
import { type RightsOf, rightOf } from './right';
import { presignRights, s3KeyRights, s3PolicyRights, userRights } from './storage';

/** The account's rights by default. `NONE` gives none. */
const roleOf = (block: Block, side: Side, identity: string) => {
  const role = block.body['role'];
  if (role === undefined || role === null || role === 'NONE') return [];
  const action = `role ${side.show(block.stack, role)} by default`;
  return [rightOf(block, { identity, effect: 'allow', action, resource: 'account' })];
};

const one =
  (
    describe: (block: Block, show: (name: string) => string) => { identity: string; action: string; resource: string },
  ): RightsOf =>
  (block, side) => [
    rightOf(block, {
      ...describe(block, (name) => side.show(block.stack, block.body[name])),
      effect: 'allow',
    }),
  ];

const placeOf = ({ stack, path }: Block): string => `${stack}/${maskText(path)}`;

/** Types that give access, and which. */
export const sources: Readonly<Record<string, RightsOf>> = {
  ovh_iam_policy: policyRights,
  ovh_me_api_oauth2_client: one((block) => ({
    identity: placeOf(block),
    action: 'log in to the API as a service account',
    resource: 'account',
  })),
  ovh_me_identity_group: (block, side) => roleOf(block, side, `group ${side.show(block.stack, block.body['name'])}`),
  ovh_me_identity_user: one((block, show) => ({
    identity: `user ${show('login')}`,
    action: `log in as a member of the group ${block.body['group'] === undefined ? 'DEFAULT' : show('group')}`,
    resource: 'account',
  })),
  ovh_me_identity_user_token: (block, side) => {
    const { stack, body } = block;
    const expires = body['expires_at'];
    return [
      rightOf(block, {
        identity: `user ${side.show(stack, body['user_login'])}`,
        effect: 'allow',
        action: `log in to the API with the token ${side.show(stack, body['name'])}`,
        resource: 'account',
        ...(expires === undefined ? {} : { expires: side.show(stack, expires) }),
      }),
    ];
  },
  ovh_cloud_project_user: userRights,
  ovh_cloud_project_user_s3_credential: s3KeyRights,
  ovh_cloud_project_user_s3_policy: s3PolicyRights,
  ovh_cloud_project_region_storage_presign: presignRights,
  ovh_cloud_project_database_user: databaseUserRights,
  ovh_cloud_project_database_clickhouse_user: databaseUserRights,
  ovh_cloud_project_database_mongodb_user: databaseUserRights,
  ovh_cloud_project_database_opensearch_user: databaseUserRights,
  ovh_cloud_project_database_postgresql_user: databaseUserRights,
  ovh_cloud_project_database_valkey_user: databaseUserRights,
  ovh_cloud_project_database_kafka_acl: kafkaRights,
  ovh_cloud_project_database_kafka_schemaregistryacl: kafkaRights,
  ovh_cloud_project_containerregistry_user: one((_, show) => ({
    identity: `registry user ${show('login')}`,
    action: 'log in',
    resource: `registry ${show('registry_id')}`,
  })),
  ovh_cloud_project_containerregistry_oidc: one((_, show) => ({
    identity: `whoever logs in at ${show('oidc_endpoint')} (client ${show('oidc_client_id')})`,
    action: 'log in',
    resource: `registry ${show('registry_id')}`,
  })),
  ovh_cloud_project_containerregistry_iam: one((_, show) => ({
    identity: 'whom IAM policies name',
    action: 'log in',
    resource: `registry ${show('registry_id')}`,
  })),
  ovh_cloud_project_kube_oidc: oidcRights,
  ovh_dbaas_logs_token: one((_, show) => ({
    identity: `whoever has the token ${show('name')}`,
    action: 'write into every stream',
    resource: `log service ${show('service_name')}`,
  })),
  ovh_dbaas_logs_role_permission_stream: one((_, show) => ({
    identity: `log role ${show('role_id')}`,
    action: 'read',
    resource: `stream ${show('stream_id')}`,
  })),
  ovh_okms_credential: (block, side) => {
    const { stack, body } = block;
    const { known, unknown } = side.list(stack, body['identity_urns']);
    return [...known, ...unknown].map((identity) =>
      rightOf(block, {
        identity: identity.replace(/^urn:v1:[a-z]+:identity:([A-Za-z]+):/, '$1 '),
        effect: 'allow',
        action: 'use keys with the certificate',
        resource: `key management ${side.show(stack, body['okms_id'])}`,
      }),
    );
  },
  ...Object.fromEntries(
    ['', '_v1'].flatMap((version) => [
      [`kubernetes_role_binding${version}`, bindingRights],
      [`kubernetes_cluster_role_binding${version}`, bindingRights],
      [`kubernetes_role${version}`, roleRights],
      [`kubernetes_cluster_role${version}`, roleRights],
    ]),
  ),
};
