import { has } from '../../../facts/fact-list';
import { flavorRegions, flavors, isSold } from '../../../facts/flavors';
import { antiAffinityLimit } from '../../../facts/kubernetes';
import { regionIn } from '../../../facts/regions';
import { is, isSame, isSet, items, type Readable, type Readables, text, texts } from '../rules/given';
import { type Behaviour, incomplete, type Neighbour, type Neighbours, type Refusal, wording } from './behaviour';
import { limitsOf } from './kubernetes-rules.sandbox';
import { range } from './rules.sandbox';

/** How node pools behave. */

const guides = 'OVHcloud docs, public-cloud/containers-orchestration/managed-kubernetes/';

const clusterOf = (cloud: Neighbours, now: Readables): Neighbour | undefined =>
  cloud.get('ovh_cloud_project_kube', now['kube_id']);

const regionOf = (cloud: Neighbours, now: Readables): string => text(clusterOf(cloud, now)?.attributes['region']);
const zonesOf = (cloud: Neighbours, now: Readables): readonly string[] => regionIn(regionOf(cloud, now))?.zones ?? [];
const poolsOf = (cloud: Neighbours, kube: Readable): readonly Neighbour[] =>
  cloud.find('ovh_cloud_project_kube_nodepool', { kube_id: kube });

const desired = (now: Readables): number => Number(now['desired_nodes'] ?? Math.max(1, Number(now['min_nodes'] ?? 0)));

/** Nodes that the other pools of some clusters ask for. */
const otherNodes = (cloud: Neighbours, kubes: readonly Readable[], own: Readable): number =>
  kubes
    .flatMap((kube) => poolsOf(cloud, kube))
    .filter(({ id }) => !isSame(id, own))
    .reduce((sum, { attributes }) => sum + desired(attributes), 0);

/** Nodes that a cluster has with a pool. */
const nodesWith = (cloud: Neighbours, now: Readables, id: Readable): number =>
  desired(now) + otherNodes(cloud, [now['kube_id']], id);

const tooManyNodes = 'The cluster would have {nodes} nodes, more than the {most} of {limit}';

const beyond = (most: number | undefined, limit: string, nodes: number): false | Readables =>
  most !== undefined && nodes > most && { nodes, most, limit };

const zoneRefusals: readonly Refusal[] = [
  {
    status: 400,
    on: ['create'],
    says: 'availabilityZones is required in {region}: exactly one of {zones}',
    source: `${guides}: a node pool of a three-zone region is in one zone`,
    unsure: wording,
    when: ({ now }, cloud) => {
      const zones = zonesOf(cloud, now);
      if (zones.length === 0 || isSet(now['availability_zones'])) return false;
      return { region: regionOf(cloud, now), zones: zones.join(', ') };
    },
  },
  {
    status: 400,
    on: ['create'],
    says: 'availabilityZones must name exactly one zone, got {got}',
    source: `${guides}: a node pool of a three-zone region is in one zone`,
    unsure: wording,
    when: ({ now }) => {
      const zones = texts(now['availability_zones']);
      return zones.length > 1 && { got: zones.join(', ') };
    },
  },
  {
    status: 400,
    on: ['create'],
    says: 'availabilityZones cannot be given in {region}, which has one zone',
    source: `${guides}: zones are for three-zone regions`,
    unsure: wording,
    when: ({ now }, cloud) =>
      clusterOf(cloud, now) !== undefined &&
      isSet(now['availability_zones']) &&
      zonesOf(cloud, now).length === 0 && { region: regionOf(cloud, now) },
  },
  {
    status: 400,
    on: ['create'],
    says: 'Availability zone {zone} is not in {region}: {zones}',
    source: 'OVHcloud docs: zones of EU-WEST-PAR and EU-SOUTH-MIL are named eu-west-par-a and so on',
    unsure: wording,
    when: ({ now }, cloud) => {
      const zones = zonesOf(cloud, now);
      const zone = texts(now['availability_zones']).find((name) => !zones.includes(name));
      return zones.length > 0 && zone !== undefined && { zone, region: regionOf(cloud, now), zones: zones.join(', ') };
    },
  },
];

const flavorRefusals: readonly Refusal[] = [
  {
    status: 400,
    on: ['create'],
    says: 'Flavor {flavor_name} does not exist',
    source: "OVHcloud's public catalogue",
    unsure: wording,
    list: { of: 'flavor_name', in: flavors },
    when: ({ now }) => !has(flavors, text(now['flavor_name'])),
  },
  {
    status: 400,
    on: ['create'],
    says: 'Flavor {flavor_name} is not available in region {region}',
    source: `${guides}datacenters-nodes-storage-flavors`,
    unsure: incomplete,
    list: { of: 'flavor_name', in: flavorRegions },
    when: ({ now }, cloud) => {
      const region = regionOf(cloud, now);
      return region !== '' && !isSold(text(now['flavor_name']), region) && { region };
    },
  },
];

const sizeRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'maxNodes ({max_nodes}) must not be less than minNodes ({min_nodes})',
    source: 'provider docs of ovh_cloud_project_kube_nodepool',
    unsure: wording,
    when: ({ now }) =>
      isSet(now['max_nodes']) && isSet(now['min_nodes']) && Number(now['max_nodes']) < Number(now['min_nodes']),
  },
  {
    status: 400,
    says: 'desiredNodes ({desired_nodes}) must be between minNodes and maxNodes ({least} to {most})',
    source: 'provider docs of ovh_cloud_project_kube_nodepool',
    unsure: wording,
    when: ({ now }) => {
      const [least, most] = [Number(now['min_nodes'] ?? 0), Number(now['max_nodes'] ?? Number.POSITIVE_INFINITY)];
      const nodes = Number(now['desired_nodes'] ?? least);
      return (nodes < least || nodes > most) && { least, most };
    },
  },
  {
    status: 400,
    says: `An anti-affinity pool has at most ${antiAffinityLimit} nodes, got {nodes}`,
    source: `${guides}mks-plans`,
    unsure: wording,
    when: ({ now }) => {
      const nodes = Math.max(desired(now), Number(now['max_nodes'] ?? 0));
      return is(now['anti_affinity'], true) && nodes > antiAffinityLimit && { nodes };
    },
  },
  {
    status: 400,
    says: 'maxNodes ({max_nodes}) is more than the {most} nodes of plan {plan}',
    source: `${guides}mks-plans`,
    unsure: wording,
    when: ({ now }, cloud) => {
      const plan = text(clusterOf(cloud, now)?.attributes['plan']);
      const most = limitsOf(plan)?.maxNodes ?? Number.POSITIVE_INFINITY;
      return Number(now['max_nodes'] ?? 0) > most && { plan, most };
    },
  },
  {
    status: 403,
    says: tooManyNodes,
    source: `${guides}configure-pods-services-ip-allocation-policy: a /24 of the pods' range each`,
    unsure: wording,
    when: ({ now, id }, cloud) => {
      const [policy] = items(clusterOf(cloud, now)?.attributes['ip_allocation_policy']);
      const pods = range(policy?.['pods_ipv4_cidr']);
      return pods !== undefined && beyond(2 ** (24 - pods.length), "the pods' range", nodesWith(cloud, now, id));
    },
  },
  {
    status: 403,
    says: tooManyNodes,
    source: `${guides}mks-plans: 100 and 500 nodes`,
    unsure: wording,
    when: ({ now, id }, cloud) => {
      const plan = text(clusterOf(cloud, now)?.attributes['plan']);
      return plan !== '' && beyond(limitsOf(plan)?.maxNodes, `plan ${plan}`, nodesWith(cloud, now, id));
    },
  },
  {
    status: 403,
    says: 'Quota exceeded for instances in {region}: requested {nodes}, but only {left} of {quota} left',
    source: 'OVHcloud docs: nodes count against the quota of the project',
    unsure: 'the wording; what a profile allows is known only live, the sandbox takes the number in its name',
    sandboxOnly: true,
    when: ({ now, id }, cloud) => {
      const region = regionOf(cloud, now);
      const [set] = cloud.find('ovh_cloud_quota', { service_name: now['service_name'] });
      const profile = items(set?.attributes['regions']).find((entry) => is(entry['region'], region))?.['profile'];
      const quota = Number.parseInt(text(profile), 10);
      if (Number.isNaN(quota)) return false;
      const kubes = cloud.find('ovh_cloud_project_kube', { service_name: now['service_name'], region });
      const left =
        quota -
        otherNodes(
          cloud,
          kubes.map((kube) => kube.id),
          id,
        );
      return desired(now) > left && { region, nodes: desired(now), left, quota };
    },
  },
];

const refuses: readonly Refusal[] = [
  {
    status: 400,
    on: ['create'],
    says: 'gzip: invalid header',
    hint: 'The name of a node pool may have lower-case letters, digits and "-" only; this is what OVHcloud answers to another one.',
    source: 'provider docs of ovh_cloud_project_kube_nodepool.name',
    when: ({ now }) => isSet(now['name']) && !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text(now['name'])),
  },
  {
    status: 400,
    says: 'attachFloatingIps is only for plan standard',
    source: `${guides}: a floating IP per node, plan standard only`,
    unsure: wording,
    when: ({ now }, cloud) =>
      is(items(now['attach_floating_ips'])[0]?.['enabled'], true) &&
      is(clusterOf(cloud, now)?.attributes['plan'], 'free'),
  },
  ...flavorRefusals,
  ...zoneRefusals,
  ...sizeRefusals,
  {
    status: 403,
    on: ['create'],
    says: 'Cluster {kube_id} already has 100 node pools, the most that are allowed',
    source: 'the community Karpenter provider for OVHcloud, README',
    unsure: 'whether the limit holds for plan standard',
    when: ({ now }, cloud) => poolsOf(cloud, now['kube_id']).length >= 100,
  },
];

export const nodePool: Behaviour = {
  unique: ['kube_id', 'name'],
  links: { service_name: 'ovh_cloud_project', kube_id: 'ovh_cloud_project_kube' },
  computed: {
    name: 'nodepool-{$uuid:name}',
    min_nodes: 0,
    max_nodes: ({ now }) => (now['anti_affinity'] === true ? 5 : 100),
    desired_nodes: ({ now }) => desired({ min_nodes: now['min_nodes'] ?? 0 }),
    current_nodes: '{desired_nodes}',
    available_nodes: '{desired_nodes}',
    up_to_date_nodes: '{desired_nodes}',
    autoscale: false,
    autoscaling_scale_down_unneeded_time_seconds: 600,
    autoscaling_scale_down_unready_time_seconds: 1200,
    autoscaling_scale_down_utilization_threshold: 0.5,
    anti_affinity: false,
    monthly_billed: false,
    flavor: '{flavor_name}',
    project_id: '{service_name}',
    size_status: 'CAPACITY_OK',
    status: 'READY',
  },
  follows: {
    current_nodes: ['desired_nodes'],
    available_nodes: ['desired_nodes'],
    up_to_date_nodes: ['desired_nodes'],
  },
  // measured with provider 2.19.0
  dropsEmpty: ['template'],
  refuses,
};
