import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { flagOf } from '../../estate/flag';
import type { Block } from '../../estate/model';
import { isSaid, nestedIn, type Reader } from '../reader';
import { bucketAclRights, bucketPolicyRights } from './buckets';
import { databaseUserRights, kafkaRights } from './databases';
import { policyRights } from './iam';
import { accountKeyRights, certificateRights, machineRights, projectKeyRights, tokenRequestRights } from './keys';
import { bindingRights, manifestRights, roleRights } from './kubernetes';
import { oidcRights } from './oidc';
import { releaseRights } from './releases';
import { type RightsOf, rightOf } from './right';
import { presignRights, s3KeyRights, s3PolicyRights, userRights } from './storage';
import { homeOf, identityName } from './urn';
import { tokenRights, webhookRights } from './webhooks';

/** The account's rights by default. `NONE` gives none. */
const roleOf: RightsOf = (block, reader) => {
  const { role, name } = block.body;
  if (role === undefined || role === null || role === 'NONE') return [];
  const identity = masked`group ${reader.show(block.stack, name)}`;
  const actions = [masked`role ${reader.show(block.stack, role)} by default`];
  return [rightOf(block, { identity, effect: 'allow', actions, resource: account, isStar: role === 'ADMIN' })];
};

const account = masked`account`;

/** The group of every account that may do everything. Source: OVHcloud's guide "Creating and managing local users". */
const administrators = masked`ADMIN`;

const one =
  (
    describe: (block: Block, show: (name: string) => Masked) => { identity: Masked; action: Masked; resource: Masked },
  ): RightsOf =>
  (block, reader) => {
    const { action, ...right } = describe(block, (name) => reader.show(block.stack, block.body[name]));
    return [rightOf(block, { ...right, effect: 'allow', actions: [action] })];
  };

const placeOf = ({ stack, path }: Block): Masked => maskText(`${stack}/${path}`);

/** What collects the metrics of a database logs in with a user of its own. */
const metricsRights = one((_, show) => ({
  identity: masked`whoever has the password of the metrics`,
  action: masked`read metrics`,
  resource: masked`database ${show('cluster_id')}`,
}));

