import { project } from '../workspace';
import { cluster, kube, named } from './cluster-cases';
import { badRequest, type Cases, conflict, forbidden, made, refused, type Seed, unlisted } from './harness';

const pool = 'ovh_cloud_project_kube_nodepool';

const stream = (id: string, service: string): Seed => ({
  type: 'ovh_dbaas_logs_output_graylog_stream',
  id,
  attributes: { service_name: service, title: id, description: id },
});

const pods = (name: string, kube_id: string, more: object = {}) => ({
  service_name: project,
  kube_id,
  name,
  flavor_name: 'b3-8',
  desired_nodes: 1,
  ...more,
});

export const poolSeeds: readonly Seed[] = [
  cluster('free', {}),
  cluster('full', {}),
  cluster('nearly-full', {}),
  cluster('waw', { region: 'WAW1' }),
  cluster('sbg', { region: 'SBG5' }),
  cluster('zones', { region: 'EU-WEST-PAR', plan: 'standard' }),
  cluster('narrow', {
    region: 'RBX-A',
    plan: 'standard',
    ip_allocation_policy: [{ pods_ipv4_cidr: '10.128.0.0/16', services_ipv4_cidr: '10.3.0.0/16' }],
  }),
  cluster('oidc', {}),
  ...['full', 'nearly-full'].map((kube_id) => ({
    type: pool,
    id: `pool-of-${kube_id}`,
    attributes: { service_name: project, kube_id, name: 'main', flavor_name: 'b3-8', desired_nodes: 98 },
  })),
  {
    type: pool,
    id: 'narrow-pool',
    attributes: { service_name: project, kube_id: 'narrow', name: 'narrow', flavor_name: 'b3-8', desired_nodes: 200 },
  },
  {
    type: 'ovh_cloud_quota',
    id: project,
    attributes: { service_name: project, regions: [{ region: 'WAW1', profile: '10vms' }] },
  },
  {
    type: 'ovh_cloud_project_kube_oidc',
    id: 'oidc',
    attributes: { service_name: project, kube_id: 'oidc', client_id: 'one', issuer_url: 'https://login.example' },
  },
  { type: 'ovh_dbaas_logs', id: 'ldp-gr-10001', attributes: {} },
  { type: 'ovh_dbaas_logs', id: 'ldp-gr-20002', attributes: { account: 'yy2222-ovh' } },
  stream('own-stream', 'ldp-gr-10001'),
  stream('their-stream', 'ldp-gr-20002'),
];

const zones = 'eu-west-par-a, eu-west-par-b, eu-west-par-c';
const ofCluster = (kube_id: string, more: object) => ({ service_name: project, kube_id, ...more });

