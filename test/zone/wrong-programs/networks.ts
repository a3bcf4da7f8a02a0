import type { WrongProgram } from './wrong-program';

export const networks: readonly WrongProgram[] = [
  ['a misspelt section', { network: {} }, ["network: is not a setting; did you mean 'networks'?"]],
  [
    'a vRack id without its prefix',
    { 'vracks.main': { existing: '1000001' } },
    ['vracks.main.existing: must be a vRack id such as pn-1000001, got "1000001"; copy it from the control panel'],
  ],
  [
    'a vRack that is neither existing nor adopted',
    { 'vracks.main': {} },
    ['vracks.main.existing: is missing; give a string'],
  ],
  [
    'a vRack that is both',
    { 'vracks.main': { existing: 'pn-1000001', adopt: 'pn-1000001' } },
    [
      'vracks.main: must be { existing: \'pn-…\' } or { adopt: \'pn-…\' }, got {"existing":"pn-1000001","adopt":"pn-1000001"}; choose one of the two',
    ],
  ],
  [
    'two vRacks and no choice',
    { 'vracks.second': { existing: 'pn-1000002' } },
    [
      'networks.vmware.vrack: is missing, as there are 2 vRacks; name one of main, second',
      'networks.transit.vrack: is missing, as there are 2 vRacks; name one of main, second',
      'networks.web-dev.vrack: is missing, as there are 2 vRacks; name one of main, second',
      'networks.web-prod.vrack: is missing, as there are 2 vRacks; name one of main, second',
      'networks.spare.vrack: is missing, as there are 2 vRacks; name one of main, second',
      'privateClouds.main.vrack: is missing, as there are 2 vRacks; name one of main, second',
      'teams.it.environments.hub.vrack: is missing, as there are 2 vRacks; name one of main, second',
      'teams.web.environments.dev.vrack: is missing, as there are 2 vRacks; name one of main, second',
      'teams.web.environments.prod.vrack: is missing, as there are 2 vRacks; name one of main, second',
    ],
  ],
  [
    'a network on a vRack that is not there',
    { 'networks.spare.vrack': 'mian' },
    ['networks.spare.vrack: names no vRack of vracks, got "mian"; did you mean \'main\'?'],
  ],
  [
    'a VLAN over 4000',
    { 'networks.spare.vlan': 4095 },
    ['networks.spare.vlan: must be at most 4000, got 4095; lower it'],
  ],
  ['VLAN 1', { 'networks.spare.vlan': 1 }, ['networks.spare.vlan: must be at least 2, got 1; raise it']],
  ['a VLAN as text', { 'networks.spare.vlan': '130' }, ['networks.spare.vlan: must be a number, got "130"; write 130']],
  [
    'a broken VLAN number',
    { 'networks.spare.vlan': 130.5 },
    ['networks.spare.vlan: must be a whole number, got 130.5; give a whole number'],
  ],
  [
    'a VLAN used twice',
    { 'networks.spare.vlan': 121 },
    ['networks.spare.vlan: is already used by networks.web-prod, got 121; the next free one is 122'],
  ],
  [
    'a VLAN that VMware was delivered with',
    { 'networks.spare.vlan': 15 },
    [
      'networks.spare.vlan: is a port group that privateClouds.main was delivered with (VLAN 10 to 20), got 15; name the network in privateClouds.main.networks if it is meant, else the next free one is 22',
    ],
  ],
  [
    'a CIDR without a mask',
    { 'networks.spare.cidr': '10.30.0.0' },
    ['networks.spare.cidr: must be an IPv4 network, got "10.30.0.0"; add a mask, for one address 10.30.0.0/32'],
  ],
  [
    'a CIDR that does not start at its first address',
    { 'networks.spare.cidr': '10.30.0.1/22' },
    ['networks.spare.cidr: must start at its first address, got "10.30.0.1/22"; write 10.30.0.0/22'],
  ],
  [
    'a CIDR that is no address',
    { 'networks.spare.cidr': '10.300.0.0/22' },
    [
      'networks.spare.cidr: must be an IPv4 network such as 10.20.0.0/20, got "10.300.0.0/22"; write an address and a mask',
    ],
  ],
  [
    'an IPv6 network',
    { 'networks.spare.cidr': 'fd00::/64' },
    ['networks.spare.cidr: must be an IPv4 network such as 10.20.0.0/20, got "fd00::/64"; write an address and a mask'],
  ],
  [
    'a public CIDR',
    { 'networks.spare.cidr': '203.0.113.0/24' },
    [
      'networks.spare.cidr: must be a private network (RFC 1918), got 203.0.113.0/24; use one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
    ],
  ],
  [
    'a CIDR smaller than /28',
    { 'networks.spare.cidr': '10.30.0.0/29' },
    [
      'networks.spare.cidr: must be /28 or larger, got 10.30.0.0/29; DHCP, gateway and load balancers take up to 7 addresses of a subnet',
    ],
  ],
  [
    'a CIDR larger than /16',
    { 'networks.spare.cidr': '10.0.0.0/8' },
    ['networks.spare.cidr: must be /16 or smaller, got 10.0.0.0/8; split it'],
  ],
  [
    'a CIDR used twice',
    { 'networks.spare.cidr': '10.20.16.0/20' },
    [
      'networks.spare.cidr: overlaps networks.web-prod (10.20.16.0/20), got "10.20.16.0/20"; the next free one is 10.20.32.0/20',
    ],
  ],
  [
    'a CIDR inside another',
    { 'networks.spare.cidr': '10.20.17.0/24' },
    [
      'networks.spare.cidr: overlaps networks.web-prod (10.20.16.0/20), got "10.20.17.0/24"; the next free one is 10.20.32.0/24',
    ],
  ],
  [
    "a CIDR in OVHcloud's own range",
    { 'networks.spare.cidr': '172.31.8.0/24' },
    [
      'networks.spare.cidr: overlaps 172.31.0.0/17, which OVHcloud reserves for floating IPs, got 172.31.8.0/24; use another network',
    ],
  ],
  [
    "a CIDR in Docker's range",
    { 'networks.spare.cidr': '172.17.4.0/24' },
    [
      'networks.spare.cidr: overlaps 172.17.0.0/16, which Docker keeps on nodes of Managed Kubernetes, got 172.17.4.0/24; the next free one is 172.18.0.0/24',
    ],
  ],
  [
    'a CIDR where the free plan has its pods',
    { 'networks.spare.cidr': '10.2.4.0/24' },
    [
      'teams.web.environments.dev.clusters.main: has its pods in 10.2.0.0/16, which overlaps networks.spare (10.2.4.0/24); move the network',
    ],
  ],
  [
    'a CIDR where the standard plan has its pods',
    { 'networks.spare.cidr': '10.241.0.0/20' },
    [
      'teams.web.environments.prod.clusters.main: has its pods in 10.240.0.0/13, which overlaps networks.spare (10.241.0.0/20); give ipAllocation.pods, or move the network',
    ],
  ],
  [
    'a CIDR where both plans have their Services',
    { 'networks.spare.cidr': '10.3.0.0/24' },
    [
      'teams.web.environments.dev.clusters.main: has its services in 10.3.0.0/16, which overlaps networks.spare (10.3.0.0/24); move the network',
      'teams.web.environments.prod.clusters.main: has its services in 10.3.0.0/16, which overlaps networks.spare (10.3.0.0/24); give ipAllocation.services, or move the network',
    ],
  ],
  [
    'a network allotted to an environment that is not there',
    { 'networks.spare.allottedTo': ['web/porduction'] },
    ['networks.spare.allottedTo.0: names no environment, got "web/porduction"; use one of it/hub, web/dev, web/prod'],
  ],
  [
    'a network name with capitals',
    { 'networks.Spare': { vlan: 131, cidr: '10.31.0.0/22' } },
    [
      "networks.Spare: must be 1 to 31 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"Spare\"; rename it",
    ],
  ],
  [
    'a private cloud that is none',
    { 'privateClouds.main.existing': 'vcenter' },
    [
      'privateClouds.main.existing: must be a private cloud such as pcc-192-0-2-10, got "vcenter"; copy it from the control panel',
    ],
  ],
  [
    'a private cloud with an unknown network',
    { 'privateClouds.main.networks': ['vmwear'] },
    ['privateClouds.main.networks.0: names no network of the plan, got "vmwear"; did you mean \'vmware\'?'],
  ],
  [
    'a private cloud twice',
    { 'privateClouds.second': { existing: 'pcc-192-0-2-10', networks: [] } },
    ['privateClouds.second: is the private cloud of privateClouds.main too, got "pcc-192-0-2-10"; name another one'],
  ],
  [
    'a network that is not in the plan',
    { 'prod.networks.main.allocation': 'web-prdo' },
    [
      'teams.web.environments.prod.networks.main.allocation: names no network of the plan, got "web-prdo"; did you mean \'web-prod\'?',
    ],
  ],
  [
    'a network that is allotted to another environment',
    { 'dev.networks.main.allocation': 'web-prod', 'prod.networks.main.allocation': 'spare' },
    [
      'teams.web.environments.dev.networks.main.allocation: is allotted to web/prod, not to web/dev, got "web-prod"; take another network, or add web/dev to networks.web-prod.allottedTo',
    ],
  ],
  [
    'one network in two environments',
    { 'prod.networks.main.allocation': 'web-dev' },
    [
      "teams.web.environments.prod.networks.main.allocation: is already used by teams.web.environments.dev.networks.main, got \"web-dev\"; take another network, or stretch it: networks.web-dev.allottedTo: ['web/dev', 'web/prod']",
    ],
  ],
  [
    'an unknown gateway size',
    { 'prod.networks.main.egress': { gateway: 'xs' } },
    [
      'teams.web.environments.prod.networks.main.egress.gateway: is not known, got "xs"; use one of s, m, l, xl, 2xl, 3xl',
    ],
  ],
  [
    'a hub outside the network',
    { 'prod.networks.main.egress': { hub: '10.99.0.1' } },
    [
      'teams.web.environments.prod.networks.main.egress.hub: must be a host address of 10.20.16.0/20, got 10.99.0.1; use 10.20.16.1',
    ],
  ],
  [
    'a pool outside the network',
    { 'hub.networks.transit.pool': { start: '10.16.1.20', end: '10.16.1.99' } },
    [
      'teams.it.environments.hub.networks.transit.pool.start: must be a host address of 10.16.0.0/24, got 10.16.1.20; use 10.16.0.16',
      'teams.it.environments.hub.networks.transit.pool.end: must be a host address of 10.16.0.0/24, got 10.16.1.99; use 10.16.0.254',
    ],
  ],
  [
    'a pool that ends before it starts',
    { 'hub.networks.transit.pool': { start: '10.16.0.99', end: '10.16.0.20' } },
    [
      'teams.it.environments.hub.networks.transit.pool.start: must not be after the end (10.16.0.20), got 10.16.0.99; swap them',
    ],
  ],
  [
    'a pool with the gateway in it',
    { 'hub.networks.transit.pool': { start: '10.16.0.1', end: '10.16.0.99' } },
    [
      'teams.it.environments.hub.networks.transit.pool: must not contain the gateway (10.16.0.1), got 10.16.0.1-10.16.0.99; move the pool or the gateway',
    ],
  ],
  [
    "a pool that overlaps another region's on the same VLAN",
    { 'hub.networks.transit.pool': { start: '10.16.0.20', end: '10.16.0.120' } },
    [
      'teams.web.environments.prod.networks.transit.pool: overlaps the pool of teams.it.environments.hub.networks.transit (10.16.0.20-10.16.0.120) on the same VLAN, got 10.16.0.100-10.16.0.199; give both a pool of their own',
    ],
  ],
  [
    "a gateway in another environment's pool",
    { 'hub.networks.transit.egress': { gateway: 'm', address: '10.16.0.150' } },
    [
      'teams.web.environments.prod.networks.transit.pool: contains the router of teams.it.environments.hub.networks.transit (10.16.0.150) on the same VLAN, got 10.16.0.100-10.16.0.199; give both a pool of their own',
    ],
  ],
  [
    'a cluster in Paris without a way out',
    { 'prod.networks.main.egress': 'none' },
    [
      "teams.web.environments.prod.clusters.main.network: needs a way out in EU-WEST-PAR (three zones, plan standard), got egress 'none'; give the network egress: { gateway: 's' } or larger",
    ],
  ],
];
