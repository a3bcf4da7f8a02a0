import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaSays } from '../../../../constructs/core/secrets/mask';
import { ovhSchema } from '../../../../providers/ovh/schema';
import { dangers } from '../../../../providers/ovh/schema/dangers';
import { factsOf, saidBy } from '../../../../src/review/engine/facts';
import { base64, code, hex, word } from './generated';
import { harmlessNames, nearSecrets } from './harmless-names';

/** A text that everybody may read, and where it stands. */
export interface Harmless {
  readonly path: string;
  readonly value: unknown;
  readonly schema?: SchemaSays;
}

const root = join(__dirname, '../../../..');

/** Every text in the resources that the examples make, with what the provider's schema says of it. */
function ofExamples(): Harmless[] {
  const folder = join(root, 'examples/orbital/expected');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => {
    const { resource = {}, ...others } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const attributes = Object.entries<Record<string, Record<string, unknown>>>(resource).flatMap(([type, all]) => {
      const shape = factsOf(type)?.shape.fields;
      return Object.values(all).flatMap((body) =>
        Object.entries(body).map(([path, value]) => {
          const field = shape?.get(path);
          return { path, value, ...(field === undefined ? {} : { schema: saidBy(field) }) };
        }),
      );
    });
    return [...attributes, ...texts('', others)];
  });
}

/** The texts in a value, each by itself. */
function texts(path: string, value: unknown): Harmless[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => texts(`${path}[${JSON.stringify(name)}]`, inner));
}

