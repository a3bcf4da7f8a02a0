import { project, vrack } from '../workspace';
import { type Case, type Cases, conflict, forbidden, type Seed } from './harness';

const guarded = '0a1b2c3d4e5f46a7b8c9d0e1f2a30077';
const network = 'ovh_cloud_project_network_private';
const subnet = 'ovh_cloud_project_network_private_subnet_v2';
const kube = 'ovh_cloud_project_kube';
const database = 'ovh_cloud_project_database';
const stream = 'ovh_dbaas_logs_output_graylog_stream';
const service = 'ldp-gr-10001';

/** Deletes something that exists, which its import id names. */
const removed = (type: string, imports: string, config: object, expected: string): Case => ({
  type,
  imports,
  config,
  expected,
});

const networkSeed = (vlan: number, openstackid: string): Seed => ({
  type: network,
  id: `pn-1000001_${vlan}`,
  attributes: {
    service_name: project,
    name: openstackid,
    vlan_id: vlan,
    regions: ['GRA11'],
    regions_attributes: [{ region: 'GRA11', openstackid, status: 'ACTIVE' }],
  },
});
const subnetSeed = (network_id: string, cidr: string): Seed => ({
  type: subnet,
  id: `subnet-${network_id}`,
  attributes: {
    service_name: project,
    network_id,
    region: 'GRA11',
    name: network_id,
    cidr,
    dhcp: true,
    enable_gateway_ip: true,
  },
});
const subnetConfig = (network_id: string, cidr: string) => ({
  service_name: project,
  network_id,
  region: 'GRA11',
  name: network_id,
  cidr,
});
const streamSeed = (id: string): Seed => ({
  type: stream,
  id,
  attributes: { service_name: service, title: id, description: id },
});
const databaseAttributes = {
  service_name: project,
  engine: 'postgresql',
  description: 'kept',
  version: '17',
  plan: 'essential',
  flavor: 'db1-4',
  nodes: [{ region: 'GRA', network_id: 'of-database', subnet_id: 'subnet-of-database' }],
  deletion_protection: true,
};

export const deletionSeeds: readonly Seed[] = [
  { type: 'ovh_cloud_project', id: guarded, attributes: { description: 'guarded', deletion_protection: true } },
  networkSeed(20, 'of-cluster'),
  subnetSeed('of-cluster', '10.0.0.0/24'),
  networkSeed(21, 'of-database'),
  subnetSeed('of-database', '10.0.1.0/24'),
  networkSeed(22, 'of-nobody'),
  networkSeed(23, 'of-subnet'),
  subnetSeed('of-subnet', '10.0.2.0/24'),
  {
    type: kube,
    id: 'cluster',
    attributes: {
      service_name: project,
      region: 'GRA11',
      name: 'main',
      plan: 'free',
      private_network_id: 'of-cluster',
      nodes_subnet_id: 'subnet-of-cluster',
    },
  },
  { type: database, id: 'kept', attributes: databaseAttributes },
  {
    type: 'ovh_vrack_dedicated_cloud_datacenter',
    id: 'datacenter-1',
    attributes: { service_name: vrack, datacenter: 'datacenter-1' },
  },
  { type: 'ovh_dbaas_logs', id: service, attributes: {} },
  streamSeed('watched'),
  streamSeed('idle'),
  {
    type: 'ovh_cloud_project_kube_log_subscription',
    id: 'subscription',
    attributes: { service_name: project, kube_id: 'cluster', kind: 'audit', stream_id: 'watched' },
  },
];

const networkConfig = (name: string, vlan_id: number) => ({ service_name: project, name, vlan_id, regions: ['GRA11'] });
const streamConfig = (title: string) => ({ service_name: service, title, description: title });

export const deletionCases: Cases = {
  'a project with deletion protection': removed(
    'ovh_cloud_project',
    guarded,
    { description: 'guarded', deletion_protection: true },
    `deletion_protection is on for project ${guarded}: set it to false first`,
  ),
  'the attachment of a project with networks': removed(
    'ovh_vrack_cloudproject',
    `${vrack}/${project}`,
    { service_name: vrack, project_id: project },
    conflict(`Project ${project} still has private networks in vRack ${vrack}: ${project}/pn-1000001_20`),
  ),
  'a datacenter, which can only be forgotten': removed(
    'ovh_vrack_dedicated_cloud_datacenter',
    `${vrack}/datacenter-1/${vrack}`,
    { service_name: vrack, datacenter: 'datacenter-1' },
    'deleting an ovh_vrack_dedicated_cloud_datacenter is not implemented',
  ),
  'a subnet with a cluster in it': removed(
    subnet,
    `${project}/GRA11/of-cluster/subnet-of-cluster`,
    subnetConfig('of-cluster', '10.0.0.0/24'),
    conflict(`${subnet} subnet-of-cluster is still in use by ${kube} cluster`),
  ),
  'a network with a database in it': removed(
    network,
    `${project}/pn-1000001_21`,
    networkConfig('of-database', 21),
    conflict(`${network} ${project}/pn-1000001_21 is still in use by ${database} kept`),
  ),
  'a network with a subnet in it': removed(
    network,
    `${project}/pn-1000001_23`,
    networkConfig('of-subnet', 23),
    conflict(`${network} ${project}/pn-1000001_23 is still in use by ${subnet} subnet-of-subnet`),
  ),
  'a network that is empty': removed(network, `${project}/pn-1000001_22`, networkConfig('of-nobody', 22), 'delete'),
  'a database with deletion protection': removed(
    database,
    `${project}/postgresql/kept`,
    databaseAttributes,
    forbidden('Deletion protection is on for database kept: set deletion_protection to false first'),
  ),
  'a stream that a cluster logs to': removed(
    stream,
    `${service}/watched`,
    streamConfig('watched'),
    conflict(`${stream} watched is still in use by ovh_cloud_project_kube_log_subscription subscription`),
  ),
  'a stream that nobody logs to': removed(stream, `${service}/idle`, streamConfig('idle'), 'delete'),
};
