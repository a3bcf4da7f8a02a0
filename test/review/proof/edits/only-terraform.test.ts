import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();

const organization = 'organization';
const tools = 'it-shared-platform-tools';
const everything = ['access', 'star'];
const unknown = '${random_string.X.result}';

/** References whose value only Terraform knows, though each leads to one block. */
const references: readonly string[] = [
  unknown,
  '${data.terraform_remote_state.elsewhere.outputs.x}',
  '${data.ovh_cloud_project_kube.K.name}',
  '${ovh_vrack.V.name}',
  '${replace(ovh_vrack.V.urn, "/.*/", "*")}',
  '${ovh_vrack.V.urn == "" ? "a" : "*"}',
  '${ovh_vrack.V.urn}*',
];

const withBlocks = (main: Json): void => {
  main.resource.random_string = { X: { length: 8 } };
  main.resource.ovh_vrack = { ...main.resource.ovh_vrack, V: { ovh_subsidiary: 'FR' } };
  main.resource.ovh_okms = { K: { ovh_subsidiary: 'FR', region: 'EU_WEST_GRA' } };
  main.data.terraform_remote_state = {
    ...main.data.terraform_remote_state,
    elsewhere: { backend: 'http', config: { address: 'https://state.example/x' } },
  };
  main.data.ovh_cloud_project_kube = { K: { service_name: 'x', kube_id: 'k' } };
};

const somebody = 'urn:v1:eu:identity:user:xx1111-ovh/e';

/** Gates of one resource more. */
const gatesOf = (type: string, body: Json, stack = organization): readonly string[] =>
  review({
    base: (output) => output.stack(stack, withBlocks),
    head: (output: Output) =>
      output.stack(stack, ({ resource }) => {
        resource[type] = { ...resource[type], E: body };
      }),
  }).gates;

const policy = (more: Json): Json => ({
  name: 'e',
  identities: [somebody],
  resources: ['urn:v1:eu:resource:ldp:x'],
  allow: ['ldp:apiovh:get'],
  ...more,
});

