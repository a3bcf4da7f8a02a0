import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Release } from '@cdktf/provider-helm/lib/release';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import type { TerraformStack } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { stack, zone } from '../../review/corpus';
import { plus } from '../../review/program';
import { exposure } from '../readings';

describe('inside of a cluster', () => {
  const inCluster = (fill: (scope: TerraformStack) => void) =>
    stack((scope) => {
      new KubernetesProvider(scope, 'Kubernetes', { host: 'https://example.test' });
      new HelmProvider(scope, 'Helm', { kubernetes: { host: 'https://example.test' } });
      fill(scope);
    });
  const empty = inCluster(() => {});

  test('a service of type LoadBalancer is public unless an annotation says otherwise', () => {
    const service = (annotations: Record<string, string>, loadBalancerSourceRanges?: string[]) =>
      inCluster((scope) => {
        new ServiceV1(scope, 'Web', {
          metadata: { name: 'web', annotations },
          spec: { type: 'LoadBalancer', loadBalancerSourceRanges, port: [{ port: 80 }] },
        });
      });
    const internal = { 'service.beta.kubernetes.io/openstack-internal-load-balancer': 'true' };
    const where = 'service web in the cluster of prod has a';
    expect(exposure(empty, service({}))).toEqual([`+ prod/Web: load balancer: ${where} public load balancer!`]);
    expect(exposure(service(internal), service({}, ['198.51.100.0/24']))).toEqual([
      `+ prod/Web: load balancer: ${where} public load balancer, open to 198.51.100.0/24`,
      `- prod/Web: load balancer: ${where} load balancer on the private network`,
    ]);
  });

  test('so is a release whose values ask for one', () => {
    const release = (values: string) =>
      inCluster((scope) => new Release(scope, 'Ingress', { name: 'ingress', chart: 'nginx', values: [values] }));
    expect(exposure(release('controller: {}'), release('controller:\n  service:\n    type: LoadBalancer\n'))).toEqual([
      '+ prod/Ingress: load balancer: release ingress in the cluster of prod has a public load balancer!',
    ]);
    expect(exposure(empty, release('a: &a [x]\nb: *a'))).toEqual([]);
    expect(exposure(empty, release('a: &a {type: LoadBalancer}\nb: *a'))).toHaveLength(1);
    const unread =
      '+ prod/Ingress: reachable: release ingress in the cluster of prod: its values are known after apply, and so is what it opens';
    for (const text of ['{{{ not yaml', 'a: 1\na: 2', 'a: 1\n---\nb: [', '- a', '${unknown}'])
      expect(exposure(empty, release(text))).toEqual([unread]);
  });

  test('of several documents Helm reads the first, and so is it here', () => {
    const release = (values: string) =>
      inCluster((scope) => new Release(scope, 'Ingress', { name: 'ingress', chart: 'nginx', values: [values] }));
    const asks = 'service:\n  type: LoadBalancer\n';
    const open = ['+ prod/Ingress: load balancer: release ingress in the cluster of prod has a public load balancer!'];
    for (const text of [`---\n${asks}`, `${asks}---\na: 1\n`, `# values\n---\n${asks}...\n---\na: 1\n`])
      expect(exposure(empty, release(text)), text).toEqual(open);
    for (const text of ['a: 1\n---\nb: 2\n', `a: 1\n---\n${asks}`, `---\n---\n${asks}`, '', '# nothing'])
      expect(exposure(empty, release(text)), text).toEqual([]);
  });

  test('what may be another text to Helm is not read', () => {
    const release = (values: string) =>
      inCluster((scope) => new Release(scope, 'Ingress', { name: 'ingress', chart: 'nginx', values: [values] }));
    const lines = ['\r', '\u0085', '\u2028', '\u2029'].map((end) => `# a comment${end}service: {type: LoadBalancer}`);
    const tag = 'service: {type: !!binary TG9hZEJhbGFuY2Vy}';
    for (const text of [...lines, tag]) {
      expect(exposure(empty, release(text)), JSON.stringify(text)).toEqual([
        '+ prod/Ingress: reachable: release ingress in the cluster of prod: its values are known after apply, and so is what it opens',
      ]);
    }
    expect(exposure(empty, release('a: 1\r\nb: 2\r\n'))).toEqual([]);
  });

  test('Knative of a landing zone that is made public', () => {
    const knative = (exposed: object) => zone({ 'prod.clusters.main.platform.knative': exposed });
    const where = 'release knative-serving in the cluster web-prod/Clusters/main has a';
    expect(exposure(knative({}), knative({ exposure: 'public' }))).toEqual([
      `+ web-prod-platform-main/Knative: load balancer: ${where} public load balancer!`,
      `- web-prod-platform-main/Knative: load balancer: ${where} load balancer on the private network`,
    ]);
  });
});

describe('networks that are joined', () => {
  test('a VLAN that is stretched to another environment', () => {
    const shared = { vlan: 130, cidr: '10.30.0.0/22', allottedTo: ['web/prod', 'web/dev'] };
    const pool = { start: '10.30.2.0', end: '10.30.2.250' };
    const first = {
      'networks.spare': shared,
      'prod.networks': plus({ spare: { allocation: 'spare', pool: { start: '10.30.1.0', end: '10.30.1.250' } } }),
      'prod.clusters.main.network': 'main',
    };
    const both = { ...first, 'dev.networks': plus({ spare: { allocation: 'spare', pool } }) };
    expect(exposure(zone(first), zone(both))).toEqual([
      '+ web-prod/Networks/spare: peering: VLAN 130 joins web-prod/Networks/spare with web-dev/Networks/spare',
    ]);
  });

  test('a VLAN that a private cloud uses, too, and a router that is none of the gateways', () => {
    const cloud = { privateClouds: { main: { existing: 'pcc-192-0-2-10', networks: ['web-dev'] } } };
    const changed = zone({ privateClouds: cloud.privateClouds, 'networks.web-dev.allottedTo': ['web/dev'] });
    expect(exposure(zone(), changed).filter((row) => row.includes('joins'))).toEqual([
      '+ web-dev/web-dev: peering: VLAN 122 (web-dev) joins teams.web.environments.dev.networks.main with privateClouds.main',
    ]);
    expect(exposure(zone(), zone({ 'dev.networks.main.egress': { hub: '10.20.32.2' } }))).toEqual([
      '- web-dev/Networks/main/Gateway: public address: gateway Networks/main/Gateway takes its network out through a public address',
      '+ web-dev/Networks/main/Subnet: peering: Networks/main leaves through the router 10.20.32.2',
    ]);
  });
});
