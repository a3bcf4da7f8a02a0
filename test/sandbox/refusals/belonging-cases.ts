import { project } from '../workspace';
import { badRequest, type Cases, made, otherProject, refused, type Seed } from './harness';

const gateway = 'ovh_cloud_project_gateway';
const balancer = 'ovh_cloud_project_loadbalancer';
const floatingIp = 'ovh_cloud_floating_ip';
const subscription = 'ovh_cloud_project_kube_log_subscription';
const alias = 'ovh_dbaas_logs_output_opensearch_alias';
const pool = 'ovh_cloud_project_kube_nodepool';
const database = 'ovh_cloud_project_database';

const network = (id: string, vlan: number, region: string, service_name = project): Seed => ({
  type: 'ovh_cloud_project_network_private',
  id: `pn-1000001_${vlan}`,
  attributes: {
    service_name,
    name: id,
    vlan_id: vlan,
    regions: [region],
    regions_attributes: [{ region, openstackid: id, status: 'ACTIVE' }],
  },
});
const subnet = (id: string, network_id: string, cidr: string, region: string, service_name = project): Seed => ({
  type: 'ovh_cloud_project_network_private_subnet_v2',
  id,
  attributes: { service_name, network_id, region, name: id, cidr },
});
const address = (id: string, region: string, service_name = project): Seed => ({
  type: floatingIp,
  id,
  attributes: { service_name, region },
});
const cluster = (id: string, service_name: string): Seed => ({
  type: 'ovh_cloud_project_kube',
  id,
  attributes: { service_name, name: id, region: 'GRA11', version: '1.33' },
});
const stream = (id: string, service_name: string): Seed => ({
  type: 'ovh_dbaas_logs_output_graylog_stream',
  id,
  attributes: { service_name, title: id, description: id },
});

export const belongingSeeds: readonly Seed[] = [
  network('net', 41, 'GRA11'),
  network('net-beside', 42, 'GRA11'),
  network('net-sbg', 43, 'SBG5'),
  network('net-theirs', 44, 'GRA11', otherProject),
  subnet('sub', 'net', '10.41.0.0/24', 'GRA11'),
  subnet('sub-free', 'net', '10.41.1.0/24', 'GRA11'),
  subnet('sub-beside', 'net-beside', '10.42.0.0/24', 'GRA11'),
  subnet('sub-sbg', 'net-sbg', '10.43.0.0/24', 'SBG5'),
  subnet('sub-theirs', 'net-theirs', '10.44.0.0/24', 'GRA11', otherProject),
  address('address', 'GRA11'),
  address('address-sbg', 'SBG5'),
  address('address-theirs', 'GRA11', otherProject),
  cluster('cluster', project),
  cluster('cluster-theirs', otherProject),
  { type: 'ovh_dbaas_logs', id: 'ldp-gr-10001', attributes: {} },
  { type: 'ovh_dbaas_logs', id: 'ldp-gr-10002', attributes: {} },
  stream('stream', 'ldp-gr-10001'),
  stream('stream-theirs', 'ldp-gr-10002'),
];

const served = (name: string, network_id: string, subnet_id: string) => ({
  service_name: project,
  region: 'GRA11',
  name,
  model: 's',
  network_id,
  subnet_id,
});
const balanced = (name: string, subnet_id: string, more: object = {}) => ({
  service_name: project,
  region_name: 'GRA11',
  name,
  flavor_id: 'small',
  network: { private: { network: { id: 'net', subnet_id }, ...more } },
});
const audit = (kube_id: string, stream_id = 'stream') => ({ service_name: project, kube_id, stream_id, kind: 'audit' });
const aliased = (suffix: string, streams: readonly string[]) => ({
  service_name: 'ldp-gr-10001',
  suffix,
  description: suffix,
  streams,
});
const nodes = (kube_id: string) => ({
  service_name: project,
  kube_id,
  name: 'nodes',
  flavor_name: 'b3-8',
  desired_nodes: 1,
});
const erp = (description: string, region: string, subnet_id: string) => ({
  service_name: project,
  engine: 'postgresql',
  description,
  version: '17',
  plan: 'essential',
  flavor: 'db1-4',
  nodes: [{ region, network_id: 'net', subnet_id }],
});

