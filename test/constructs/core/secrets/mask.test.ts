import { describe, expect, test } from 'vitest';
import { maskText, maskValue } from '../../../../constructs/core/secrets/mask';
import { hidden } from '../../../../constructs/core/secrets/masked';
import { isSecretName } from '../../../../constructs/core/secrets/names';
import { planted } from './corpus';

describe('a secret is hidden', () => {
  test('of five seeds and at least 150 kinds', () => {
    expect(planted.length).toBeGreaterThanOrEqual(750);
    expect(new Set(planted.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(150);
    expect(new Set(planted.map(({ name, value }) => `${name} ${value}`)).size).toBe(planted.length);
  });

  const kinds = [...new Set(planted.map(({ kind }) => kind))];
  test.each(kinds)('%s', (kind) => {
    for (const { name, value, secret } of planted.filter((one) => one.kind === kind)) {
      const masked = maskValue(value, name);
      expect(masked, value).not.toContain(secret);
      expect(masked).toContain(hidden);
      expect(maskValue({ list: [{ [name]: value }] }, 'attribute')).not.toContain(secret);
    }
  });

  test('by the schema, whatever it looks like', () => {
    expect(maskValue('anything', 'content', { schema: () => 'sensitive' })).toBe(hidden);
    expect(maskValue({ a: 'anything' }, 'content', { schema: () => 'sensitive' })).toBe(hidden);
  });

  test('in lists, objects and nested lines under its name', () => {
    expect(maskText('passwords: ["one", "two"]')).toBe(`passwords: ${hidden}`);
    expect(maskText('secrets: { db: one }')).toBe(`secrets: ${hidden}`);
    expect(maskText('a: 1\nsecrets:\n  db: one\n  other:\n    - two\nb: 2')).toBe(`a: 1\nsecrets:${hidden}\nb: 2`);
    expect(maskText('tokens:\n- one\n- two\nb: 2')).toBe(`tokens:${hidden}\nb: 2`);
    expect(maskText('DB_PASSWORD=$(cat <<EOT\none\nEOT\n)\nrun')).toBe(`DB_PASSWORD=${hidden}\nrun`);
  });

  test('in a text inside an expression', () => {
    const secret = 'q8Zr2LmX0vTn5KcW7yBd';
    expect(maskText(`\${base64encode("${secret}")}`)).toBe(`\${base64encode("${hidden}")}`);
    expect(maskValue(`\${join("", ["swordfish"])}`, 'password')).toBe(hidden);
  });
});

describe('what is no secret stays', () => {
  test.each([
    'web-prod-main',
    'b2c6c1a0-4d8f-4f0a-9a55-3f1f3c1a7d11',
    'urn:v1:eu:resource:publicCloudProject:0a1b2c3d4e5f46a7b8c9d0e1f2a30001',
    'urn:v1:eu:identity:group:xx1111-ovh/admins',
    'publicCloudProject:apiovh:kube/nodepool/create',
    'ovh_cloud_project_network_private_subnet_v2',
    '10.20.16.0/20',
    '2001:41d0:1:2e4e::1',
    '2027-03-31T00:00:00Z',
    'https://login.acme.example/realms/main',
    'https://login.acme.example:8443/realms/main',
    'mail someone@acme.example',
    'registry.acme.example/team/service-name:1.24.3',
    'argoproj.github.io/argo-helm',
    'quay.io/argoproj/argo-rollouts@sha256:3a9b1c2d4e5f60718293a4b5c6d7e8f90123456789abcdef0123456789abcdef',
    'Managed by Terraform',
    'EU-WEST-PAR',
    'eu-west-par-a',
    'node-role.kubernetes.io/control-plane',
    'pod-security.kubernetes.io/enforce',
    'arn:aws:s3:::acme-archive/*',
    'flight-dynamics-prod-platform-main',
    '${ovh_cloud_project_kube.Clusters_main_DD2F4524.kubeconfig_attributes[0].host}',
    '${data.terraform_remote_state.cross-stack-reference-input-data-prod.outputs.cross-stack-output-ovh_cloud_project_kubeClusters_main_DD2F4524kubeconfig_attributes0host}',
  ])('%s', (text) => {
    expect(maskValue(text, 'description')).toBe(text);
  });

  test('a reference, even where a secret is expected', () => {
    expect(maskValue('${ovh_me_api_oauth2_client.Pipeline.client_secret}', 'password')).toBe(
      '${ovh_me_api_oauth2_client.Pipeline.client_secret}',
    );
  });

  test('a switch about a secret', () => {
    expect(maskValue({ use_password: true, token_ttl: 300 }, 'settings')).toBe('{"use_password":true,"token_ttl":300}');
  });
});

test('names tell secrets from what is about secrets', () => {
  const secrets = [
    'password',
    'dbPassword',
    'OVH_APPLICATION_SECRET',
    'writeToken',
    'api-key',
    'privateKeyPem',
    'clientSecret',
  ];
  expect(secrets.filter((name) => !isSecretName(name))).toEqual([]);
  const others = [
    'secret_name',
    'token_ttl',
    'author',
    'key',
    'public_key',
    'passenger',
    'secretRef',
    'tokenUrl',
    'authority',
  ];
  expect(others.filter(isSecretName)).toEqual([]);
});
