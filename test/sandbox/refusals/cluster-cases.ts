import { project } from '../workspace';
import {
  badRequest,
  type Cases,
  changeRefused,
  conflict,
  made,
  notFound,
  refused,
  type Seed,
  unlisted,
} from './harness';

const subnetType = 'ovh_cloud_project_network_private_subnet_v2';
export const kube = 'ovh_cloud_project_kube';

const networkWithout = (openstackid: string, vlan: number, region = 'GRA11'): Seed => ({
  type: 'ovh_cloud_project_network_private',
  id: `pn-1000001_${vlan}`,
  attributes: {
    service_name: project,
    name: openstackid,
    vlan_id: vlan,
    regions: [region],
    regions_attributes: [{ region, openstackid, status: 'ACTIVE' }],
  },
});

/** A network in a region, with a subnet of its own. */
const networkIn = (region: string, vlan: number, cidr: string): readonly Seed[] => [
  networkWithout(`net-${region}`, vlan, region),
  {
    type: subnetType,
    id: `subnet-${region}`,
    attributes: { service_name: project, network_id: `net-${region}`, region, name: region, cidr },
  },
];

/** A cluster that exists; of plan free where nothing else is said. */
export const cluster = (id: string, more: Seed['attributes']): Seed => ({
  type: kube,
  id,
  attributes: { service_name: project, name: id, region: 'GRA11', plan: 'free', version: '1.33', ...more },
});

export const clusterSeeds: readonly Seed[] = [
  ...networkIn('GRA11', 20, '10.20.0.0/24'),
  ...networkIn('RBX-A', 21, '10.21.0.0/24'),
  ...networkIn('EU-WEST-PAR', 22, '10.22.0.0/24'),
  ...networkIn('EU-SOUTH-MIL', 23, '10.23.0.0/24'),
  {
    type: 'ovh_cloud_project_gateway',
    id: 'milan',
    attributes: {
      service_name: project,
      region: 'EU-SOUTH-MIL',
      name: 'milan',
      model: 's',
      network_id: 'net-EU-SOUTH-MIL',
      subnet_id: 'subnet-EU-SOUTH-MIL',
    },
  },
  networkWithout('net-empty', 24),
  networkWithout('net-older', 25),
  {
    type: 'ovh_cloud_project_network_private_subnet',
    id: 'subnet-older',
    attributes: { service_name: project, network_id: 'pn-1000001_25', region: 'GRA11', network: '10.25.0.0/24' },
  },
  {
    type: subnetType,
    id: 'balancers-GRA11',
    attributes: {
      service_name: project,
      network_id: 'net-GRA11',
      region: 'GRA11',
      name: 'balancers',
      cidr: '10.20.1.0/24',
    },
  },
  cluster('one', {}),
  cluster('upgraded', { version: '1.34' }),
  cluster('balanced', { private_network_id: 'net-GRA11', load_balancers_subnet_id: 'subnet-GRA11' }),
];

export const named = (name: string, more: object) => ({ service_name: project, name, region: 'GRA11', ...more });
const inRbx = (name: string, more: object) =>
  named(name, { region: 'RBX-A', private_network_id: 'net-RBX-A', nodes_subnet_id: 'subnet-RBX-A', ...more });
const inMilan = (name: string, more: object) =>
  named(name, {
    region: 'EU-SOUTH-MIL',
    private_network_id: 'net-EU-SOUTH-MIL',
    nodes_subnet_id: 'subnet-EU-SOUTH-MIL',
    ...more,
  });
const ranges = (pods: string, services: string) => ({
  plan: 'standard',
  ip_allocation_policy: [{ pods_ipv4_cidr: pods, services_ipv4_cidr: services }],
});
const router = (default_vrack_gateway: string) => ({
  private_network_configuration: [{ default_vrack_gateway, private_network_routing_as_default: true }],
});
const versions = '1.31, 1.32, 1.33, 1.34, 1.35';

