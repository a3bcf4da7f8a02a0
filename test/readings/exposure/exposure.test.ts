import { CloudFloatingIp } from '@cdktf/provider-ovh/lib/cloud-floating-ip';
import { CloudProjectContainerregistry } from '@cdktf/provider-ovh/lib/cloud-project-containerregistry';
import { CloudProjectContainerregistryIpRestrictionsRegistry } from '@cdktf/provider-ovh/lib/cloud-project-containerregistry-ip-restrictions-registry';
import { CloudProjectDatabase } from '@cdktf/provider-ovh/lib/cloud-project-database';
import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { CloudProjectLoadbalancer } from '@cdktf/provider-ovh/lib/cloud-project-loadbalancer';
import { CloudSecurityGroup } from '@cdktf/provider-ovh/lib/cloud-security-group';
import { DbaasLogsCluster } from '@cdktf/provider-ovh/lib/dbaas-logs-cluster';
import { IpFirewallRule } from '@cdktf/provider-ovh/lib/ip-firewall-rule';
import { describe, expect, test } from 'vitest';
import { isWorld } from '../../../src/readings/exposure/address';
import { project, stack, zone } from '../../review/corpus';
import { exposure } from '../readings';

const none = stack(() => {});
const world = '0.0.0.0/0 (the whole internet)';

describe('the API of a cluster', () => {
  const cluster = (ips?: string[], make = true) =>
    stack((scope) => {
      const made = make ? new CloudProjectKube(scope, 'Kube', { serviceName: project, region: 'GRA11' }) : undefined;
      if (ips)
        new CloudProjectKubeIprestrictions(scope, 'Access', {
          serviceName: project,
          kubeId: made?.id ?? 'kube-1',
          ips,
        });
    });
  const api = 'API of the cluster Kube';

  test('is open to everyone without an allow-list', () => {
    expect(exposure(none, cluster())).toEqual([
      `+ prod/Kube: reachable: ${api} is open to ${world}: it has no allow-list!`,
    ]);
    expect(exposure(cluster(), cluster(['203.0.113.0/28']))).toEqual([
      `+ prod/Access: allow-list: ${api} is open to 203.0.113.0/28`,
      `- prod/Kube: reachable: ${api} is open to ${world}: it has no allow-list!`,
    ]);
  });

  test('is open to everyone with an empty one, and when a list of a cluster from elsewhere is destroyed', () => {
    expect(exposure(none, cluster([]))).toEqual([
      `+ prod/Access: allow-list: ${api} is open to ${world}: its allow-list is empty!`,
    ]);
    expect(exposure(cluster(['10.0.0.0/8'], false), none)).toEqual([
      '+ prod/Access: reachable: API of the cluster kube-1 is open to 0.0.0.0/0 (the whole internet): it has no allow-list!',
      '- prod/Access: allow-list: API of the cluster kube-1 is open to 10.0.0.0/8',
    ]);
  });

  test('is gone with the cluster', () => {
    expect(exposure(cluster(['203.0.113.0/28']), none)).toEqual([
      `- prod/Access: allow-list: ${api} is open to 203.0.113.0/28`,
    ]);
  });

  test('is open to addresses that only Terraform knows, which is said', () => {
    expect(
      exposure(zone(), zone({ 'prod.networks.main.egress': 'none' })).filter((row) => row.includes('ApiAccess')),
    ).toEqual([
      '- web-prod/Clusters/main/ApiAccess: allow-list: API of the cluster Clusters/main is open to addresses of Networks/main/Gateway.external_information (known after apply)',
    ]);
  });
});

describe('allow-lists', () => {
  test('of a database: nobody without one, everybody with 0.0.0.0/0, and on which network it is', () => {
    const database = (ips: string[], networkId?: string) =>
      stack((scope) => {
        new CloudProjectDatabase(scope, 'Shop', {
          serviceName: project,
          engine: 'postgresql',
          version: '16',
          plan: 'business',
          flavor: 'db1-7',
          nodes: [{ region: 'GRA', networkId }],
          ipRestrictions: ips.map((ip) => ({ ip })),
        });
      });
    expect(exposure(none, database([], 'net-1'))).toEqual([]);
    expect(exposure(database([], 'net-1'), database(['0.0.0.0/0', '10.0.0.0/24']))).toEqual([
      '+ prod/Shop: reachable: database Shop is on the public network; only its allow-list is in the way',
      `+ prod/Shop: allow-list: database Shop is open to ${world}!`,
      '+ prod/Shop: allow-list: database Shop is open to 10.0.0.0/24',
    ]);
  });

  test('of a registry: each part of it has its own', () => {
    const registry = (isRestricted: boolean) =>
      stack((scope) => {
        const { id } = new CloudProjectContainerregistry(scope, 'Images', {
          serviceName: project,
          name: 'images',
          region: 'GRA',
        });
        const ipRestrictions = [{ ip_block: '198.51.100.0/24', description: 'ci' }];
        if (isRestricted)
          new CloudProjectContainerregistryIpRestrictionsRegistry(scope, 'Ci', {
            serviceName: project,
            registryId: id,
            ipRestrictions,
          });
      });
    expect(exposure(registry(true), registry(false))).toEqual([
      '- prod/Ci: allow-list: images of the registry Images is open to 198.51.100.0/24',
      `+ prod/Images: reachable: images of the registry Images is open to ${world}: it has no allow-list!`,
    ]);
  });

  test('of a log cluster', () => {
    const logs = (...queryAllowedNetworks: string[]) =>
      stack((scope) => new DbaasLogsCluster(scope, 'Logs', { serviceName: 'ldp-gr-10001', queryAllowedNetworks }));
    expect(exposure(logs('10.0.0.0/8'), logs('10.0.0.0/8', '::/0'))).toEqual([
      '+ prod/Logs: allow-list: queries of the log cluster Logs is open to ::/0 (the whole internet)!',
    ]);
  });

  test.each([
    ['0.0.0.0/0', true],
    ['0.0.0.0/1', true],
    ['128.0.0.0/1', true],
    ['::/0', true],
    ['2000::/3', true],
    ['10.0.0.0/8', false],
    ['203.0.113.0/28', false],
    ['fd00::/8', false],
    ['0.0.0.0/32', false],
    ['0.0.0.0', true],
    ['not an address', false],
  ])('%s: the whole internet or so is %s', (address, expected) => {
    expect(isWorld(address)).toBe(expected);
  });
});