/** What the reports of the example's pull requests say. */
const ofReports = (): Harmless[] =>
  readdirSync(join(root, 'examples/pull-requests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => readFileSync(join(root, 'examples/pull-requests', file), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((value) => ({ path: '', value }));

/** Sentences of ours about what a change does. */
const ofFacts = (): Harmless[] => [
  ...Object.values(dangers).flatMap((all) => all.map(({ says }) => ({ path: '', value: says }))),
  ...Object.values(ovhSchema.resources).flatMap(({ replacementLoses }) =>
    replacementLoses === undefined ? [] : [{ path: '', value: replacementLoses }],
  ),
];

const values: Readonly<Record<string, readonly unknown[]>> = {
  // about a secret, and none
  deletion_protection: [true, 'enabled'],
  password_policy: ['strict', 'min-12-characters'],
  token_ttl: [300, '24h'],
  max_tokens: [4096, '4096'],
  tokens: [3],
  secretName: ['shop-tls', 'db-credentials'],
  existingSecret: ['shop-db'],
  existingSecretPasswordKey: ['redis-password'],
  imagePullSecrets: [[{ name: 'registry' }], ['registry']],
  secretKeyRef: [{ name: 'db', key: 'password' }],
  secret: [{ secret_name: 'shop', default_mode: '0400', optional: true }],
  ssh_public_key: [`ssh-rsa AAAAB3NzaC1yc2E${base64(60, 1)} it@acme.example`],
  ssh_key: [`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${base64(43, 2)}`, 'deploy-key'],
  ssh_authorized_keys: [[`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${base64(43, 3)}`]],
  key_id: [hex(16, 1), 'b2c6c1a0-4d8f-4f0a-9a55-3f1f3c1a7d11'],
  public_key: [`-----BEGIN PUBLIC KEY-----\n${base64(64, 4)}\n-----END PUBLIC KEY-----\n`],
  certificate: [`-----BEGIN CERTIFICATE-----\n${base64(64, 5)}\n${base64(40, 6)}==\n-----END CERTIFICATE-----`],
  caBundle: [`LS0tLS1CRUdJTiBD${base64(60, 7)}`],
  use_password: [true, false],
  ssh_pwauth: [true],
  auth: ['none', 'oidc', { enabled: true, url: 'https://login.acme.example' }],
  auth_type: ['ldap'],
  token_url: ['https://login.acme.example/oauth2/token'],
  token_endpoint: ['https://login.acme.example/realms/main/protocol/openid-connect/token'],
  password_reset_url: ['https://login.acme.example/reset'],
  secret_type: ['Opaque', 'kubernetes.io/tls'],
  secrets_store: ['vault-main'],
  automountServiceAccountToken: [false],
  proxy_pass: ['http://shop:8080/'],
  author: ['IT of Acme'],
  passenger_limit: ['12'],
  partition_key: ['customer_id'],
  keyboard: ['de-latin1'],
  compass: ['north'],
  monkey: ['brave'],
  'checksum/secret': [hex(64, 8)],
  // ids and digests by their names
  service_name: [`${hex(12, 9)}4${hex(3, 10)}8${hex(15, 11)}`, 'ldp-gr-10001'],
  project_id: [hex(32, 12)],
  targetRevision: [hex(40, 13), 'v3.1.2'],
  sha256: [hex(64, 14)],
  etag: [hex(32, 15)],
};

const words: readonly string[] = [
  ...[
    'web-prod-main',
    'flight-dynamics-prod-platform-main',
    'ovh_cloud_project_network_private_subnet_v2',
    'MeApiOauth2Client',
  ],
  ...[
    'argo-rollouts-5c9f6d8b7d-x2k4j',
    'kube-system',
    'ingress-nginx-controller-admission-create-8xk2p',
    'EU-WEST-PAR',
  ],
  ...[
    'node-role.kubernetes.io/control-plane',
    'pod-security.kubernetes.io/enforce',
    'service.beta.kubernetes.io/openstack-internal-load-balancer',
  ],
  ...[
    '10.20.16.0/20',
    '2001:41d0:1:2e4e::1',
    '0.0.0.0/0',
    '192.0.2.10',
    'pcc-192-0-2-10',
    'pn-1000001',
    'fe80::f816:3eff:fe12:3456/64',
  ],
  ...[
    'b2c6c1a0-4d8f-4f0a-9a55-3f1f3c1a7d11',
    'pvc-b2c6c1a0-4d8f-4f0a-9a55-3f1f3c1a7d11',
    'EU.0123456789abcdef',
    'xx1111-ovh',
  ],
  ...[
    'urn:v1:eu:resource:publicCloudProject:0a1b2c3d4e5f46a7b8c9d0e1f2a30001',
    'urn:v1:eu:identity:group:xx1111-ovh/admins',
  ],
  ...[
    'publicCloudProject:apiovh:kube/nodepool/create',
    'okms:apikms:secret/create',
    'publicCloudProject:apiovh:region/keymanager/secret/get',
  ],
  ...[
    'arn:aws:s3:::acme-archive/*',
    's3://acme-archive/2027/01/31/backup.tar.gz',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop',
  ],
  ...[
    '2027-03-31T00:00:00Z',
    '2027-01-31',
    'P14D',
    '1.24.3-gke.1200',
    'v1.31.4-0.20270131120000-abcdef123456',
    '08:00-18:00',
    '1.33',
  ],
  ...[
    'https://login.acme.example/realms/main',
    'https://login.acme.example:8443/realms/main?size=1#top',
    'ssh://git@git.acme.example/shop.git',
  ],
  ...[
    'git@github.com:acme/shop.git',
    'mailto:someone@acme.example',
    'someone@acme.example',
    'http://user@host.acme.example/path',
  ],
  ...[
    'registry.acme.example/team/service-name:1.24.3',
    'argoproj.github.io/argo-helm',
    'registry.acme.example/vault-token:v2',
  ],
  ...[
    `quay.io/argoproj/argo-rollouts@sha256:${hex(64, 20)}`,
    `sha256:${hex(64, 21)}`,
    `sha512-${base64(86, 22)}==`,
    `h1:${base64(43, 23)}=`,
  ],
  ...[
    `actions/checkout@${hex(40, 24)}`,
    `git::https://git.acme.example/shop.git?ref=${hex(40, 25)}`,
    `commit ${hex(40, 26)}`,
  ],
  ...[
    '${ovh_cloud_project_kube.Clusters_main_DD2F4524.kubeconfig_attributes[0].host}',
    '${base64decode(local.kubeconfig["client_key"])}',
  ],
  ...[
    '${data.terraform_remote_state.cross-stack-reference-input-data-prod.outputs.cross-stack-output-ovh_cloud_project_kubeClusters_main_DD2F4524kubeconfig_attributes0host}',
  ],
  ...[
    'Managed by Terraform',
    'The password of the database is kept by the team',
    'token bucket of 10 requests',
    'Basic support, 24/7',
  ],
  ...[
    'rotate secrets every 90 days',
    'who has the token may write',
    'all keys: none',
    'see the guide on API keys: docs/guides/access.md',
  ],
  ...[
    'mysql -h db -u shop -p shop < dump.sql',
    'docker run -p 8080:80 -u 1000:1000 shop',
    'ssh -p 22 root@host',
    'mkdir -p /var/lib/shop',
  ],
  ...[
    'kubectl get secrets -n shop',
    'vault login -method=oidc',
    'curl -u "$USER:$PASSWORD" https://acme.example',
    'psql -U shop -p 5432 shop',
  ],
  ...[
    'echo "$PASSWORD" | docker login --password-stdin registry.acme.example',
    'helm upgrade shop --set image.tag=1.2.3 --wait',
  ],
  ...[
    'password: ${var.password}',
    'DB_PASSWORD=$DB_PASSWORD',
    'token: ${{ secrets.TOKEN }}',
    'password: "{{ .Values.password }}"',
    'password = local.password.value',
  ],
  ...[
    'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: shop\nsecrets:\n  - name: shop-token\nautomountServiceAccountToken: false',
  ],
  ...['volumes:\n  - name: tls\n    secret:\n      secretName: shop-tls\n      optional: true'],
  ...[
    'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: db\n        key: password\n  - name: SIZE\n    value: "1"',
  ],
  ...[
    'rules:\n  - apiGroups: [""]\n    resources: ["secrets"]\n    verbs: [get]\n  - resources: [pods]\n    verbs: [list]\n',
  ],
  ...['auth:\n  enabled: false\n  existingSecret: ""\n  password: ""\nmetrics:\n  enabled: true\n'],
  ...[
    '[database]\nuser = "shop"\nport = 5432\npool_size = 10\n',
    '<db><user>shop</user><port>5432</port></db>',
    '{"a": [1, 2], "name": "shop"}',
  ],
  ...['replicas: 2\nresources:\n  limits:\n    cpu: 500m\n    memory: 1Gi\nnodeSelector:\n  kubernetes.io/os: linux\n'],
];

/** Names as programs make them from words; the same for the same seed. */
function names(): string[] {
  const parts =
    'web data shop flight orbital main prod dev foundation platform kube network private gateway subnet backup archive logs audit metrics ingress controller operator scheduler manager cluster node pool storage bucket policy group role binding service account database catalogue telemetry mission control billing customer frontend backend worker queue cache search index report export import sync batch stream event'.split(
      ' ',
    );
  return Array.from({ length: 260 }, (_, at) => {
    const pick = (step: number): string => parts[(at * step + step) % parts.length] ?? 'web';
    const joined = [pick(1), pick(7), pick(11), pick(13)];
    const forms = [joined.join('-'), joined.join('_'), joined.join('/'), `${joined.join('.')}.acme.example`];
    return `${forms[at % forms.length]}${['', `-${at}`, '', `_${code(8, at)}`.toUpperCase().replaceAll(/[G-Z]/g, 'A')][at % 4]}`;
  });
}

export const harmless: readonly Harmless[] = [
  ...ofExamples(),
  ...ofReports(),
  ...ofFacts(),
  ...Object.entries(values).flatMap(([path, all]) => all.map((value) => ({ path, value }))),
  ...[...words, ...names()].map((value) => ({ path: 'description', value })),
  ...harmlessNames,
  ...nearSecrets,
  { path: 'short', value: word(10, 1) },
];
