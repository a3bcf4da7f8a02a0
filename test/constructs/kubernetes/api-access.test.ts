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

test.each<[string, string[], string]>([
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
])('refuses %s', (_, allow, expected) => {
  expect(mistakesOf(() => made(allow))).toEqual([expected]);
});

test('has an address that is contract', () => {
  expect(addresses(made(['203.0.113.0/24']))).toMatchInlineSnapshot(`
    [
      "ovh_cloud_project_kube_iprestrictions.ApiAccess_73B9C766",
    ]
  `);
});