/** Types that give access, and which. */
export const sources: Readonly<Record<string, RightsOf>> = {
  ovh_iam_policy: policyRights,
  ovh_me_api_oauth2_client: (block, reader) => {
    const given = { identity: placeOf(block), effect: 'allow', resource: account } as const;
    const handsOver = reader
      .texts(block.stack, block.body['callback_urls'])
      .map((url) => masked`hand over who logs in to ${url}`);
    return [rightOf(block, { ...given, actions: [masked`log in to the API as a service account`, ...handsOver] })];
  },
  ovh_me_identity_group: roleOf,
  ovh_me_identity_user: (block, reader) => {
    const { stack, body } = block;
    const group = isSaid(body['group']) ? reader.show(stack, body['group']) : masked`DEFAULT`;
    return [
      rightOf(block, {
        identity: masked`user ${reader.show(stack, body['login'])}`,
        effect: 'allow',
        actions: [masked`log in as a member of the group ${group}`],
        resource: account,
        isStar: group === administrators,
      }),
    ];
  },
  ovh_me_identity_user_token: (block, reader) => {
    const { stack, body } = block;
    const expires = body['expires_at'];
    return [
      rightOf(block, {
        identity: masked`user ${reader.show(stack, body['user_login'])}`,
        effect: 'allow',
        actions: [masked`log in to the API with the token ${reader.show(stack, body['name'])}`],
        resource: account,
        ...(expires === undefined ? {} : { expires: reader.show(stack, expires) }),
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
  ovh_cloud_project_database_prometheus: metricsRights,
  ovh_cloud_project_database_mongodb_prometheus: metricsRights,
  ovh_cloud_project_database_kafka_acl: kafkaRights,
  ovh_cloud_project_database_kafka_schemaregistryacl: kafkaRights,
  ovh_cloud_project_containerregistry_user: one((_, show) => ({
    identity: masked`registry user ${show('login')}`,
    action: masked`log in`,
    resource: masked`registry ${show('registry_id')}`,
  })),
  ovh_cloud_project_containerregistry_oidc: (block, reader) => {
    const show = (name: string) => reader.show(block.stack, block.body[name]);
    const given = { effect: 'allow', resource: masked`registry ${show('registry_id')}` } as const;
    const whoever = masked`whoever logs in at ${show('oidc_endpoint')} (client ${show('oidc_client_id')})`;
    const admins = masked`group ${show('oidc_admin_group')} at ${show('oidc_endpoint')}`;
    return [
      rightOf(block, { ...given, identity: whoever, actions: [masked`log in`] }),
      ...(isSaid(block.body['oidc_admin_group'])
        ? [rightOf(block, { ...given, identity: admins, actions: [masked`administer`], isStar: true })]
        : []),
    ];
  },
  ovh_cloud_project_containerregistry_iam: one((_, show) => ({
    identity: masked`whom IAM policies name`,
    action: masked`log in`,
    resource: masked`registry ${show('registry_id')}`,
  })),
  ovh_cloud_project_kube_oidc: oidcRights,
  ovh_cloud_project_rancher: (block, reader) => {
    const { stack, body } = block;
    const isOpen = nestedIn(body, 'target_spec').some(
      ({ iam_auth_enabled: flag }) => isSaid(flag) && flagOf(flag) !== false,
    );
    const identity = masked`whom IAM policies name`;
    const resource = masked`Rancher of the project ${reader.show(stack, body['project_id'])}`;
    return isOpen ? [rightOf(block, { identity, effect: 'allow', actions: [masked`log in`], resource })] : [];
  },
  ovh_cloud_project_ssh_key: projectKeyRights,
  ovh_cloud_ssh_key: projectKeyRights,
  ovh_me_ssh_key: accountKeyRights,
  ovh_cloud_project_instance: machineRights,
  ovh_cloud_instance: machineRights,
  ovh_dedicated_server: machineRights,
  ovh_dedicated_server_reinstall_task: machineRights,
  ovh_dbaas_logs_token: one((_, show) => ({
    identity: masked`whoever has the token ${show('name')}`,
    action: masked`write into every stream`,
    resource: masked`log service ${show('service_name')}`,
  })),
  ovh_dbaas_logs_role_permission_stream: one((_, show) => ({
    identity: masked`log role ${show('role_id')}`,
    action: masked`read`,
    resource: masked`stream ${show('stream_id')}`,
  })),
  ovh_okms_credential: (block, reader) => {
    const { stack, body } = block;
    return reader.texts(stack, body['identity_urns']).map((identity) =>
      rightOf(block, {
        identity: identityName(identity, homeOf(stack, reader)),
        effect: 'allow',
        actions: [masked`use keys with the certificate`],
        resource: masked`key management ${reader.show(stack, body['okms_id'])}`,
      }),
    );
  },
  aws_s3_bucket_policy: bucketPolicyRights,
  aws_s3_bucket_acl: bucketAclRights,
  kubernetes_manifest: manifestRights,
  helm_release: releaseRights,
  ...Object.fromEntries(
    ['', '_v1'].flatMap((version) => [
      [`kubernetes_secret${version}`, (block: Block, reader: Reader) => tokenRights(block, block.body, reader)],
      ...['mutating', 'validating'].map(
        (kind) =>
          [
            `kubernetes_${kind}_webhook_configuration${version}`,
            (block: Block, reader: Reader) => webhookRights(block, block.body, reader),
          ] as const,
      ),
      [`kubernetes_certificate_signing_request${version}`, certificateRights],
      [`kubernetes_token_request${version}`, tokenRequestRights],
      [`kubernetes_role_binding${version}`, bindingRights],
      [`kubernetes_cluster_role_binding${version}`, bindingRights],
      [`kubernetes_role${version}`, roleRights],
      [`kubernetes_cluster_role${version}`, roleRights],
    ]),
  ),
};
