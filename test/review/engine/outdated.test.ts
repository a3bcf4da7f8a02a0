import { describe, expect, test } from 'vitest';
import type { Value, Values } from '../../../src/estate/model';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../outputs';

/** What a reading says of a change, with the gates that it trips. */
function told(reading: string, before: Resources, after: Resources, [old, now]: readonly [Values, Values] = [{}, {}]) {
  const report = reviewOf(outputOf({ prod: before }, old), outputOf({ prod: after }, now));
  return (report.readings[reading]?.changes ?? []).map(({ says, gates }) => [says, ...gates].join(' | '));
}

const cluster = { 'ovh_cloud_project_kube.K': { service_name: 'p', region: 'GRA11' } };
const list = (ips: Value): Resources => ({
  ...cluster,
  'ovh_cloud_project_kube_iprestrictions.A': { service_name: 'p', kube_id: '${ovh_cloud_project_kube.K.id}', ips },
});
const opened = (name: string) => [
  `new: API of the cluster K is open to addresses of ${name} (known after apply) | exposure | world`,
  `no longer: API of the cluster K is open to addresses of ${name} as it was (known after apply)`,
];

describe('an allow-list of which only Terraform knows who is in it is opened', () => {
  const acme = (argument: string) => ({ ...list('${acme_x.X.ips}'), 'acme_x.X': { argument } });

  test('where what it comes from changes, and nobody knows what follows from that', () => {
    expect(told('exposure', acme('a'), acme('b'))).toEqual(opened('X.ips'));
  });

  test('where a data source is asked for something else', () => {
    const sides = ['a', 'b'].map((q) => ({ data: { acme_d: { D: { q } } } })) as unknown as [Values, Values];
    const same = list('${data.acme_d.D.ips}');
    expect(told('exposure', same, same, sides)).toEqual(opened('data data.acme_d.D.ips'));
  });

  test('where a function that is not evaluated here is called with something else', () => {
    const call = (x: string) => list(`\${templatefile("x", { a = "${x}" })}`);
    expect(told('exposure', call('a'), call('b'))).toEqual(opened('${templatefile(…)}'));
    const same = list('${templatefile("x", local.a)}');
    expect(told('exposure', same, same, [{ locals: { a: 'a' } }, { locals: { a: 'b' } }])).toEqual(
      opened('${templatefile(…)}'),
    );
  });

  test('where it comes from another attribute, or a hidden variable has another default', () => {
    const from = (name: string) => ({ ...list(`\${acme_x.X.${name}}`), 'acme_x.X': {} });
    expect(told('exposure', from('office'), from('all'))).toEqual([
      'new: API of the cluster K is open to addresses of X.all (known after apply) | exposure | world',
      'no longer: API of the cluster K is open to addresses of X.office (known after apply)',
    ]);
    const hidden = (value: string) => ({ variable: { a: { default: value, sensitive: true } } });
    const same = list(['${var.a}']);
    expect(told('exposure', same, same, [hidden('203.0.113.0/24'), hidden('0.0.0.0/0')])).toEqual(opened('${var.a}'));
  });

  test('as the addresses that it will be where terraform_data only passes them on', () => {
    const passed = (input: Value) => ({ ...list('${terraform_data.Y.output}'), 'terraform_data.Y': { input } });
    expect(told('exposure', passed(['203.0.113.0/24']), passed(['0.0.0.0/0']))).toEqual([
      'new: API of the cluster K is open to 0.0.0.0/0 (the whole internet) | exposure | world',
      'no longer: API of the cluster K is open to 203.0.113.0/24',
    ]);
  });
});

/** A list with the address of a gateway in a network that is made with it. */
const behind = ({ region = 'GRA11', vlan = 7, on = 'N', project = 'p', ...more }: Values = {}): Resources => ({
  ...list(['${ovh_cloud_project_gateway.G.external_information[0].ips[0].ip}/32']),
  ...Object.fromEntries(
    ['N', 'O'].map((name) => [
      `ovh_cloud_project_network_private.${name}`,
      { service_name: 'p', name, vlan_id: name === 'N' ? vlan : 8, regions: [region] },
    ]),
  ),
  'ovh_cloud_project_gateway.G': {
    service_name: project,
    name: 'g',
    model: 's',
    region,
    network_id: `\${ovh_cloud_project_network_private.${on}.regions_openstack_ids["${region}"]}`,
    subnet_id: 'x',
    ...more,
  },
});
const gateway = 'G.external_information[0].ips[0].ip';

describe('who has an address that OVHcloud gives', () => {
  test.each<[string, Values]>([
    ['in another region', { region: 'SBG5' }],
    ['with another name and size', { name: 'other', model: 'm' }],
  ])('is the same where the thing is made again %s', (_, change) => {
    expect(told('exposure', behind(), behind(change))).toEqual([]);
  });

  test.each<[string, Values]>([
    ['on another network', { on: 'O' }],
    ['on another network and in another region', { on: 'O', region: 'SBG5' }],
    ['on a network with another VLAN', { vlan: 9 }],
    ['in another project', { project: 'q' }],
    ['on a subnet that is written', { subnet_id: 'y' }],
  ])('is somebody else where it is made again %s', (_, change) => {
    expect(told('exposure', behind(), behind(change))).toEqual(opened(gateway));
  });
});

