import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { expect, test } from 'vitest';
import { KubernetesApiAccess } from '../../../constructs/kubernetes/api-access';
import type { IKubernetesCluster } from '../../../constructs/kubernetes/cluster';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const cluster: IKubernetesCluster = {
  project: CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'),
  clusterId: 'cluster-1',
  region: 'GRA11',
  plan: 'free',
  kubeconfig: { host: '', clusterCaCertificate: '', clientCertificate: '', clientKey: '' },
};

function made(allow: readonly string[]) {
  const stack = testStack();
  new KubernetesApiAccess(stack, 'ApiAccess', { cluster, allow });
  return stack;
}

test('the API is closed to all but the networks named', () => {
  expect(only(made(['203.0.113.0/24', '198.51.100.7/32']), CloudProjectKubeIprestrictions)).toEqual({
    service_name: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
    kube_id: 'cluster-1',
    ips: ['203.0.113.0/24', '198.51.100.7/32'],
  });
});

test.each<[string, string[], ...string[]]>([
  [
    'an empty list, which OVHcloud takes for everyone',
    [],
    "s/ApiAccess.allow: must name a network, got []; an empty list is open to everyone, say 'public' if it is meant",
  ],
  [
    'an address without a mask',
    ['203.0.113.7'],
    's/ApiAccess.allow.0: must be an IPv4 network, got "203.0.113.7"; add a mask, for one address 203.0.113.7/32',
  ],
  [
    'half of all addresses',
    ['0.0.0.0/1', '128.0.0.0/1'],
    's/ApiAccess.allow.0: must be /8 or smaller, got "0.0.0.0/1"; name the networks that are meant, or say apiAccess: \'public\'',
    's/ApiAccess.allow.1: must be /8 or smaller, got "128.0.0.0/1"; name the networks that are meant, or say apiAccess: \'public\'',
  ],
  ...(
    [
      ['a private network', '10.20.0.0/16', 'private'],
      ['another private network', '192.168.1.7/32', 'private'],
      ['loopback', '127.0.0.1/32', 'loopback'],
      ['multicast', '224.0.0.0/8', 'multicast'],
      ['what no host has', '0.0.0.0/8', 'no address of a host'],
      ['a link', '169.254.10.0/24', 'link-local'],
      ['the NAT of a carrier', '100.64.0.0/10', 'shared behind the NAT of a carrier'],
      ['what is reserved', '255.255.255.255/32', 'reserved'],
    ] as const
  ).map(([what, cidr, use]): [string, string[], string] => [
    what,
    [cidr],
    `s/ApiAccess.allow.0: is ${use}, and nobody comes from there, got "${cidr}"; name the public addresses that they come from`,
  ]),
  [
    'a network twice',
    ['203.0.113.0/24', '198.51.100.7/32', '203.0.113.0/24'],
    's/ApiAccess.allow.2: is there twice, got "203.0.113.0/24"; remove one',
  ],
])('refuses %s', (_, allow, ...expected) => {
  expect(mistakesOf(() => made(allow))).toEqual(expected);
});

test('takes networks that somebody has, also beside those that nobody has', () => {
  const allow = ['9.0.0.0/8', '192.0.0.0/9', '172.32.0.0/16', '100.128.0.1/32', '11.0.0.0/24'];
  expect(mistakesOf(() => made(allow))).toEqual([]);
});

test('has an address that is contract', () => {
  expect(addresses(made(['203.0.113.0/24']))).toMatchInlineSnapshot(`
    [
      "ovh_cloud_project_kube_iprestrictions.ApiAccess_73B9C766",
    ]
  `);
});
