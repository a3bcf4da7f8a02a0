import { describe, expect, test } from 'vitest';
import { type Json, type Output, type Seen, useOrbital } from './output';

const review = useOrbital();

const project = 'erp-prod';
const tools = 'it-shared-platform-tools';
const saysOf = ({ report }: Seen): readonly string[] =>
  (report.readings['access']?.changes ?? []).map(({ says }) => says);

const oidc = { service_name: 'x', kube_id: 'k', client_id: 'c', issuer_url: 'https://id.example.test' };
const claims = { oidc_username_claim: 'sub', oidc_groups_claim: ['groups'] };
const prefixes = { oidc_username_prefix: 'oidc:', oidc_groups_prefix: 'oidc:' };
const known: Json = { ...oidc, ...claims, ...prefixes };

const withOidc =
  (body: Json) =>
  ({ stack }: Output): void =>
    stack(project, ({ resource }) => {
      resource.ovh_cloud_project_kube_oidc = { E: body };
    });
const changed = (more: Json): Seen => review({ base: withOidc(known), head: withOidc({ ...known, ...more }) });

describe('an identity provider of a cluster', () => {
  test.each(['system:', 'system:masters', 'system', 's', '', '-', '${terraform.workspace}'])(
    'that puts %j before groups can say those of the cluster itself',
    (prefix) => {
      expect(changed({ oidc_groups_prefix: prefix }).gates).toEqual(expect.arrayContaining(['access', 'star']));
    },
  );

  test.each(['system:', 'system:serviceaccount:', 'sys', '${terraform.workspace}'])(
    'that puts %j before users can say those of the cluster itself',
    (prefix) => {
      expect(changed({ oidc_username_prefix: prefix }).gates).toEqual(expect.arrayContaining(['access', 'star']));
    },
  );

  test.each(['oidc:', 'id:', 'orbital-system:', 'systems:'])('that puts %j before both can not', (prefix) => {
    const { gates } = changed({ oidc_groups_prefix: prefix, oidc_username_prefix: prefix });
    expect(gates).not.toContain('star');
  });

  test.each<readonly [string, Json]>([
    ['another claim for users', { oidc_username_claim: 'email' }],
    ['another claim for groups', { oidc_groups_claim: ['roles'] }],
    ['a claim for groups more', { oidc_groups_claim: ['groups', 'roles'] }],
    ['another prefix of users', { oidc_username_prefix: 'id:' }],
    ['another authority', { oidc_ca_content: 'LS0tLS1CRUdJTg==' }],
    ['another issuer', { issuer_url: 'https://id.example.org' }],
    ['another client', { client_id: 'd' }],
    ['no claim that is required', { oidc_required_claim: null }],
  ])('that changes lets others in, which is told: %s', (_, more) => {
    const required = { ...known, oidc_required_claim: ['team=web'] };
    const { gates } = review({ base: withOidc(required), head: withOidc({ ...required, ...more }) });
    expect(gates).toContain('access');
    expect(gates).not.toContain('star');
  });

  test('is told by what it says of users and groups', () => {
    expect(saysOf(changed({ oidc_username_claim: 'email', oidc_groups_claim: ['roles'] }))).toEqual([
      'whoever logs in at https://id.example.test (client c) gains: be in the groups in roles behind oidc:, be the user in the claim email behind oidc: on cluster k',
      'whoever logs in at https://id.example.test (client c) loses: be in the groups in groups behind oidc:, be the user in the claim sub behind oidc: on cluster k',
    ]);
  });

  test('that signs otherwise lets nobody else in', () => {
    expect(changed({ oidc_signing_algs: ['ES256'] }).gates).not.toContain('access');
    expect(changed({ oidc_ca_content: '' }).gates).not.toContain('access');
  });
});

const added = (stack: string, type: string, body: Json): Seen =>
  review({
    head: (output) =>
      output.stack(stack, ({ resource }) => {
        resource[type] = { ...resource[type], E: body };
      }),
  });
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample ops@example.test';
const holder = 'whoever has the SSH key sha256:86ffba97709efccb';