describe('nothing is opened', () => {
  test('where what is known to be in a list changes beside what is not', () => {
    const from = (known: string) => ({
      ...list(`\${concat(${known}, acme_x.X.ips, tolist(templatefile("x", {})))}`),
      'acme_x.X': { a: 'a' },
    });
    expect(told('exposure', from('["198.51.100.0/24"]'), from('["198.51.100.0/24", "203.0.113.0/24"]'))).toEqual([
      'new: API of the cluster K is open to 203.0.113.0/24 | exposure',
    ]);
  });

  test('where what changes of its source leaves the value as it is', () => {
    const floating = (description: string) => ({
      ...list(['${ovh_cloud_floating_ip.F.ip}/32']),
      'ovh_cloud_floating_ip.F': { service_name: 'p', region: 'GRA11', description },
    });
    expect(told('exposure', floating('a'), floating('b'))).toEqual([]);
    const named = (argument: string) => ({ ...list('${acme_x.X.id}'), 'acme_x.X': { argument } });
    expect(told('exposure', named('a'), named('b'))).toEqual([]);
  });

  test('where the same value gets a name', () => {
    const direct = { ...list('${acme_x.X.ips}'), 'acme_x.X': {} };
    const behind = { ...list('${local.a}'), 'acme_x.X': {} };
    expect(told('exposure', direct, behind, [{}, { locals: { a: '${acme_x.X.ips}' } }])).toEqual([]);
    const call = '${templatefile("x", {})}';
    expect(told('exposure', list(call), list('${local.a}'), [{}, { locals: { a: call } }])).toEqual([]);
  });
});

test('a region that only Terraform knows is another one where what it comes from changes', () => {
  const regional = (a: string) => ({
    'ovh_cloud_project_storage.S': { service_name: 'p', name: 's', region_name: '${acme_x.X.region}' },
    'acme_x.X': { a },
  });
  expect(told('places', regional('a'), regional('b'))).toEqual([
    'ovh_cloud_project_storage prod/S is in X.region (known after apply) | outside-eu',
    'ovh_cloud_project_storage prod/S leaves X.region as it was (known after apply)',
  ]);
  expect(told('places', regional('a'), regional('a'))).toEqual([]);
});

test('a service whose type is another one, and only Terraform knows which, may be open to everybody', () => {
  const service = (a: string, description = '') => ({
    'kubernetes_service.S': { metadata: { name: 's' }, spec: { type: '${acme_x.X.type}' } },
    'acme_x.X': { a },
    'ovh_vrack.V': { description },
  });
  const says = 'its type is known after apply, and so is what it opens';
  expect(told('exposure', service('a'), service('b'))).toEqual([
    `new: service s in the cluster of prod: ${says} | exposure | world`,
    `no longer: service s in the cluster of prod as it was: ${says}`,
  ]);
  expect(told('exposure', service('a'), service('a', 'x'))).toEqual([]);
});

describe('a count that is written around what is there', () => {
  const with_ = (count: Values, key: string): Resources => ({
    'ovh_cloud_project_kube.K': { service_name: 'p', region: 'GRA11', ...count },
    'ovh_cloud_project_kube_iprestrictions.A': {
      service_name: 'p',
      kube_id: `\${ovh_cloud_project_kube.K${key}.id}`,
      ips: ['203.0.113.0/28'],
    },
    'ovh_cloud_project_database.D': { service_name: 'p', ip_restrictions: [{ ip: '203.0.113.0/28' }], ...count },
  });
  const host = (key: string): Values => ({
    provider: { kubernetes: [{ host: `\${ovh_cloud_project_kube.K${key}.kubeconfig_attributes[0].host}` }] },
  });
  const [plain, counted] = [with_({}, ''), with_({ count: 1 }, '[0]')];

  test('opens, closes, moves and changes nothing, and neither does one that goes', () => {
    for (const [[before, old], [after, now]] of [
      [
        [plain, ''],
        [counted, '[0]'],
      ],
      [
        [counted, '[0]'],
        [plain, ''],
      ],
    ] as const) {
      const report = reviewOf(outputOf({ prod: before }, host(old)), outputOf({ prod: after }, host(now)));
      expect(Object.values(report.readings).flatMap(({ changes }) => changes)).toEqual([]);
      expect(report.stacks.flatMap(({ changes }) => changes)).toEqual([]);
      expect(new Set(report.stacks.flatMap(({ findings }) => findings.map((one) => one.class)))).toEqual(
        new Set(['listed']),
      );
    }
  });

  test('opens what it makes beside it', () => {
    expect(told('exposure', plain, with_({ count: 2 }, '[0]')).filter((says) => says.includes('database'))).toEqual([
      'new: database D[1] is open to 203.0.113.0/28 | exposure',
    ]);
  });

  test('is another thing with for_each: what was there is destroyed', () => {
    expect(told('exposure', plain, with_({ for_each: { a: 'a' } }, '["a"]'))).toContain(
      'new: database D["a"] is open to 203.0.113.0/28 | exposure',
    );
  });
});