const ofProject = (attribute: string, named: string): string =>
  badRequest(`${attribute} must be of project ${project}, and ${named} is of ${otherProject}`);
const ofRegion = (attribute: string, named: string, region = 'GRA11'): string =>
  badRequest(`${attribute} must be of region ${region}, and ${named} is of SBG5`);
const ofNetwork = (attribute: string, network: string, named: string, other: string): string =>
  badRequest(`${attribute} must be a subnet of ${network} (net), and ${named} is one of ${other}`);

export const belongingCases: Cases = {
  'a gateway in the network of another project': refused(
    gateway,
    served('theirs', 'net-theirs', 'sub-theirs'),
    ofProject('network_id', 'net-theirs'),
  ),
  'a gateway in a network of another region': refused(
    gateway,
    served('sbg', 'net-sbg', 'sub-sbg'),
    ofRegion('network_id', 'net-sbg'),
  ),
  'a gateway on a subnet of another network': refused(
    gateway,
    served('beside', 'net', 'sub-beside'),
    ofNetwork('subnet_id', 'network_id', 'sub-beside', 'net-beside'),
  ),
  'a gateway in a network of its project and region': made(gateway, served('own', 'net', 'sub')),
  'a subnet in a network of another region': refused(
    'ovh_cloud_project_network_private_subnet_v2',
    { service_name: project, network_id: 'net-sbg', region: 'GRA11', name: 'strange', cidr: '10.43.1.0/24' },
    ofRegion('network_id', 'net-sbg'),
  ),
  'a load balancer in a subnet of another network': refused(
    balancer,
    balanced('beside', 'sub-beside'),
    ofNetwork('network.private.network.subnet_id', 'network.private.network.id', 'sub-beside', 'net-beside'),
  ),
  'a load balancer with an address of another region': refused(
    balancer,
    balanced('sbg', 'sub', { floating_ip: { id: 'address-sbg' } }),
    ofRegion('network.private.floating_ip.id', 'address-sbg'),
  ),
  'a load balancer with the address of another project': refused(
    balancer,
    balanced('theirs', 'sub', { floating_ip: { id: 'address-theirs' } }),
    ofProject('network.private.floating_ip.id', 'address-theirs'),
  ),
  'a load balancer with an address beside it': made(
    balancer,
    balanced('own', 'sub', { floating_ip: { id: 'address' } }),
  ),
  'a database in a subnet of another network': refused(
    database,
    erp('beside', 'GRA', 'sub-beside'),
    ofNetwork('nodes.subnet_id', 'nodes.network_id', 'sub-beside', 'net-beside'),
  ),
  'a database in a network of its region': made(database, erp('own', 'GRA', 'sub-free')),
  'audit logs of the cluster of another project': refused(
    subscription,
    audit('cluster-theirs'),
    ofProject('kube_id', 'cluster-theirs'),
  ),
  'audit logs of a cluster to a stream of the account': made(subscription, audit('cluster', 'stream-theirs')),
  'an alias of a stream of another service': refused(
    alias,
    aliased('theirs', ['stream-theirs']),
    badRequest('streams must be of Logs Data Platform service ldp-gr-10001, and stream-theirs is of ldp-gr-10002'),
  ),
  'an alias of a stream of its service': made(alias, aliased('own', ['stream'])),
  'nodes of the cluster of another project': refused(
    pool,
    nodes('cluster-theirs'),
    ofProject('kube_id', 'cluster-theirs'),
  ),
  'nodes of a cluster of the project': made(pool, nodes('cluster')),
};