describe('a key', () => {
  test.each<readonly [string, Json, readonly string[]]>([
    [
      'ovh_cloud_project_ssh_key',
      { service_name: 'x', name: 'ops', public_key: key },
      [`${holder} gains: log in to what is made with the key ops on publicCloudProject:x`],
    ],
    [
      'ovh_cloud_ssh_key',
      { service_name: 'x', name: 'ops', public_key: key },
      [`${holder} gains: log in to what is made with the key ops on publicCloudProject:x`],
    ],
    [
      'ovh_me_ssh_key',
      { key_name: 'ops', key },
      [`${holder} gains: log in to what is made with the key ops on account`],
    ],
    [
      'ovh_me_ssh_key',
      { key_name: 'ops', key, default: true },
      [
        `${holder} gains: log in to servers that are installed without another key, log in to what is made with the key ops on account`,
      ],
    ],
    [
      'ovh_cloud_project_instance',
      { service_name: 'x', ssh_key: [{ name: 'ops' }] },
      ['whoever has the SSH key named ops gains: log in on erp-prod/ovh_cloud_project_instance.E'],
    ],
    [
      'ovh_cloud_project_instance',
      { service_name: 'x', ssh_key_create: [{ name: 'ops', public_key: key }] },
      [`${holder} gains: log in on erp-prod/ovh_cloud_project_instance.E`],
    ],
    [
      'ovh_cloud_instance',
      { service_name: 'x', ssh_key_name: 'ops' },
      ['whoever has the SSH key named ops gains: log in on erp-prod/ovh_cloud_instance.E'],
    ],
    [
      'ovh_dedicated_server',
      { service_name: 'x', rescue_ssh_key: key, rescue_mail: 'ops@example.test', customizations: { ssh_key: key } },
      [
        `${holder} gains: log in, log in to the rescue system on erp-prod/ovh_dedicated_server.E`,
        'whoever reads the mail of ops@example.test gains: log in to the rescue system on erp-prod/ovh_dedicated_server.E',
      ],
    ],
    ['ovh_dedicated_server', { service_name: 'x', display_name: 'y' }, []],
    ['ovh_cloud_instance', { service_name: 'x' }, []],
    [
      'ovh_cloud_project_database_prometheus',
      { service_name: 'x', cluster_id: 'c', engine: 'mysql' },
      ['whoever has the password of the metrics gains: read metrics on database c'],
    ],
    [
      'ovh_cloud_project_rancher',
      { project_id: 'x', target_spec: { name: 'r', plan: 'STANDARD', iam_auth_enabled: true } },
      ['whom IAM policies name gains: log in on Rancher of the project x'],
    ],
    ['ovh_cloud_project_rancher', { project_id: 'x', target_spec: { name: 'r', plan: 'STANDARD' } }, []],
  ])('lets somebody in: %s %j', (type, body, says) => {
    const seen = added(project, type, body);
    expect(saysOf(seen)).toEqual(says);
    expect(seen.gates).not.toContain('star');
  });

  test('of the same name that is another one lets somebody else in; another comment does not', () => {
    const withKey =
      (public_key: string) =>
      ({ stack }: Output): void =>
        stack(project, ({ resource }) => {
          resource.ovh_cloud_ssh_key = { E: { service_name: 'x', name: 'ops', public_key } };
        });
    const gates = (after: string) => review({ base: withKey(key), head: withKey(after) }).gates;
    expect(gates('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOther ops@example.test')).toContain('access');
    expect(gates('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample somebody')).not.toContain('access');
  });
});

