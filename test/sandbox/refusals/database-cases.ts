import { project } from '../workspace';
import {
  badRequest,
  type Cases,
  changed,
  changeRefused,
  forbidden,
  made,
  notFound,
  otherProject,
  refused,
  type Seed,
  unlisted,
} from './harness';

const type = 'ovh_cloud_project_database';

const network = (service_name: string, vlan: number, openstackid: string): Seed => ({
  type: 'ovh_cloud_project_network_private',
  id: `pn-1000001_${vlan}`,
  attributes: {
    service_name,
    name: openstackid,
    vlan_id: vlan,
    regions: ['GRA11'],
    regions_attributes: [{ region: 'GRA11', openstackid, status: 'ACTIVE' }],
  },
});
const subnet = (service_name: string, network_id: string): Seed => ({
  type: 'ovh_cloud_project_network_private_subnet_v2',
  id: `subnet-${network_id}`,
  attributes: { service_name, network_id, region: 'GRA11', name: network_id, cidr: '10.0.0.0/24' },
});

const postgresql = (description: string, more: object = {}) => ({
  service_name: project,
  engine: 'postgresql',
  description,
  version: '17',
  plan: 'essential',
  flavor: 'db1-4',
  nodes: [{ region: 'GRA' }],
  ...more,
});

const analytics = (engine: string, version: string, plan: string, nodes: number, region = 'GRA') => ({
  service_name: project,
  engine,
  description: `${engine}-${plan}-${nodes}`,
  version,
  plan,
  flavor: 'b3-8',
  nodes: Array.from({ length: nodes }, () => ({ region })),
});

const seeded = (id: string, more: object): Seed => ({
  type,
  id,
  attributes: { ...postgresql(id, more), deletion_protection: false },
});

export const databaseSeeds: readonly Seed[] = [
  network(project, 20, 'own-net'),
  subnet(project, 'own-net'),
  network(otherProject, 21, 'shared-net'),
  subnet(otherProject, 'shared-net'),
  seeded('business', { plan: 'business', nodes: [{ region: 'GRA' }, { region: 'GRA' }] }),
  seeded('small', {}),
  { type: 'ovh_dbaas_logs', id: 'ldp-gr-20002', attributes: { account: 'yy2222-ovh' } },
  {
    type: 'ovh_dbaas_logs_output_graylog_stream',
    id: 'their-stream',
    attributes: { service_name: 'ldp-gr-20002', title: 'theirs', description: 'theirs' },
  },
];

const within = (name: string) => ({ nodes: [{ region: 'GRA', network_id: name, subnet_id: `subnet-${name}` }] });
const regions = 'GRA, SBG, RBX, DE, WAW, EU-WEST-PAR, EU-SOUTH-MIL, UK, BHS, CA-EAST-TOR, SGP, SYD, AP-SOUTH-MUM';

