import { has } from '../../../facts/fact-list';
import {
  isImpossible,
  type KubernetesPlan,
  kubernetesPlans,
  kubernetesRegions,
  kubernetesVersions,
  planOf,
} from '../../../facts/kubernetes';
import { isOfDataOnly, isRegion, regionIn } from '../../../facts/regions';
import { is, isSet, items, knownTexts, list, type Readable, type Readables, text } from '../rules/given';
import { type Asked, incomplete, type Neighbours, type Refusal, wording } from './behaviour';
import { unknownRegion } from './region-rules.sandbox';
import { isPrivateRange, type Range, range, rangesOverlap } from './rules.sandbox';
import { cidrOf, isAddressInside, lacksGateway, lacksSubnet, subnetOf } from './subnet-rules.sandbox';

/** What OVHcloud refuses of a Managed Kubernetes cluster. */

const guides = 'OVHcloud docs, public-cloud/containers-orchestration/managed-kubernetes/';

/** The plan that is asked for; the API chooses the one that the region has. */
export const clusterPlanOf = (now: Readables): string => text(now['plan']) || (planOf(text(now['region'])) ?? 'free');

/** What a plan allows; undefined for one that doesn't exist. */
export const limitsOf = (plan: string) =>
  Object.hasOwn(kubernetesPlans.entries, plan) ? kubernetesPlans.entries[plan as KubernetesPlan] : undefined;

/** Number of a minor version; none where it isn't of the form 1.34. */
const minor = (version: Readable): number => Number(/^1\.(\d+)$/.exec(text(version))?.[1] ?? Number.NaN);

const allocation = (now: Readables): Readables => items(now['ip_allocation_policy'])[0] ?? {};
const given = (now: Readables): readonly string[] =>
  ['pods_ipv4_cidr', 'services_ipv4_cidr'].map((name) => text(allocation(now)[name])).filter((cidr) => cidr !== '');

/** Address ranges inside the cluster. */
function innerRanges(now: Readables): readonly string[] {
  if (clusterPlanOf(now) === 'free') return Object.values(kubernetesPlans.entries.free.ranges);
  const own = kubernetesPlans.entries.standard.ranges;
  const { pods_ipv4_cidr: pods, services_ipv4_cidr: services } = allocation(now);
  return [text(pods) || own.pods, text(services) || own.services];
}

const zonesOf = (now: Readables): readonly string[] => regionIn(text(now['region']))?.zones ?? [];

const firstWrong = (ranges: readonly string[], test: (of: Range | undefined) => boolean): false | Readables => {
  const wrong = ranges.find((cidr) => test(range(cidr)));
  return wrong !== undefined && { cidr: wrong };
};

const onCreate: Pick<Refusal, 'status' | 'on'> = { status: 400, on: ['create'] };

const planNotSold = 'Plan {plan} is not available in region {region}, available: {available}';

const regionRefusals: readonly Refusal[] = [
  { ...unknownRegion('region'), on: ['create'] },
  {
    ...onCreate,
    says: 'Managed Kubernetes is not available in region {region}',
    source: `${guides}datacenters-nodes-storage-flavors: it names regions as OpenStack does, with their number`,
    unsure: wording,
    when: ({ now }) => isOfDataOnly(text(now['region'])),
  },
  {
    ...onCreate,
    says: 'Managed Kubernetes is not available in region {region}',
    source: `${guides}datacenters-nodes-storage-flavors`,
    unsure: incomplete,
    list: { of: 'region', in: kubernetesRegions },
    when: ({ now }) => isRegion(text(now['region'])) && planOf(text(now['region'])) === undefined,
  },
  {
    ...onCreate,
    says: planNotSold,
    source: `${guides}mks-plans: only plan standard spreads over three zones`,
    unsure: wording,
    when: ({ now }) =>
      isImpossible(clusterPlanOf(now), text(now['region'])) && { plan: clusterPlanOf(now), available: 'standard' },
  },
  {
    ...onCreate,
    says: planNotSold,
    source: `${guides}datacenters-nodes-storage-flavors`,
    unsure: incomplete,
    list: { of: 'plan', in: kubernetesRegions },
    when: ({ now }) => {
      const available = planOf(text(now['region']));
      return available !== undefined && clusterPlanOf(now) !== available && { plan: clusterPlanOf(now), available };
    },
  },
  {
    status: 403,
    on: ['create'],
    says: 'Project {service_name} already has {count} clusters of plan free, the most that are allowed',
    source: `${guides}known-limits: 20 free clusters a project`,
    unsure: wording,
    when: ({ now }, cloud) => {
      const count = clustersOf(cloud, now).filter(({ attributes }) => is(attributes['plan'], 'free')).length;
      return clusterPlanOf(now) === 'free' && count >= kubernetesPlans.entries.free.maxClusters && { count };
    },
  },
];

