import { actionsOf } from '../../facts/iam-actions/catalogue';

/**
 * What no identity of a project may do, whatever else it is allowed: a deny wins over every policy of the account.
 *
 * Never for break-glass identities: they could no longer end what the floor protects.
 * Not in here: the action behind `PUT /v2/publicCloud/project/{id}/quota`, whose name is in no description [unsure].
 */
export const denyFloor = {
  /** Ends, moves, gives away or makes dearer a Public Cloud project. */
  project: actionsOf('publicCloudProject', {
    '': 'activateMonthlyBilling cancel changeContact confirmTermination terminate unleash',
    acl: 'create delete',
    credit: 'create',
    instance: 'activeMonthlyBilling',
    'region/quota': 'create',
    retain: 'create',
    serviceInfos: 'edit',
    vrack: 'attach create',
  }),
  /** Hands a person the keys of machines: cluster-admin, S3 secrets, OpenStack passwords. A pipeline needs them. */
  people: actionsOf('publicCloudProject', {
    kube: 'reset',
    'kube/kubeconfig': 'create reset',
    'user/s3Credentials/secret': 'display',
    user: 'regeneratePassword',
    'user/token': 'create',
  }),
  /** Attaches to, detaches from or ends a vRack. */
  vrack: actionsOf('vrack', {
    '': 'changeContact confirmTermination put terminate',
    cloudProject: 'attach detach',
    dedicatedCloudDatacenter: 'move',
    dedicatedConnect: 'attach detach edit',
    dedicatedServer: 'attach detach',
    dedicatedServerInterface: 'attach detach',
    ip: 'announceInZone attach detach',
    ipLoadbalancing: 'attach detach',
    ipv6: 'attach detach',
    legacyVrack: 'attach detach',
    ovhCloudConnect: 'attach detach',
    pccVMware: 'attach detach',
    vmwareCloudDirectoryVirtualDataCenter: 'attach detach',
    vrackServices: 'attach detach',
  }),
  /** Changes who may do what, who may log in, what is recorded, and who pays. */
  account: actionsOf('account', {
    'iam/log/subscription': 'create delete',
    'iam/permissionsGroup': 'create delete edit',
    'iam/policy': 'create delete edit',
    'iam/resource': 'edit',
    'iam/resource/tag': 'add remove',
    'iam/resourceGroup': 'create delete edit',
    'me/accessRestriction/developerMode': 'edit',
    'me/accessRestriction/ip': 'create delete edit',
    'me/accessRestriction/ipDefaultRule': 'edit',
    'me/api/log/subscription': 'create delete',
    'me/api/oauth2/client': 'create delete edit',
    'me/identity/group': 'create delete edit',
    'me/identity/provider': 'create delete edit',
    'me/identity/user': 'create delete disable edit enable',
    'me/identity/user/token': 'create delete edit',
    'me/logs/audit/log/subscription': 'create delete',
    'me/order': 'pay payWithRegisteredPaymentMean waiveRetraction',
    'me/payment/method': 'challenge create delete edit finalize',
  }),
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Every action that the floor denies to identities of that kind. */
export const denied = (audience: 'people' | 'pipelines'): readonly string[] => [
  ...denyFloor.project,
  ...(audience === 'people' ? denyFloor.people : []),
  ...denyFloor.vrack,
  ...denyFloor.account,
];