export const databaseCases: Cases = {
  'a plan that Kafka does not have': refused(
    type,
    analytics('kafka', '3.8', 'essential', 1),
    badRequest('Plan essential is not available for kafka, available: business, production, enterprise, advanced'),
  ),
  'a plan that MongoDB no longer has': refused(
    type,
    analytics('mongodb', '8.0', 'discovery', 1),
    badRequest('Plan discovery is not available for mongodb, available: production, advanced'),
  ),
  'a plan of the second generation in one zone': made(
    type,
    postgresql('second-generation', {
      plan: 'production',
      flavor: 'b3-8',
      nodes: [{ region: 'GRA' }, { region: 'GRA' }],
    }),
  ),
  'one node of OpenSearch over three zones': refused(
    type,
    analytics('opensearch', '2', 'production', 1, 'EU-WEST-PAR'),
    badRequest('Plan production of opensearch has 3 nodes, got 1'),
  ),
  'three nodes of OpenSearch over three zones': made(
    type,
    analytics('opensearch', '2', 'production', 3, 'EU-WEST-PAR'),
  ),
  'eight nodes of MongoDB': refused(
    type,
    analytics('mongodb', '8.0', 'advanced', 8),
    badRequest('Plan advanced of mongodb has 3 to 7 nodes, got 8'),
  ),
  'a version that is too old': refused(
    type,
    postgresql('version', { version: '9.6' }),
    badRequest('Version 9.6 of postgresql is not available, available: 14, 15, 16, 17, 18'),
  ),
  'one node for plan business': refused(
    type,
    postgresql('nodes', { plan: 'business' }),
    badRequest('Plan business of postgresql has 2 nodes, got 1'),
  ),
  'two nodes for plan business': made(
    type,
    postgresql('two-nodes', { plan: 'business', nodes: [{ region: 'GRA' }, { region: 'GRA' }] }),
  ),
  'a version that nobody has heard of': refused(
    type,
    postgresql('next', { version: '19' }),
    unlisted('Version 19 of postgresql is not available, available: 14, 15, 16, 17, 18', 'October 2026'),
  ),
  'a region that nobody has heard of': refused(
    type,
    postgresql('berlin', { nodes: [{ region: 'EU-CENTRAL-BER' }] }),
    badRequest(`Region EU-CENTRAL-BER has no managed databases, which name regions without digit: ${regions}`),
  ),
  'a region of another product, in which databases may have come': refused(
    type,
    postgresql('brussels', { nodes: [{ region: 'EU-WEST-LZ-BRU-A' }] }),
    unlisted(
      `Region EU-WEST-LZ-BRU-A has no managed databases, which name regions without digit: ${regions}`,
      'September 2026',
    ),
  ),
  'a plan of the first generation in three zones': refused(
    type,
    postgresql('paris', { plan: 'essential', nodes: [{ region: 'EU-WEST-PAR' }] }),
    badRequest(
      'Plan essential is of the first generation, which region EU-WEST-PAR of three zones does not have; use discovery',
    ),
  ),
  'an engine that its page does not name for a region': refused(
    type,
    analytics('clickhouse', '25', 'discovery', 1, 'SYD'),
    unlisted(
      'clickhouse is not available in region SYD, available: GRA, SBG, RBX, DE, WAW, EU-WEST-PAR, EU-SOUTH-MIL, UK, BHS',
      'October 2026',
    ),
  ),
  'a region with its digits': refused(
    type,
    postgresql('digits', { nodes: [{ region: 'GRA11' }] }),
    badRequest(`Region GRA11 has no managed databases, which name regions without digit: ${regions}`),
  ),
  'nodes in two regions': refused(
    type,
    postgresql('apart', { plan: 'business', nodes: [{ region: 'GRA' }, { region: 'SBG' }] }),
    badRequest('All nodes must have the same region, network and subnet'),
  ),
  'the number of a network for its OpenStack id': refused(
    type,
    postgresql('number', within('pn-1000001_20')),
    badRequest('networkId must be the OpenStack id of the network in its region, got pn-1000001_20'),
  ),
  'a network of another project': refused(
    type,
    postgresql('shared', within('shared-net')),
    badRequest(`nodes.network_id must be of project ${project}, and shared-net is of ${otherProject}`),
  ),
  'a network that does not exist': refused(
    type,
    postgresql('nowhere', within('nowhere')),
    notFound('The requested object (nodes.network_id = nowhere) does not exist'),
  ),
  'a network of its project': made(type, postgresql('own', within('own-net'))),
  'three regions of backups': refused(
    type,
    postgresql('backups', { backup_regions: ['GRA', 'SBG', 'DE'] }),
    badRequest('backups.regions may name 2 at most, got 3'),
  ),
  'a restriction that is no range': refused(
    type,
    postgresql('office', { ip_restrictions: [{ ip: 'office' }] }),
    badRequest('ipRestrictions: office is not an IPv4 range in CIDR notation'),
  ),
  'a restriction': made(type, postgresql('restricted', { ip_restrictions: [{ ip: '203.0.113.0/28' }] })),
  'a smaller plan': changeRefused(
    type,
    `${project}/postgresql/business`,
    postgresql('business', { plan: 'essential' }),
    badRequest('Plan essential is smaller than business: a plan can only be raised'),
  ),
  'a larger plan': changed(
    type,
    `${project}/postgresql/small`,
    postgresql('small', { plan: 'business', nodes: [{ region: 'GRA' }, { region: 'GRA' }] }),
  ),
  'logs to the stream of another account': refused(
    'ovh_cloud_project_database_log_subscription',
    { service_name: project, engine: 'postgresql', cluster_id: 'small', kind: 'logs', stream_id: 'their-stream' },
    forbidden(
      'Stream their-stream belongs to account yy2222-ovh, which has not granted ldp:apiovh:output/graylog/stream/forwardTo',
    ),
  ),
  'a user of a cluster that does not exist': refused(
    'ovh_cloud_project_database_postgresql_user',
    { service_name: project, cluster_id: 'nobody', name: 'app' },
    notFound('The requested object (cluster_id = nobody) does not exist'),
  ),
};