const clustersOf = (cloud: Neighbours, now: Readables) =>
  cloud.find('ovh_cloud_project_kube', { service_name: now['service_name'] });

const versionNotOffered = `Version {version} is not available, available: ${kubernetesVersions.entries.join(', ')}`;

const versionRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: versionNotOffered,
    source: `${guides}plugins-software-versions-reserved-resources: old versions are taken away`,
    unsure: wording,
    when: ({ now }) => minor(now['version']) < minor(kubernetesVersions.entries[0]),
  },
  {
    status: 400,
    says: versionNotOffered,
    source: `${guides}plugins-software-versions-reserved-resources`,
    unsure: incomplete,
    list: { of: 'version', in: kubernetesVersions },
    when: ({ now }) => isSet(now['version']) && !has(kubernetesVersions, text(now['version'])),
  },
  {
    status: 400,
    on: ['update'],
    says: 'Version {version} is older than the cluster ({from}): a cluster cannot be downgraded',
    source: `${guides}plugins-software-versions-reserved-resources: no downgrade`,
    unsure: wording,
    when: (request) => versionStep(request) < 0 && { from: request.before['version'] },
  },
  {
    status: 400,
    on: ['update'],
    says: 'Version {version} skips a minor version after {from}: upgrade one by one',
    source: `${guides}plugins-software-versions-reserved-resources; the provider sends NEXT_MINOR`,
    unsure: wording,
    when: (request) => versionStep(request) > 1 && { from: request.before['version'] },
  },
  {
    status: 400,
    says: 'updatePolicy must be one of ALWAYS_UPDATE, MINIMAL_DOWNTIME, NEVER_UPDATE, got {update_policy}',
    source: `${guides}change-security-update`,
    unsure: wording,
    when: ({ now }) =>
      isSet(now['update_policy']) &&
      !['ALWAYS_UPDATE', 'MINIMAL_DOWNTIME', 'NEVER_UPDATE'].includes(text(now['update_policy'])),
  },
  {
    status: 400,
    says: 'Admission plugin {plugin} cannot be {switched}',
    source: 'provider docs of ovh_cloud_project_kube.customization_apiserver',
    unsure: wording,
    when: ({ now }) => {
      const [plugins = {}] = items(items(now['customization_apiserver'])[0]?.['admissionplugins']);
      const allowed = { enabled: ['NodeRestriction', 'AlwaysPullImages'], disabled: ['AlwaysPullImages'] };
      for (const [switched, names] of Object.entries(allowed)) {
        const plugin = knownTexts(plugins[switched]).find((name) => !names.includes(name));
        if (plugin !== undefined) return { plugin, switched };
      }
      return false;
    },
  },
];

/** How many minor versions an upgrade goes up; none where it is no number. */
const versionStep = ({ now, before }: Asked): number => minor(now['version']) - minor(before['version']);

