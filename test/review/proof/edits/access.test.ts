import { expect, test } from 'vitest';
import { type Json, useOrbital } from './output';

const review = useOrbital();

const organization = 'organization';
const foundation = 'flight-dynamics-prod-foundation';
const tools = 'it-shared-platform-tools';
const everything = ['access', 'star'];
const somebody = 'urn:v1:eu:identity:user:xx1111-ovh/e';

/** Gates of a change of the policy for logs, which is one for people. */
const gatesOf = (edit: (policy: Json) => void): readonly string[] =>
  review({
    head: ({ stack }) => stack(organization, ({ resource }) => edit(resource.ovh_iam_policy.Policies_logs_8BA8366C)),
  }).gates;

test.each([
  ['a letter of a product', ['publicCloudProject:apiovh:p*']],
  [
    'all letters of a product',
    [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `publicCloudProject:apiovh:${letter}*`),
  ],
  ['every product', ['*:apiovh:*']],
  ['one action of every product', ['*:apiovh:me/get']],
  ['two parts of stars', ['*:*']],
  ['two stars', ['**']],
  ['a space before', [' *']],
  ['two stars after a product', ['publicCloudProject:**']],
  ['a letter of products', ['p*']],
])('actions that are nearly everything: %s', (_, allow) => {
  expect(gatesOf((policy) => Object.assign(policy, { allow }))).toEqual(expect.arrayContaining(everything));
});

test.each([
  'urn:v1:eu:resource:**',
  'urn:v1:eu:resource:p*',
  'urn:v1:eu:resource:*',
  'urn:v1:us:resource:*',
  'urn:v1:*:resource:ldp:x',
  'urn:v1:*',
  'urn:v1:eu:*',
])('resources of many products: %s', (resource) => {
  expect(gatesOf((policy) => Object.assign(policy, { resources: [resource] }))).toEqual(
    expect.arrayContaining(everything),
  );
});

test('a few more actions of a product on all of it are no everything', () => {
  const gates = gatesOf((policy) => {
    policy.allow.push('ldp:apiovh:output/graylog/*');
    policy.resources = ['urn:v1:eu:resource:ldp:*'];
  });
  expect(gates).toContain('access');
  expect(gates).not.toContain('star');
});

test('a group of permissions that nobody here can read may be everything', () => {
  const groups = [['urn:v1:eu:permissionsGroup:ovh:globalAdmin'], ['${data.ovh_iam_permissions_group.G.urn}']];
  for (const permissions_groups of groups) {
    const { gates } = review({
      head: ({ stack }) =>
        stack(foundation, (main) => {
          main.data.ovh_iam_permissions_group = { G: { urn: 'urn:v1:eu:permissionsGroup:ovh:globalAdmin' } };
          const resources = ['urn:v1:eu:resource:ldp:x'];
          main.resource.ovh_iam_policy.E = { name: 'e', identities: [somebody], resources, permissions_groups };
        }),
    });
    expect(gates).toEqual(expect.arrayContaining(everything));
  }
});

test('a group of resources that nobody here can read may be every resource', () => {
  const groups = ['urn:v1:eu:resourceGroup:5d9a6e0a', '${data.ovh_iam_resource_group.G.urn}'];
  for (const resource of groups) {
    const { gates } = review({
      head: ({ stack }) =>
        stack(foundation, (main) => {
          main.data.ovh_iam_resource_group = { G: { id: 'x' } };
          const allow = ['ldp:apiovh:get'];
          main.resource.ovh_iam_policy.E = { name: 'e', identities: [somebody], resources: [resource], allow };
        }),
    });
    expect(gates).toEqual(expect.arrayContaining(everything));
  }
});

test.each([
  ['a key twice', '{"Statement":[{"Effect":"Allow","Action":"s3:*","Action":"s3:GetObject","Resource":"*"}]}'],
  ['two stars', '{"Statement":[{"Effect":"Allow","Action":"s3:**","Resource":"arn:aws:s3:::b"}]}'],
  ['capital letters', '{"Statement":[{"Effect":"Allow","Action":"S3:*","Resource":"arn:aws:s3:::b"}]}'],
  ['keys that are none', '{"statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'],
  ['statements that are none', '{"Statement":["*"]}'],
  ['a list', '[{"Effect":"Allow","Action":"*","Resource":"*"}]'],
])('a policy of S3 that may be everything: %s', (_, policy) => {
  const { gates } = review({
    head: ({ stack }) =>
      stack('erp-prod', ({ resource }) => {
        resource.ovh_cloud_project_user_s3_policy = { P: { service_name: 'x', user_id: '1', policy } };
      }),
  });
  expect(gates).toEqual(expect.arrayContaining(everything));
});