export const poolCases: Cases = {
  'a pool with _ in its name': refused(pool, pods('big_pool', 'free'), badRequest('gzip: invalid header')),
  'a pool with - in its name': made(pool, pods('big-pool', 'free')),
  'an unknown flavor': refused(
    pool,
    pods('flavor', 'free', { flavor_name: 'b9-8' }),
    unlisted('Flavor b9-8 does not exist', 'January 2026'),
  ),
  'a flavor of other regions': refused(
    pool,
    pods('gpu', 'sbg', { flavor_name: 'h100-380' }),
    unlisted('Flavor h100-380 is not available in region SBG5', 'February 2026'),
  ),
  'a flavor of the region': made(pool, pods('gpu', 'free', { flavor_name: 'h100-380' })),
  'three zones, none named': refused(
    pool,
    pods('no-zone', 'zones'),
    badRequest(`availabilityZones is required in EU-WEST-PAR: exactly one of ${zones}`),
  ),
  'two zones': refused(
    pool,
    pods('two-zones', 'zones', { availability_zones: ['eu-west-par-a', 'eu-west-par-b'] }),
    badRequest('availabilityZones must name exactly one zone, got eu-west-par-a, eu-west-par-b'),
  ),
  'an unknown zone': refused(
    pool,
    pods('zone-d', 'zones', { availability_zones: ['eu-west-par-d'] }),
    badRequest(`Availability zone eu-west-par-d is not in EU-WEST-PAR: ${zones}`),
  ),
  'one zone of three': made(pool, pods('zone-a', 'zones', { availability_zones: ['eu-west-par-a'] })),
  'a zone in a region with one': refused(
    pool,
    pods('zone', 'free', { availability_zones: ['gra11-a'] }),
    badRequest('availabilityZones cannot be given in GRA11, which has one zone'),
  ),
  'fewer nodes at most than at least': refused(
    pool,
    pods('upside-down', 'free', { min_nodes: 3, max_nodes: 2, desired_nodes: 3 }),
    badRequest('maxNodes (2) must not be less than minNodes (3)'),
  ),
  'more nodes than at most': refused(
    pool,
    pods('beyond', 'free', { max_nodes: 2, desired_nodes: 3 }),
    badRequest('desiredNodes (3) must be between minNodes and maxNodes (0 to 2)'),
  ),
  'six nodes in anti-affinity': refused(
    pool,
    pods('apart', 'free', { anti_affinity: true, desired_nodes: 6 }),
    badRequest('An anti-affinity pool has at most 5 nodes, got 6'),
  ),
  'five nodes in anti-affinity': made(pool, pods('apart-5', 'free', { anti_affinity: true, desired_nodes: 5 })),
  'more than 100 nodes at most on plan free': refused(
    pool,
    pods('hundred-and-one', 'free', { max_nodes: 101 }),
    badRequest('maxNodes (101) is more than the 100 nodes of plan free'),
  ),
  'more than 100 nodes altogether on plan free': refused(
    pool,
    pods('last', 'full', { desired_nodes: 3 }),
    forbidden('The cluster would have 101 nodes, more than the 100 of plan free'),
  ),
  'the hundredth node on plan free': made(pool, pods('hundredth', 'nearly-full', { desired_nodes: 2 })),
  "more nodes than the pods' range has room for": refused(
    pool,
    pods('crowd', 'narrow', { desired_nodes: 57 }),
    forbidden("The cluster would have 257 nodes, more than the 256 of the pods' range"),
  ),
  'more nodes than the quota': refused(
    pool,
    pods('many', 'waw', { desired_nodes: 11 }),
    forbidden('Quota exceeded for instances in WAW1: requested 11, but only 10 of 10 left'),
  ),
  'floating IPs on plan free': refused(
    pool,
    pods('floating', 'free', { attach_floating_ips: [{ enabled: true }] }),
    badRequest('attachFloatingIps is only for plan standard'),
  ),
  'an API restriction that is no range': refused(
    'ovh_cloud_project_kube_iprestrictions',
    ofCluster('free', { ips: ['203.0.113.0/24', 'office'] }),
    badRequest('office is not an IPv4 range in CIDR notation'),
  ),
  'an API restriction': made(
    'ovh_cloud_project_kube_iprestrictions',
    ofCluster('full', { ips: ['203.0.113.0/24', '198.51.100.1/32'] }),
  ),
  'an issuer without https': refused(
    'ovh_cloud_project_kube_oidc',
    ofCluster('free', { client_id: 'one', issuer_url: 'http://login.example' }),
    badRequest('issuerUrl must be a https URL, got http://login.example'),
  ),
  'a required claim without value': refused(
    'ovh_cloud_project_kube_oidc',
    ofCluster('full', { client_id: 'one', issuer_url: 'https://login.example', oidc_required_claim: ['admin'] }),
    badRequest('oidcRequiredClaim must be key=value, got admin'),
  ),
  'a second identity provider': refused(
    'ovh_cloud_project_kube_oidc',
    ofCluster('oidc', { client_id: 'two', issuer_url: 'https://other.example' }),
    conflict('ovh_cloud_project_kube_oidc with kube_id = oidc already exists: oidc'),
  ),
  'logs of another kind': refused(
    'ovh_cloud_project_kube_log_subscription',
    ofCluster('free', { kind: 'pods', stream_id: 'own-stream' }),
    badRequest('kind must be audit, got pods'),
  ),
  'logs to the stream of another account': refused(
    'ovh_cloud_project_kube_log_subscription',
    ofCluster('free', { kind: 'audit', stream_id: 'their-stream' }),
    forbidden(
      'Stream their-stream belongs to account yy2222-ovh, which has not granted ldp:apiovh:output/graylog/stream/forwardTo',
    ),
  ),
  'audit logs to an own stream': made(
    'ovh_cloud_project_kube_log_subscription',
    ofCluster('free', { kind: 'audit', stream_id: 'own-stream' }),
  ),
};

/** A project with as many clusters of plan free as it may have, and a cluster with as many pools. */
export const crowdSeeds: readonly Seed[] = [
  ...Array.from({ length: 20 }, (_, index) => cluster(`free-${index}`, {})),
  ...Array.from({ length: 100 }, (_, index) => ({
    type: pool,
    id: `pool-${index}`,
    attributes: { service_name: project, kube_id: 'free-0', name: `pool-${index}`, desired_nodes: 0 },
  })),
];

export const crowdCases: Cases = {
  'a 21st cluster of plan free': refused(
    kube,
    named('free-20', {}),
    forbidden(`Project ${project} already has 20 clusters of plan free, the most that are allowed`),
  ),
  'a 101st node pool': refused(
    pool,
    pods('pool-100', 'free-0', { desired_nodes: 0 }),
    forbidden('Cluster free-0 already has 100 node pools, the most that are allowed'),
  ),
};