const networkRefusals: readonly Refusal[] = [
  {
    status: 409,
    on: ['create'],
    says: 'Network {private_network_id} has no subnet for the nodes',
    hint: 'Name it in nodes_subnet_id, so that Terraform makes it before the cluster.',
    source: 'provider docs of ovh_cloud_project_kube.nodes_subnet_id: without it, the first subnet of the network',
    unsure: wording,
    when: ({ now }, cloud) => isSet(now['private_network_id']) && lacksSubnet(cloud, now['private_network_id']),
  },
  {
    ...onCreate,
    says: 'A cluster of plan standard needs a private network',
    source: `${guides}mks-plans`,
    unsure: wording,
    when: ({ now }) => clusterPlanOf(now) === 'standard' && !isSet(now['private_network_id']),
  },
  {
    ...onCreate,
    says: 'Subnet {nodes_subnet_id} has no gateway, and a cluster in {region} (three zones) needs one on its nodes subnet',
    hint: 'Make an ovh_cloud_project_gateway on the subnet before the cluster, or name a router in private_network_configuration.default_vrack_gateway.',
    source: `${guides}mks-plans`,
    unsure: wording,
    // not sure: that a router of your own is accepted in its place
    when: ({ now }, cloud) =>
      zonesOf(now).length > 0 &&
      subnetOf(cloud, now['nodes_subnet_id']) !== undefined &&
      lacksGateway(cloud, now['nodes_subnet_id']) &&
      text(items(now['private_network_configuration'])[0]?.['default_vrack_gateway']) === '',
  },
  {
    status: 400,
    says: 'default_vrack_gateway must be empty or an address of the nodes subnet ({cidr}), got {router}',
    source: `${guides}using-vrack`,
    unsure: wording,
    when: ({ now }, cloud) => {
      const router = text(items(now['private_network_configuration'])[0]?.['default_vrack_gateway']);
      const cidr = cidrOf(subnetOf(cloud, now['nodes_subnet_id']));
      return router !== '' && cidr !== undefined && !isAddressInside(cidr, router) && { cidr, router };
    },
  },
  {
    status: 400,
    on: ['update'],
    says: 'loadBalancersSubnetId: "" is not valid uuid',
    source: 'issue 1356 of the provider: it sends an empty text when the attribute is removed',
    when: ({ now, before }) => isSet(before['load_balancers_subnet_id']) && !isSet(now['load_balancers_subnet_id']),
  },
];

const rangeRefusals: readonly Refusal[] = [
  {
    ...onCreate,
    says: 'ip_allocation_policy is only for plan standard',
    source: `${guides}configure-pods-services-ip-allocation-policy`,
    unsure: wording,
    when: ({ now }) => given(now).length > 0 && clusterPlanOf(now) === 'free',
  },
  {
    ...onCreate,
    says: 'Range {cidr} of ip_allocation_policy must be private (RFC 1918)',
    source: `${guides}configure-pods-services-ip-allocation-policy`,
    unsure: wording,
    when: ({ now }) => firstWrong(given(now), (of) => !isPrivateRange(of)),
  },
  {
    ...onCreate,
    says: 'Range {cidr} of ip_allocation_policy is smaller than /16',
    source: `${guides}configure-pods-services-ip-allocation-policy`,
    unsure: wording,
    when: ({ now }) => firstWrong(given(now), (of) => (of?.length ?? 0) > 16),
  },
  {
    ...onCreate,
    says: 'The ranges of pods ({pods}) and services ({services}) overlap',
    source: `${guides}configure-pods-services-ip-allocation-policy`,
    unsure: wording,
    when: ({ now }) => {
      const [pods = '', services = ''] = innerRanges(now);
      return clusterPlanOf(now) === 'standard' && rangesOverlap(range(pods), range(services)) && { pods, services };
    },
  },
  {
    ...onCreate,
    says: 'Range {cidr} inside the cluster overlaps its subnet {subnet}',
    source: `${guides}known-limits (reserved ranges), configure-pods-services-ip-allocation-policy`,
    unsure: 'that the API refuses it on plan free',
    when: ({ now }, cloud) => {
      for (const id of [now['nodes_subnet_id'], ...list(now['load_balancers_subnet_id'])]) {
        const subnet = cidrOf(subnetOf(cloud, id));
        const crossed = firstWrong(innerRanges(now), (of) => rangesOverlap(of, range(subnet)));
        if (crossed !== false) return { ...crossed, subnet };
      }
      return false;
    },
  },
];

export const clusterRefusals: readonly Refusal[] = [
  ...regionRefusals,
  ...versionRefusals,
  ...networkRefusals,
  ...rangeRefusals,
];