describe('ports', () => {
  test('of a load balancer are as open as it is', () => {
    const balancer = (floating: boolean, ...listeners: object[]) =>
      stack((scope) => {
        new CloudProjectLoadbalancer(scope, 'Front', {
          serviceName: project,
          regionName: 'GRA11',
          flavorId: 'f',
          network: {
            private: {
              network: { id: 'n', subnetId: 's' },
              ...(floating ? { floatingIpCreate: { description: 'd' } } : {}),
            },
          },
          listeners: listeners.map((listener) => ({ port: 443, protocol: 'tcp', ...listener })),
        });
      });
    const port = 'port 443/tcp of the load balancer Front';
    expect(exposure(balancer(false, {}), balancer(true, {}))).toEqual([
      '+ prod/Front: load balancer: load balancer Front has a public address',
      `+ prod/Front: port: ${port} is open to ${world}!`,
      '- prod/Front: load balancer: load balancer Front is on the private network only',
      `- prod/Front: port: ${port} is open to the private network`,
    ]);
    expect(exposure(balancer(true, {}), balancer(true, { allowedCidrs: ['198.51.100.0/24'] }))).toEqual([
      `+ prod/Front: port: ${port} is open to 198.51.100.0/24`,
      `- prod/Front: port: ${port} is open to ${world}!`,
    ]);
  });

  test('of a security group and of a firewall: without a source everyone is one', () => {
    const rules = (...rule: object[]) =>
      stack((scope) => {
        const fixed = { direction: 'INGRESS', ethernetType: 'IPV4' };
        new CloudSecurityGroup(scope, 'Web', {
          serviceName: project,
          name: 'web',
          region: 'GRA11',
          rule: rule.map((one) => ({ ...fixed, ...one })),
        });
      });
    expect(
      exposure(
        rules({ direction: 'EGRESS' }),
        rules(
          { direction: 'EGRESS' },
          { protocol: 'TCP', portRangeMin: 22, portRangeMax: 22 },
          { protocol: 'TCP', portRangeMin: 8000, portRangeMax: 8080, remoteIpPrefix: '10.0.0.0/8' },
          { remoteGroupId: 'group-1' },
        ),
      ),
    ).toEqual([
      `+ prod/Web: port: TCP on port 22 behind the security group Web is open to ${world}!`,
      '+ prod/Web: port: TCP on ports 8000 to 8080 behind the security group Web is open to 10.0.0.0/8',
      '+ prod/Web: port: every protocol on every port behind the security group Web is open to members of group-1',
    ]);
    const firewall = (changes: object) =>
      stack(
        (scope) =>
          new IpFirewallRule(scope, 'Rule', {
            ip: '192.0.2.1/32',
            ipOnFirewall: '192.0.2.1',
            protocol: 'tcp',
            action: 'permit',
            sequence: 0,
            ...changes,
          }),
      );
    expect(exposure(none, firewall({ destinationPort: 22 }))).toEqual([
      `+ prod/Rule: port: tcp on port 22 of 192.0.2.1 is open to ${world}!`,
    ]);
  });
});

test('public addresses, in whatever stack; none is lost with a stack that is gone', () => {
  const address = (id: string, region = 'GRA11') =>
    stack((scope) => new CloudFloatingIp(scope, 'Entry', { serviceName: project, region }), id);
  expect(exposure(none, address('prod'))).toEqual(['+ prod/Entry: public address: floating IP Entry in GRA11']);
  expect(exposure(address('prod'), address('other', 'SBG5'))).toEqual([
    '+ other/Entry: public address: floating IP Entry in SBG5',
  ]);
  // the same stack under another name
  expect(exposure(address('prod'), address('production'))).toEqual([]);
});

test('a name that would break out of a table stays a name, and a secret in it is hidden', () => {
  const rows = exposure(
    none,
    stack((scope) => {
      new CloudProjectKubeIprestrictions(scope, 'A', {
        serviceName: project,
        kubeId: 'https://me:hunter2hunter2@example.test',
        ips: ['token=hunter2hunter2'],
      });
    }),
  );
  expect(rows).toHaveLength(1);
  expect(rows.join()).not.toContain('hunter2');
});