test('who or what is of another region is somebody or something else', () => {
  const other = (policy: Json, name: string) => {
    const written = JSON.stringify(policy[name]);
    policy[name] = JSON.parse(written.replace('urn:v1:eu:', 'urn:v1:ca:'));
    expect(JSON.stringify(policy[name])).not.toBe(written);
  };
  const sides: readonly string[] = ['identities', 'resources'];
  for (const name of sides) {
    const { gates } = review({
      base: ({ stack }) =>
        stack(organization, ({ resource }) => {
          const policy = resource.ovh_iam_policy.Policies_logs_8BA8366C;
          Object.assign(policy, { identities: [somebody], resources: ['urn:v1:eu:resource:ldp:ldp-xx-1'] });
        }),
      head: ({ stack }) =>
        stack(organization, ({ resource }) => other(resource.ovh_iam_policy.Policies_logs_8BA8366C, name)),
    });
    expect(gates).toContain('access');
  }
});

test('what is of the region of the account is named without it', () => {
  const { report } = review({
    base: ({ stack }) => stack(organization, ({ provider }) => (provider.ovh[0].endpoint = 'ovh-ca')),
    head: ({ stack }) =>
      stack(organization, ({ resource }) => {
        const who = { identities: ['urn:v1:ca:identity:user:xx/e', 'urn:v1:eu:identity:user:xx/e'] };
        const what = { resources: ['urn:v1:ca:resource:ldp:x'], allow: ['ldp:apiovh:get'] };
        resource.ovh_iam_policy.E = { name: 'e', ...who, ...what };
      }),
  });
  expect(report.readings['access']?.changes.map(({ says }) => says)).toEqual([
    'urn:v1:eu:identity:user:xx/e gains: ldp:apiovh:get on ldp:x',
    'user xx/e gains: ldp:apiovh:get on ldp:x',
  ]);
});

const group = { kind: 'Group', name: 'system:unauthenticated', apiGroup: 'rbac.authorization.k8s.io' };
const binding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'e' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
  subjects: [group],
};
const { kind: _, ...withoutKind } = binding;
const all = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];

test.each<[string, Json]>([
  ['a binding in the cluster', binding],
  ['a binding in a namespace', { ...binding, kind: 'RoleBinding', metadata: { name: 'e', namespace: 'apps' } }],
  ['a binding in a list', { apiVersion: 'v1', kind: 'List', items: [binding] }],
  ['a binding in a list of its kind', { apiVersion: 'v1', kind: 'ClusterRoleBindingList', items: [withoutKind] }],
  ['a role', { kind: 'ClusterRole', metadata: { name: 'e' }, rules: all }],
  [
    'a role of whatever others may',
    { kind: 'ClusterRole', metadata: { name: 'e' }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: {} }] } },
  ],
  ['a role of a namespace', { kind: 'Role', metadata: { name: 'e' }, rules: all }],
  [
    'a role that only Terraform knows',
    { ...binding, roleRef: { kind: 'ClusterRole', name: '${terraform.workspace}' } },
  ],
  ['rules that only Terraform knows', { kind: 'Role', metadata: { name: 'e' }, rules: '${terraform.workspace}' }],
  ['an object that only Terraform knows', '${terraform.workspace}'],
])('an object of Kubernetes lets somebody do everything: %s', (_name, manifest) => {
  const { gates } = review({
    head: ({ stack }) => stack(tools, ({ resource }) => (resource.kubernetes_manifest = { e: { manifest } })),
  });
  expect(gates).toEqual(expect.arrayContaining(everything));
});

test.each([
  [['bind'], ['clusterroles'], true],
  [['escalate'], ['roles'], true],
  [['*'], ['clusterroles'], true],
  [['impersonate'], ['users'], true],
  [['impersonate'], ['userextras/scopes'], true],
  [['get', 'list'], ['clusterroles'], false],
  [['bind'], ['pods'], false],
])('a role that may %j %j leads to every right: %s', (verbs, resources, leads) => {
  const manifest = { kind: 'ClusterRole', metadata: { name: 'e' }, rules: [{ apiGroups: ['*'], resources, verbs }] };
  const { gates } = review({
    head: ({ stack }) => stack(tools, ({ resource }) => (resource.kubernetes_manifest = { e: { manifest } })),
  });
  expect(gates.includes('star')).toBe(leads);
});

test('an object of Kubernetes lets somebody do something, or nothing', () => {
  const gatesFor = (manifest: Json) =>
    review({
      head: ({ stack }) => stack(tools, ({ resource }) => (resource.kubernetes_manifest = { e: { manifest } })),
    }).gates;
  const view = { ...binding, roleRef: { kind: 'ClusterRole', name: 'view' } };
  const viewer = gatesFor({ ...view, subjects: [{ ...group, name: 'operators' }] });
  expect(viewer).toContain('access');
  expect(viewer).not.toContain('star');
  expect(gatesFor(view)).toContain('star');
  expect(gatesFor({ ...view, subjects: [{ ...group, name: 'system:serviceaccounts' }] })).toContain('star');
  expect(gatesFor({ kind: 'ConfigMap', metadata: { name: 'e' }, data: {} })).toEqual(['add']);
});