describe('a certificate of a cluster', () => {
  const request = (more: Json, signer = 'kubernetes.io/kube-apiserver-client'): Json => ({
    metadata: [{ name: 'e' }],
    spec: [{ request: 'LS0tLS1CRUdJTg==', signer_name: signer, usages: ['client auth'] }],
    ...more,
  });
  const gatesOf = (body: Json) => added(tools, 'kubernetes_certificate_signing_request_v1', body).gates;

  test('that is signed without asking is for anybody whom its request names', () => {
    expect(saysOf(added(tools, 'kubernetes_certificate_signing_request_v1', request({})))).toEqual([
      expect.stringMatching(
        /^whoever has the key of the certificate request e sha256:[0-9a-f]{16} gains: get a certificate of the signer kubernetes\.io\/kube-apiserver-client on cluster /,
      ),
    ]);
    for (const body of [request({}), request({ auto_approve: true }), request({ auto_approve: '${var.x}' })])
      expect(gatesOf(body)).toEqual(expect.arrayContaining(['access', 'star']));
    expect(gatesOf(request({}, '${terraform.workspace}'))).toEqual(expect.arrayContaining(['access', 'star']));
  });

  test('that somebody has to approve lets nobody in, and one of a server is no everything', () => {
    expect(gatesOf(request({ auto_approve: false }))).toEqual(['add']);
    const server = gatesOf(request({}, 'kubernetes.io/kubelet-serving'));
    expect(server).toContain('access');
    expect(server).not.toContain('star');
  });

  test('so does a token of a service account', () => {
    const body = { metadata: [{ name: 'robot', namespace: 'apps' }], spec: [{ audiences: ['api'] }] };
    const seen = added(tools, 'kubernetes_token_request_v1', body);
    expect(seen.gates).toContain('access');
    expect(saysOf(seen)).toEqual([
      expect.stringMatching(
        /^whoever has the token of apps\/robot gains: be ServiceAccount robot on .*, namespace apps$/,
      ),
    ]);
  });
});

describe('a user of the account', () => {
  const gatesIn = (group: Json) =>
    added('organization', 'ovh_me_identity_user', { login: 'e', email: 'e@example.test', password: 'x', group }).gates;

  test.each(['ADMIN', '${data.ovh_me.Account_0D856946.state}'])('in the group %s may do everything', (group) => {
    expect(gatesIn(group)).toEqual(expect.arrayContaining(['access', 'star']));
  });

  test.each(['fd', 'UNPRIVILEGED', null, '${ovh_me_identity_group.Groups_fd_2B1A02BC.name}'])(
    'in the group %s may log in',
    (group) => {
      expect(gatesIn(group)).toContain('access');
      expect(gatesIn(group)).not.toContain('star');
    },
  );
});

test('a right that ends earlier is no more than before', () => {
  const until = (day: string) => (output: Output) =>
    output.stack('flight-dynamics-prod-foundation', ({ resource }) => {
      resource.ovh_iam_policy.TemporaryAccess_launch_08B27FE8.expired_at = `${day}T00:00:00Z`;
    });
  const earlier = review({ head: until('2027-01-31') });
  expect(earlier.gates).toEqual(['change']);
  expect(earlier.report.readings['access']?.changes.map(({ because }) => because)).toEqual([
    'still allowed until 2027-01-31',
  ]);
  expect(review({ head: until('2027-05-31') }).gates).toEqual(expect.arrayContaining(['access', 'star']));
});

test('an API of a group that is written out is another one than that of another group', () => {
  const role = (api_groups: string[]) => (output: Output) =>
    output.stack(tools, ({ resource }) => {
      const rule = [{ api_groups, resources: ['secrets'], verbs: ['get'] }];
      resource.kubernetes_cluster_role_v1 = { E: { metadata: { name: 'e' }, rule } };
    });
  const seen = review({ base: role(['example.test']), head: role(['']) });
  expect(seen.gates).toContain('access');
  expect(seen.gates).not.toContain('star');
  expect(saysOf(seen)).toEqual([
    expect.stringMatching(/^whoever holds the cluster role e gains: get secrets on /),
    expect.stringMatching(/^whoever holds the cluster role e loses: get secrets\.example\.test on /),
  ]);
});
