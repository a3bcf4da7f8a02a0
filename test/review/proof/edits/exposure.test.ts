import { describe, expect, test } from 'vitest';
import { first, type Json, useOrbital } from './output';

const review = useOrbital();

const erp = 'erp-prod';
const lists = 'ovh_cloud_project_kube_iprestrictions';
const opened = ['world', 'exposure'];

/** The allow-list of the cluster of `erp-prod`. */
const listOf = (main: Json): Json => first(main.resource[lists])[1];
const withoutPath = ({ '//': _, ...rest }: Json): Json => rest;

test('a second allow-list of a cluster opens what it lets in, wherever it stands', () => {
  const ips = ['203.0.113.0/28', '0.0.0.0/0'];
  const another = (main: Json): Json => ({ ...withoutPath(listOf(main)), ips });
  const sides = [
    (main: Json) => (main.resource[lists].Z = another(main)),
    (main: Json) => (main.resource[lists] = { A: another(main), ...main.resource[lists] }),
  ];
  for (const edit of sides) {
    expect(review({ head: ({ stack }) => stack(erp, edit) }).gates).toEqual(expect.arrayContaining(opened));
  }
});

test('a second allow-list of a registry opens what it lets in', () => {
  const list = (cidr: string): Json => ({
    service_name: 'x',
    registry_id: '${ovh_cloud_project_containerregistry.R.id}',
    ip_restrictions: [{ ip_block: cidr }],
  });
  const restrictions = 'ovh_cloud_project_containerregistry_ip_restrictions_registry';
  const { gates } = review({
    base: ({ stack }) =>
      stack(erp, ({ resource }) => {
        resource.ovh_cloud_project_containerregistry = { R: { service_name: 'x', name: 'r' } };
        resource[restrictions] = { A: list('203.0.113.0/28') };
      }),
    head: ({ stack }) => stack(erp, ({ resource }) => (resource[restrictions].Z = list('0.0.0.0/0'))),
  });
  expect(gates).toEqual(expect.arrayContaining(opened));
});

test('an allow-list of which for_each makes one more opens what that lets in', () => {
  const { gates } = review({
    head: ({ stack }) =>
      stack(erp, (main) =>
        Object.assign(listOf(main), { for_each: { a: '203.0.113.0/28', b: '0.0.0.0/0' }, ips: ['${each.value}'] }),
      ),
  });
  expect(gates).toEqual(expect.arrayContaining(opened));
});

test.each([
  ['a mask of four numbers', ['0.0.0.0/0.0.0.0']],
  ['leading zeros', ['000.0.0.0/00']],
  ['a network of which less is written', ['0/0']],
  ['spaces', ['0.0.0.0 / 0']],
  ['IPv4 in IPv6', ['::ffff:0:0/96']],
  ['IPv4 in IPv6, written in full', ['0:0:0:0:0:ffff:0.0.0.0/96']],
  ['halves', ['0.0.0.0/1', '128.0.0.0/1']],
  ['many large ranges', Array.from({ length: 31 }, (_, index) => `${index + 11}.0.0.0/8`)],
  ['half of all ranges of IPv6', Array.from({ length: 8 }, (_, index) => `${(0x2000 + index).toString(16)}::/16`)],
])('the whole internet is that however it is written: %s', (_, ips) => {
  const { gates } = review({ head: ({ stack }) => stack(erp, (main) => (listOf(main).ips = ips)) });
  expect(gates).toEqual(expect.arrayContaining(opened));
});

test('large ranges in several allow-lists of a cluster are one', () => {
  const ranges = (from: number): string[] => Array.from({ length: 10 }, (_, index) => `${from + index}.0.0.0/8`);
  const { gates } = review({
    base: ({ stack }) => stack(erp, (main) => (listOf(main).ips = ranges(11))),
    head: ({ stack }) =>
      stack(erp, (main) => (main.resource[lists].Z = { ...withoutPath(listOf(main)), ips: ranges(31) })),
  });
  expect(gates).toEqual(expect.arrayContaining(opened));
});

test('some more addresses are no whole internet', () => {
  const { gates } = review({
    head: ({ stack }) => stack(erp, (main) => listOf(main).ips.push('198.51.100.0/255.255.255.0', '2001:db8::/32')),
  });
  expect(gates).toContain('exposure');
  expect(gates).not.toContain('world');
});

