import { CloudProjectKubeOidc } from '@cdktf/provider-ovh/lib/cloud-project-kube-oidc';
import { expect, test } from 'vitest';
import type { IKubernetesCluster } from '../../../constructs/kubernetes/cluster';
import {
  KubernetesOidc,
  type KubernetesOidcSettings,
  kubernetesOidcSettings,
} from '../../../constructs/kubernetes/oidc';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { testBounds } from '../../support/bounds';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const cluster: IKubernetesCluster = {
  project: CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'),
  clusterId: 'cluster-1',
  region: 'GRA11',
  plan: 'free',
  kubeconfig: { host: '', clusterCaCertificate: '', clientCertificate: '', clientKey: '' },
};

const least: KubernetesOidcSettings = { issuerUrl: 'https://login.orbital.example', clientId: 'kubernetes' };

function made(settings: KubernetesOidcSettings) {
  const stack = testStack();
  new KubernetesOidc(stack, 'Oidc', { cluster, ...settings });
  return stack;
}

test('users and groups carry a prefix by default, so that none is taken for a built-in one', () => {
  expect(only(made(least), CloudProjectKubeOidc)).toEqual({
    service_name: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
    kube_id: 'cluster-1',
    issuer_url: 'https://login.orbital.example',
    client_id: 'kubernetes',
    oidc_username_claim: 'sub',
    oidc_username_prefix: 'oidc:',
    oidc_groups_claim: ['groups'],
    oidc_groups_prefix: 'oidc:',
    oidc_signing_algs: ['RS256'],
  });
});

test('each setting lands on its attribute', () => {
  const stack = made({
    ...least,
    usernameClaim: 'email',
    usernamePrefix: 'sso:',
    groupsClaims: ['roles'],
    groupsPrefix: 'sso-group:',
    requiredClaims: { tenant: 'orbital' },
    signingAlgorithms: ['ES256'],
    caContent: 'LS0tLS1CRUdJTg==',
  });
  expect(only(stack, CloudProjectKubeOidc)).toMatchObject({
    oidc_username_claim: 'email',
    oidc_username_prefix: 'sso:',
    oidc_groups_claim: ['roles'],
    oidc_groups_prefix: 'sso-group:',
    oidc_required_claim: ['tenant=orbital'],
    oidc_signing_algs: ['ES256'],
    oidc_ca_content: 'LS0tLS1CRUdJTg==',
  });
});

test.each<[string, object, string]>([
  [
    'an issuer without encryption',
    { issuerUrl: 'http://login.orbital.example' },
    's/Oidc.issuerUrl: must be an https address, got "http://login.orbital.example"; use one such as https://login.orbital.example',
  ],
  ['an empty client', { clientId: '' }, 's/Oidc.clientId: must have at least 1 character, got ""'],
  ['names without a prefix', { groupsPrefix: '' }, 's/Oidc.groupsPrefix: must have at least 1 character, got ""'],
  [
    'an algorithm that is not one',
    { signingAlgorithms: ['none'] },
    's/Oidc.signingAlgorithms.0: is not known, got "none"; use one of RS256, RS384, RS512, ES256, ES384, ES512, PS256, PS384, PS512',
  ],
  [
    'a certificate that is not base64',
    { caContent: '-----BEGIN CERTIFICATE-----' },
    's/Oidc.caContent: must be base64; encode the PEM file',
  ],
])('refuses %s', (_, settings, expected) => {
  expect(mistakesOf(() => new KubernetesOidc(testStack(), 'Oidc', { cluster, ...least, ...settings }))).toEqual([
    expected,
  ]);
});

testBounds(kubernetesOidcSettings, least, [
  ['clientId', ['a'], ['']],
  ['usernameClaim', ['a'], ['']],
  ['usernamePrefix', ['-'], ['']],
  ['groupsClaims', [['a'], []], [['']]],
  ['groupsPrefix', ['-'], ['']],
  ['requiredClaims', [{ a: '' }], [{ '': 'a' }]],
  [
    'signingAlgorithms',
    ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512'].map((one) => [one]),
    [[], ['HS256']],
  ],
]);

test('has an address that is contract', () => {
  expect(addresses(made(least))).toMatchInlineSnapshot(`
    [
      "ovh_cloud_project_kube_oidc.Oidc_70BFA75F",
    ]
  `);
});
