import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { expect, test } from 'vitest';
import { addresses, all, synth } from '../support/synth';
import { environment } from '../support/zone';

function platform(changes = {}) {
  const { main } = environment('web', 'prod', changes).platforms;
  if (main === undefined) throw new Error('web/prod has a platform');
  return main;
}

test('belongs to the team', () => {
  expect(platform().labels).toMatchObject({ owner: 'web@acme.example', team: 'web', environment: 'prod' });
});

test('is not made for a cluster that asks for nothing inside', () => {
  expect(environment('web', 'dev').platforms).toEqual({});
});

test('connects as the administrator of its cluster, whose credentials it reads from the state of the environment', () => {
  const output = (name: string) =>
    expect.stringMatching(
      new RegExp(`data\\.terraform_remote_state\\.cross-stack-reference-input-web-prod\\.outputs\\..*0${name}`),
    );
  const connection = {
    host: output('host'),
    cluster_ca_certificate: output('cluster_ca_certificate'),
    client_certificate: output('client_certificate'),
    client_key: output('client_key'),
  };
  expect(synth(platform()).provider).toMatchObject({
    kubernetes: [connection],
    helm: [{ kubernetes: connection }],
  });
});

test('certificates and key are decoded, which OVHcloud hands out in base64', () => {
  expect(synth(platform()).provider).toMatchObject({
    kubernetes: [
      {
        cluster_ca_certificate: expect.stringMatching(/^\$\{base64decode\(/),
        client_certificate: expect.stringMatching(/^\$\{base64decode\(/),
        client_key: expect.stringMatching(/^\$\{base64decode\(/),
      },
    ],
  });
});

test('reads the state of its environment and no other', () => {
  expect(Object.keys(synth(platform()).data?.['terraform_remote_state'] ?? {})).toEqual([
    'cross-stack-reference-input-web-prod',
  ]);
});

test('is deployed after its environment', () => {
  const { workload, platforms } = environment('web', 'prod');
  const { main } = platforms;
  if (main === undefined) throw new Error('web/prod has a platform');
  synth(main);
  expect(main.dependsOn(workload)).toBe(true);
});

test('puts the labels of the environment on its namespaces, and the settings can add to them', () => {
  const labelled = platform({ 'prod.clusters.main.platform.namespaces.web': { labels: { tier: 'front' } } });
  expect(Object.values(all(labelled, NamespaceV1))).toMatchObject([
    {
      metadata: {
        name: 'web',
        labels: {
          owner: 'web_acme.example',
          team: 'web',
          environment: 'prod',
          stage: 'production',
          'cost-centre': 'RD-1',
          tier: 'front',
        },
      },
    },
  ]);
});

test('installs only what the settings ask for', () => {
  const types = (changes: object) => Object.keys(synth(platform(changes)).resource ?? {});
  expect(types({ 'prod.clusters.main.platform': { namespaces: { web: {} } } })).not.toContain('helm_release');
  expect(types({ 'prod.clusters.main.platform': { argoRollouts: {} } })).toEqual(['helm_release']);
});

test('addresses', () => {
  expect(addresses(platform({ 'prod.clusters.main.platform.argoRollouts': {} }))).toMatchInlineSnapshot(`
    [
      "data.ovh_me.Account_0D856946",
      "data.terraform_remote_state.cross-stack-reference-input-web-prod",
      "helm_release.ArgoRollouts_09942A53",
      "helm_release.Knative_7A34585A",
      "helm_release.Knative_Operator_E45C8D17",
      "kubernetes_limit_range_v1.Namespaces_web_Limits_3873B0AA",
      "kubernetes_namespace_v1.Namespaces_web_834D5600",
      "kubernetes_network_policy_v1.Namespaces_web_DefaultDeny_2257A988",
      "kubernetes_resource_quota_v1.Namespaces_web_Quota_A7B443E7",
    ]
  `);
});