test.each<readonly [string, string, Json, Json]>([
  ['a database of a web hosting', 'ovh_hosting_privatedatabase_whitelist', { ip: '203.0.113.7' }, { ip: '0.0.0.0/0' }],
  [
    'a frontend',
    'ovh_iploadbalancing_tcp_frontend',
    { allowed_source: ['203.0.113.7'] },
    { allowed_source: ['0.0.0.0/0'] },
  ],
  ['a frontend that loses its list', 'ovh_iploadbalancing_http_frontend', { allowed_source: ['203.0.113.7'] }, {}],
])('%s, of a type without facts, is opened', (_, type, before, after) => {
  const put =
    (list: Json): ((main: Json) => void) =>
    ({ resource }) => {
      resource[type] = { X: { service_name: 'x', port: '443', ...list } };
    };
  const seen = review({
    base: ({ stack }) => stack(erp, put(before)),
    head: ({ stack }) => stack(erp, put(after)),
  });
  expect(seen.gates).toEqual(expect.arrayContaining(opened));
});

test('an allow-list that is decoded is known as what stands in it', () => {
  const decoded = (document: (ips: readonly string[]) => string) =>
    review({
      head: ({ stack }) =>
        stack(erp, (main) => {
          const list = listOf(main);
          list.ips = `\${yamldecode(${JSON.stringify(document(list.ips))}).ips}`;
        }),
    }).gates;
  expect(decoded((ips) => `ips:\n${ips.map((ip) => `  - ${ip}\n`).join('')}`)).toEqual([]);
  expect(decoded(() => '{"ips": ["0.0.0.0/0"]}')).toEqual(expect.arrayContaining(opened));
  expect(decoded(() => 'ips: &a ["10.0.0.0/8"]')).toEqual(expect.arrayContaining(opened));
});

describe('what answers from outside of a cluster', () => {
  const platform = 'data-prod-platform-main';
  const seenWith = (type: string, body: Json) =>
    review({
      head: ({ stack }) =>
        stack(platform, ({ resource }) => {
          resource[type] = { E: body };
        }),
    });
  const saysOf = (type: string, body: Json) =>
    (seenWith(type, body).report.readings['exposure']?.changes ?? []).map(({ says }) => says);
  const metadata = { name: 'e', namespace: 'apps' };
  const manifest = (apiVersion: string, kind: string, spec: Json) => ({
    manifest: { apiVersion, kind, metadata, spec },
  });
  const cluster = 'cluster data-prod/Clusters/main';
  const service = { service: { name: 's' } };

  test.each<readonly [string, Json, readonly string[]]>([
    [
      'kubernetes_ingress_v1',
      { metadata, spec: { default_backend: service } },
      [`new: ingress e in the ${cluster} answers for every host`],
    ],
    [
      'kubernetes_ingress',
      {
        metadata,
        spec: { backend: { service_name: 's' }, rule: [{ host: 'a.example.test' }, { host: 'a.example.test' }] },
      },
      [
        `new: ingress e in the ${cluster} answers for a.example.test`,
        `new: ingress e in the ${cluster} answers for every host`,
      ],
    ],
    [
      'kubernetes_manifest',
      manifest('networking.k8s.io/v1', 'Ingress', { defaultBackend: service }),
      [`new: ingress e in the ${cluster} answers for every host`],
    ],
    [
      'kubernetes_manifest',
      manifest('gateway.networking.k8s.io/v1', 'Gateway', {
        listeners: [{ port: 80 }, { port: 443, hostname: 'a.example.test' }],
      }),
      [
        `new: gateway e in the ${cluster} answers for a.example.test`,
        `new: gateway e in the ${cluster} answers for every host`,
      ],
    ],
    ['kubernetes_manifest', manifest('example.test/v1', 'Gateway', { listeners: [{ port: 80 }] }), []],
  ])('is told: %s %j', (type, body, says) => {
    expect(saysOf(type, body)).toEqual(says);
  });

  const internal = 'service.beta.kubernetes.io/openstack-internal-load-balancer';
  const annotated = (kind: string, annotations: Json) => ({ api_version: 'v1', kind, metadata, annotations });
  test.each(['false', '${terraform.workspace}'])('is a load balancer that annotations make public: %s', (value) => {
    const body = annotated('Service', { [internal]: value });
    expect(seenWith('kubernetes_annotations', body).gates).toEqual(expect.arrayContaining(opened));
    expect(saysOf('kubernetes_annotations', body)).toEqual([
      `new: service e in the ${cluster} has a public load balancer`,
    ]);
  });

  test('is one less where annotations keep it inside', () => {
    expect(saysOf('kubernetes_annotations', annotated('Service', { [internal]: 'true' }))).toEqual([
      `no longer: service e in the ${cluster} has a public load balancer`,
    ]);
  });

  test.each([annotated('Service', { team: 'data' }), annotated('Namespace', { [internal]: 'false' })])(
    'is none that annotations leave as it is: %j',
    (body) => {
      expect(saysOf('kubernetes_annotations', body)).toEqual([]);
    },
  );
});
