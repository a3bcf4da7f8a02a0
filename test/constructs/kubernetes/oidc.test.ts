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

/** A certificate of an authority, PEM in base64. */
const certificate =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJqakNDQVRXZ0F3SUJBZ0lVSWUrVno2QXpKUWhYSHZteE04eVNaZ0tBbDlnd0NnWUlLb1pJemowRUF3SXcKSFRFYk1Ca0dBMVVFQXd3U1kyRXViM0ppYVhSaGJDNWxlR0Z0Y0d4bE1CNFhEVEkyTVRFeU56SXhORGswTVZvWApEVE0yTVRFeU5ESXhORGswTVZvd0hURWJNQmtHQTFVRUF3d1NZMkV1YjNKaWFYUmhiQzVsZUdGdGNHeGxNRmt3CkV3WUhLb1pJemowQ0FRWUlLb1pJemowREFRY0RRZ0FFV1dIem90c2ZFeXFPRTZIRWZEeHNzRGJPMURDbXcvbEQKMHBpempvalhGckQrZEZVOVdDK3J0dDRwRk1NSFlJMnlCRmFqZmQ3eFM0dW5OVU53YkFsQmxhTlRNRkV3SFFZRApWUjBPQkJZRUZQZGozTjg5WkdjVkhkaHEyazJjbEtFUWwwT3VNQjhHQTFVZEl3UVlNQmFBRlBkajNOODlaR2NWCkhkaHEyazJjbEtFUWwwT3VNQThHQTFVZEV3RUIvd1FGTUFNQkFmOHdDZ1lJS29aSXpqMEVBd0lEUndBd1JBSWcKQVVyc1R6c1lXcHAydGxxUWgyLzJQVjQ4Q0NNRHJIWGZEU0hlWng3b3NJWUNJSENKNzNZMWhQYlhIaDJSeE15SgpLWGZEdDlTWC9IK09SWGZuVytjV2tyZTgKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=';
const pem = Buffer.from(certificate, 'base64').toString();
const encoded = (text: string) => Buffer.from(text).toString('base64');

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
    caContent: certificate,
  });
  expect(only(stack, CloudProjectKubeOidc)).toMatchObject({
    oidc_username_claim: 'email',
    oidc_username_prefix: 'sso:',
    oidc_groups_claim: ['roles'],
    oidc_groups_prefix: 'sso-group:',
    oidc_required_claim: ['tenant=orbital'],
    oidc_signing_algs: ['ES256'],
    oidc_ca_content: certificate,
  });
});

test.each<[string, object, string]>([
  [
    'an issuer without encryption',
    { issuerUrl: 'http://login.orbital.example' },
    's/Oidc.issuerUrl: must be an https address, got "http://login.orbital.example"; use one such as https://login.orbital.example',
  ],
  ['an empty client', { clientId: '' }, 's/Oidc.clientId: must have at least 1 character, got ""; write more'],
  [
    'names without a prefix',
    { groupsPrefix: '' },
    's/Oidc.groupsPrefix: must have at least 1 character, got ""; write more',
  ],
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
  [
    'a private key',
    { caContent: encoded('-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIK\n-----END EC PRIVATE KEY-----\n') },
    's/Oidc.caContent: holds a private key; take it out, give the certificate alone, and make a new key',
  ],
  [
    'a private key behind its certificate, in no base64',
    { caContent: `${pem}-----BEGIN PRIVATE KEY-----\nMHcCAQEEIK\n-----END PRIVATE KEY-----\n` },
    's/Oidc.caContent: holds a private key; take it out, give the certificate alone, and make a new key',
  ],
  [
    'a public key',
    { caContent: encoded(pem.replaceAll('CERTIFICATE', 'PUBLIC KEY')) },
    's/Oidc.caContent: must be a PEM certificate in base64; encode the file that begins with -----BEGIN CERTIFICATE-----',
  ],
  [
    'half a certificate',
    { caContent: encoded(pem.replace(/.{40}\n-----END/s, '\n-----END')) },
    's/Oidc.caContent: must be a PEM certificate in base64; encode the file that begins with -----BEGIN CERTIFICATE-----',
  ],
  [
    'an issuer with a password, which is not shown',
    { issuerUrl: 'https://admin:hunter2@login.orbital.example' },
    's/Oidc.issuerUrl: must not hold a user or a password, got "https://(hidden)@login.orbital.example"; give the address alone',
  ],
  [
    'an issuer with a query',
    { issuerUrl: 'https://login.orbital.example/?realm=ops' },
    's/Oidc.issuerUrl: must not have a query or a fragment, got "https://login.orbital.example/?realm=ops"; end it before the first ? or #',
  ],
  [
    'a claim twice',
    { groupsClaims: ['groups', 'roles', 'groups'] },
    's/Oidc.groupsClaims.2: is there twice, got "groups"; remove one',
  ],
])('refuses %s', (_, settings, expected) => {
  expect(mistakesOf(() => new KubernetesOidc(testStack(), 'Oidc', { cluster, ...least, ...settings }))).toEqual([
    expected,
  ]);
});

test.each<[string, object]>([
  ['an issuer with a port and a path', { issuerUrl: 'https://login.orbital.example:8443/realms/ops/' }],
  ['an issuer in capitals', { issuerUrl: 'HTTPS://Login.Orbital.example' }],
  ['two certificates with words beside them', { caContent: encoded(`# root\n${pem}\n# second\n${pem}`) }],
  ['a certificate in lines of base64', { caContent: certificate.replaceAll(/.{76}/g, '$&\n') }],
])('takes %s', (_, settings) => {
  expect(mistakesOf(() => made({ ...least, ...settings }))).toEqual([]);
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