describe('what only Terraform knows may be everything', () => {
  test.each(references)('as an action, a list of them, or a resource of a policy: %s', (reference) => {
    for (const more of [{ allow: [reference] }, { allow: reference }, { resources: [reference] }]) {
      expect(gatesOf('ovh_iam_policy', policy(more)), JSON.stringify(more)).toEqual(expect.arrayContaining(everything));
    }
  });

  test('as an element of a list that is partly known, and as one of several instances', () => {
    const partly = '${concat(["urn:v1:eu:resource:ldp:x"], [replace(ovh_vrack.V.urn, "/.*/", "*")])}';
    expect(gatesOf('ovh_iam_policy', policy({ resources: partly }))).toEqual(expect.arrayContaining(everything));
    const each = { for_each: { a: '${replace(ovh_vrack.V.urn, "/.*/", "*")}' }, resources: ['${each.value}'] };
    expect(gatesOf('ovh_iam_policy', policy(each))).toEqual(expect.arrayContaining(everything));
  });

  test('as the role of a group', () => {
    expect(gatesOf('ovh_me_identity_group', { name: 'e', role: unknown })).toEqual(expect.arrayContaining(everything));
    const regular = gatesOf('ovh_me_identity_group', { name: 'e', role: 'REGULAR' });
    expect(regular).toContain('access');
    expect(regular).not.toContain('star');
  });

  const group = { kind: 'Group', name: 'operators' };
  const binding = { metadata: { name: 'e' }, role_ref: { kind: 'ClusterRole', name: 'view' }, subject: [group] };
  const rule = { api_groups: [''], resources: ['pods'], verbs: ['get'] };
  const role = (more: Json): Json => ({ metadata: { name: 'e' }, rule: [{ ...rule, ...more }] });
  test.each<readonly [string, string, Json]>([
    [
      'the name of a role',
      'kubernetes_cluster_role_binding_v1',
      { ...binding, role_ref: { kind: 'ClusterRole', name: unknown } },
    ],
    [
      'the kind of a role',
      'kubernetes_cluster_role_binding_v1',
      { ...binding, role_ref: { kind: unknown, name: 'cluster-admin' } },
    ],
    ['a role', 'kubernetes_cluster_role_binding_v1', { ...binding, role_ref: unknown }],
    ['a group', 'kubernetes_cluster_role_binding_v1', { ...binding, subject: [{ kind: 'Group', name: unknown }] }],
    ['one of those who have a role', 'kubernetes_cluster_role_binding_v1', { ...binding, subject: [group, unknown] }],
    ['a verb', 'kubernetes_cluster_role_v1', role({ verbs: ['get', unknown], resource_names: ['a'] })],
    ['a resource', 'kubernetes_cluster_role_v1', role({ resources: [unknown] })],
    ['a group of the API', 'kubernetes_cluster_role_v1', role({ api_groups: [unknown] })],
    ['a rule', 'kubernetes_cluster_role_v1', { metadata: { name: 'e' }, rule: [rule, unknown] }],
    ['an object of a list', 'kubernetes_manifest', { manifest: { apiVersion: 'v1', kind: 'List', items: [unknown] } }],
  ])('as %s in a cluster', (_, type, body) => {
    expect(gatesOf(type, body, tools)).toContain('access');
    if (type !== 'kubernetes_manifest') expect(gatesOf(type, body, tools)).toContain('star');
  });

  test('but not what is written out in a cluster', () => {
    for (const [type, body] of [
      ['kubernetes_cluster_role_binding_v1', binding],
      ['kubernetes_cluster_role_v1', role({ api_groups: ['', 'apps'] })],
    ] as const) {
      const gates = gatesOf(type, body, tools);
      expect(gates).toContain('access');
      expect(gates).not.toContain('star');
    }
  });

  test.each<readonly [string, Json]>([
    ['an action', { Action: [unknown], Resource: 'arn:aws:s3:::b' }],
    ['a resource', { Action: ['s3:GetObject'], Resource: unknown }],
  ])('as %s of a policy of S3', (_, statement) => {
    const body = {
      service_name: 'x',
      user_id: '1',
      policy: JSON.stringify({ Statement: [{ Effect: 'Allow', ...statement }] }),
    };
    expect(gatesOf('ovh_cloud_project_user_s3_policy', body)).toEqual(expect.arrayContaining(everything));
  });

  test('as whoever a bucket is for: it may be the whole world', () => {
    const statement = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b',
      Principal: { AWS: unknown },
    };
    const body = { bucket: 'b', policy: JSON.stringify({ Statement: [statement] }) };
    expect(gatesOf('aws_s3_bucket_policy', body)).toEqual(expect.arrayContaining(['access', 'world']));
  });
});

describe('what a provider names a thing by is that thing', () => {
  test.each([
    '${ovh_vrack.V.urn}',
    '${ovh_okms.K.iam.urn}',
    'urn:v1:eu:resource:vrack:${ovh_vrack.V.service_name}',
    '${local.vrack.urn}',
    '${local.vracks[0]}',
  ])('also behind a local value or in a URN: %s', (resource) => {
    const { gates, report } = review({
      base: (output) =>
        output.stack(organization, (main) => {
          withBlocks(main);
          main.locals = { ...main.locals, vrack: { urn: '${ovh_vrack.V.urn}' }, vracks: ['${ovh_vrack.V.urn}'] };
        }),
      head: ({ stack }) =>
        stack(organization, ({ resource: all }) => {
          all.ovh_iam_policy.E = policy({ resources: [resource] });
        }),
    });
    expect(gates).toContain('access');
    expect(gates).not.toContain('star');
    expect(report.readings['access']?.changes.map(({ says }) => says)).toEqual([
      expect.stringMatching(
        /^user xx1111-ovh\/e gains: ldp:apiovh:get on (vrack:|organization\/)(ovh_vrack\.V|ovh_okms\.K)$/,
      ),
    ]);
  });

  test('a list that is partly known, and each of several instances', () => {
    const partly = '${concat(["urn:v1:eu:resource:ldp:x"], [ovh_vrack.V.urn])}';
    expect(gatesOf('ovh_iam_policy', policy({ resources: partly }))).not.toContain('star');
    const each = { for_each: { a: '${ovh_vrack.V.urn}' }, resources: ['${each.value}'] };
    expect(gatesOf('ovh_iam_policy', policy(each))).not.toContain('star');
  });
});