export const clusterCases: Cases = {
  'plan free in Paris': refused(
    kube,
    named('free-paris', { region: 'EU-WEST-PAR', plan: 'free' }),
    badRequest('Plan free is not available in region EU-WEST-PAR, available: standard'),
  ),
  'plan standard in GRA11': refused(
    kube,
    named('standard-gra', { plan: 'standard', private_network_id: 'net-GRA11' }),
    unlisted('Plan standard is not available in region GRA11, available: free', 'February 2026'),
  ),
  'a region without Managed Kubernetes': refused(
    kube,
    named('toronto', { region: 'CA-EAST-TOR' }),
    unlisted('Managed Kubernetes is not available in region CA-EAST-TOR', 'February 2026'),
  ),
  'a region of data services': refused(
    kube,
    named('data', { region: 'GRA' }),
    badRequest('Managed Kubernetes is not available in region GRA'),
  ),
  'a region that no product has': refused(
    kube,
    named('nowhere', { region: 'GRA99' }),
    notFound('Region GRA99 does not exist'),
  ),
  'an unknown version': refused(
    kube,
    named('future', { version: '1.99' }),
    unlisted(`Version 1.99 is not available, available: ${versions}`, 'April 2026'),
  ),
  'a version that is too old': refused(
    kube,
    named('past', { version: '1.29' }),
    badRequest(`Version 1.29 is not available, available: ${versions}`),
  ),
  'the newest version': made(kube, named('newest', { version: '1.35' })),
  'an unknown update policy': refused(
    kube,
    named('policy', { update_policy: 'SOMETIMES' }),
    badRequest('updatePolicy must be one of ALWAYS_UPDATE, MINIMAL_DOWNTIME, NEVER_UPDATE, got SOMETIMES'),
  ),
  'an admission plugin that is not offered': refused(
    kube,
    named('plugins', {
      customization_apiserver: [{ admissionplugins: [{ enabled: ['PodSecurityPolicy'], disabled: [] }] }],
    }),
    badRequest('Admission plugin PodSecurityPolicy cannot be enabled'),
  ),
  'nodes in a subnet of another network': refused(
    kube,
    named('astray', { private_network_id: 'net-GRA11', nodes_subnet_id: 'subnet-RBX-A' }),
    badRequest(
      'nodes_subnet_id must be a subnet of private_network_id (net-GRA11), and subnet-RBX-A is one of net-RBX-A',
    ),
  ),
  'load balancers in a subnet of another network': refused(
    kube,
    named('unbalanced', {
      private_network_id: 'net-GRA11',
      nodes_subnet_id: 'subnet-GRA11',
      load_balancers_subnet_id: 'subnet-RBX-A',
    }),
    badRequest(
      'load_balancers_subnet_id must be a subnet of private_network_id (net-GRA11), and subnet-RBX-A is one of net-RBX-A',
    ),
  ),
  'load balancers in another subnet of the network': made(
    kube,
    named('two-subnets', {
      private_network_id: 'net-GRA11',
      nodes_subnet_id: 'subnet-GRA11',
      load_balancers_subnet_id: 'balancers-GRA11',
    }),
  ),
  'a network without a subnet': refused(
    kube,
    named('nowhere-to-be', { private_network_id: 'net-empty' }),
    conflict('Network net-empty has no subnet for the nodes'),
  ),
  'a network with a subnet of the older kind': made(kube, named('older', { private_network_id: 'net-older' })),
  'nodes in a subnet of the older kind': made(
    kube,
    named('older-nodes', { private_network_id: 'net-older', nodes_subnet_id: 'subnet-older' }),
  ),
  'nodes in a subnet of the older kind, of another network': refused(
    kube,
    named('older-astray', { private_network_id: 'net-GRA11', nodes_subnet_id: 'subnet-older' }),
    badRequest(
      'nodes_subnet_id must be a subnet of private_network_id (net-GRA11), and subnet-older is one of pn-1000001_25',
    ),
  ),
  'the number of a network for its OpenStack id': refused(
    kube,
    named('number', { private_network_id: 'pn-1000001_20' }),
    badRequest('private_network_id must be the OpenStack id of the network in its region, got pn-1000001_20'),
  ),
  'a network that does not exist': refused(
    kube,
    named('nowhere', { private_network_id: 'net-nowhere' }),
    notFound('The requested object (private_network_id = net-nowhere) does not exist'),
  ),
  'plan standard without a network': refused(
    kube,
    named('bare', { region: 'RBX-A', plan: 'standard' }),
    badRequest('A cluster of plan standard needs a private network'),
  ),
  'plan standard with a network': made(kube, inRbx('dressed', { plan: 'standard' })),
  'three zones without a gateway': refused(
    kube,
    named('no-way-out', {
      region: 'EU-WEST-PAR',
      plan: 'standard',
      private_network_id: 'net-EU-WEST-PAR',
      nodes_subnet_id: 'subnet-EU-WEST-PAR',
    }),
    badRequest(
      'Subnet subnet-EU-WEST-PAR has no gateway, and a cluster in EU-WEST-PAR (three zones) needs one on its nodes subnet',
    ),
  ),
  'three zones behind a router': made(
    kube,
    named('behind-router', {
      region: 'EU-WEST-PAR',
      plan: 'standard',
      private_network_id: 'net-EU-WEST-PAR',
      nodes_subnet_id: 'subnet-EU-WEST-PAR',
      ...router('10.22.0.2'),
    }),
  ),
  'three zones with a gateway': made(kube, inMilan('with-gateway', { plan: 'standard' })),
  'a router outside the subnet': refused(
    kube,
    inMilan('far-router', router('10.99.0.2')),
    badRequest('default_vrack_gateway must be empty or an address of the nodes subnet (10.23.0.0/24), got 10.99.0.2'),
  ),
  'ip_allocation_policy on plan free': refused(
    kube,
    named('free-ranges', { ...ranges('10.128.0.0/14', '10.3.0.0/16'), plan: 'free' }),
    badRequest('ip_allocation_policy is only for plan standard'),
  ),
  'a public range of pods': refused(
    kube,
    inRbx('public-pods', ranges('100.64.0.0/16', '10.3.0.0/16')),
    badRequest('Range 100.64.0.0/16 of ip_allocation_policy must be private (RFC 1918)'),
  ),
  'a range of services that is too small': refused(
    kube,
    inRbx('few-services', ranges('10.128.0.0/14', '10.3.0.0/20')),
    badRequest('Range 10.3.0.0/20 of ip_allocation_policy is smaller than /16'),
  ),
  'pods and services that overlap': refused(
    kube,
    inRbx('crossed', ranges('10.0.0.0/12', '10.3.0.0/16')),
    badRequest('The ranges of pods (10.0.0.0/12) and services (10.3.0.0/16) overlap'),
  ),
  'pods that overlap the subnet': refused(
    kube,
    inRbx('on-subnet', ranges('10.21.0.0/16', '10.3.0.0/16')),
    badRequest('Range 10.21.0.0/16 inside the cluster overlaps its subnet 10.21.0.0/24'),
  ),
  'ranges of its own': made(kube, inRbx('own-ranges', ranges('10.128.0.0/14', '10.4.0.0/16'))),
  'a second cluster of the name': refused(
    kube,
    named('one', {}),
    conflict(`${kube} with service_name = ${project}, name = one already exists: one`),
  ),
  'a downgrade': changeRefused(
    kube,
    `${project}/upgraded`,
    named('upgraded', { version: '1.33' }),
    badRequest('Version 1.33 is older than the cluster (1.34): a cluster cannot be downgraded'),
  ),
  'the removal of the subnet of load balancers': changeRefused(
    kube,
    `${project}/balanced`,
    named('balanced', { private_network_id: 'net-GRA11' }),
    badRequest('loadBalancersSubnetId: "" is not valid uuid'),
  ),
};
