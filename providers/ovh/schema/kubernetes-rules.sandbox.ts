import type { CloudView, Refusal, Request, Value, Values } from './behaviour';
import { kubernetesVersions, sandboxRegions } from './regions.sandbox';
import { isPrivate, isSet, items, list, overlaps, type Range, range, text, texts } from './rules.sandbox';
import { cidrOf, gatewaysOf, isInside, subnetOf } from './subnet-rules.sandbox';

/** What OVHcloud refuses of a Managed Kubernetes cluster. */

const guides = 'OVHcloud docs, public-cloud/containers-orchestration/managed-kubernetes/';
const wording = 'the wording';

/** The plan that is asked for; the API chooses the one that the region has. */
export const planOf = (now: Values): string =>
  text(now['plan']) || (sandboxRegions[text(now['region'])]?.kubernetes ?? 'free');

export const maxNodes: { readonly [plan: string]: number } = { free: 100, standard: 500 };

const minor = (version: Value | undefined): number => kubernetesVersions.indexOf(text(version));

const allocation = (now: Values): Values => items(now['ip_allocation_policy'])[0] ?? {};
const given = (now: Values): readonly string[] =>
  ['pods_ipv4_cidr', 'services_ipv4_cidr'].map((name) => text(allocation(now)[name])).filter((cidr) => cidr !== '');

/** Address ranges inside the cluster. */
function innerRanges(now: Values): readonly string[] {
  if (planOf(now) === 'free') return ['10.2.0.0/16', '10.3.0.0/16', '172.17.0.0/16'];
  const { pods_ipv4_cidr: pods, services_ipv4_cidr: services } = allocation(now);
  return [text(pods) || '10.240.0.0/13', text(services) || '10.3.0.0/16'];
}

const zonesOf = (now: Values): readonly string[] => sandboxRegions[text(now['region'])]?.zones ?? [];

const firstWrong = (ranges: readonly string[], test: (of: Range | undefined) => boolean): false | Values => {
  const wrong = ranges.find((cidr) => test(range(cidr)));
  return wrong !== undefined && { cidr: wrong };
};

const onCreate: Pick<Refusal, 'status' | 'on'> = { status: 400, on: ['create'] };

const regionRefusals: readonly Refusal[] = [
  {
    ...onCreate,
    says: 'Managed Kubernetes is not available in region {region}',
    source: `${guides}datacenters-nodes-storage-flavors (February 2026)`,
    unsure: wording,
    when: ({ now }) => sandboxRegions[text(now['region'])]?.kubernetes === undefined,
  },
  {
    ...onCreate,
    says: 'Plan {plan} is not available in region {region}, available: {available}',
    source: `${guides}datacenters-nodes-storage-flavors (February 2026; OVHcloud's list changes)`,
    unsure: wording,
    when: ({ now }) => {
      const available = sandboxRegions[text(now['region'])]?.kubernetes;
      return available !== undefined && planOf(now) !== available && { plan: planOf(now), available };
    },
  },
  {
    status: 403,
    on: ['create'],
    says: 'Project {service_name} already has {count} clusters of plan free, the most that are allowed',
    source: `${guides}known-limits: 20 free clusters a project`,
    unsure: wording,
    when: ({ now }, cloud) => {
      const count = clustersOf(cloud, now).filter(({ attributes }) => attributes['plan'] === 'free').length;
      return planOf(now) === 'free' && count >= 20 && { count };
    },
  },
];

export const clustersOf = (cloud: CloudView, now: Values) =>
  cloud.find('ovh_cloud_project_kube', { service_name: now['service_name'] ?? '' });

const versionRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: `Version {version} is not available, available: ${kubernetesVersions.join(', ')}`,
    source: `${guides}plugins-software-versions-reserved-resources (April 2026)`,
    unsure: wording,
    when: ({ now }) => isSet(now['version']) && minor(now['version']) < 0,
  },
  {
    status: 400,
    on: ['update'],
    says: 'Version {version} is older than the cluster ({from}): a cluster cannot be downgraded',
    source: `${guides}plugins-software-versions-reserved-resources: no downgrade`,
    unsure: wording,
    when: (request) => versionStep(request) < 0 && { from: request.before['version'] ?? '' },
  },
  {
    status: 400,
    on: ['update'],
    says: 'Version {version} skips a minor version after {from}: upgrade one by one',
    source: `${guides}plugins-software-versions-reserved-resources; the provider sends NEXT_MINOR`,
    unsure: wording,
    when: (request) => versionStep(request) > 1 && { from: request.before['version'] ?? '' },
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
        const plugin = texts(plugins[switched]).find((name) => !names.includes(name));
        if (plugin !== undefined) return { plugin, switched };
      }
      return false;
    },
  },
];

const versionStep = ({ now, before }: Request): number =>
  minor(before['version']) < 0 ? 0 : minor(now['version']) - minor(before['version']);

const networkRefusals: readonly Refusal[] = [
  {
    ...onCreate,
    says: 'A cluster of plan standard needs a private network',
    source: `${guides}mks-plans`,
    unsure: wording,
    when: ({ now }) => planOf(now) === 'standard' && !isSet(now['private_network_id']),
  },
  {
    ...onCreate,
    says: 'Subnet {nodes_subnet_id} has no gateway, and a cluster in {region} (three zones) needs one on its nodes subnet',
    hint: 'Make an ovh_cloud_project_gateway on the subnet before the cluster, or name a router in private_network_configuration.default_vrack_gateway.',
    source: `${guides}mks-plans`,
    unsure: 'the wording, and that a router of your own is accepted in its place',
    when: ({ now }, cloud) =>
      zonesOf(now).length > 0 &&
      subnetOf(cloud, now['nodes_subnet_id']) !== undefined &&
      gatewaysOf(cloud, now['nodes_subnet_id']).length === 0 &&
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
      return router !== '' && cidr !== undefined && !isInside(cidr, router) && { cidr, router };
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
    when: ({ now }) => given(now).length > 0 && planOf(now) === 'free',
  },
  {
    ...onCreate,
    says: 'Range {cidr} of ip_allocation_policy must be private (RFC 1918)',
    source: `${guides}configure-pods-services-ip-allocation-policy`,
    unsure: wording,
    when: ({ now }) => firstWrong(given(now), (of) => !isPrivate(of)),
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
      return planOf(now) === 'standard' && overlaps(range(pods), range(services)) && { pods, services };
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
        const crossed = firstWrong(innerRanges(now), (of) => overlaps(of, range(subnet)));
        if (crossed !== false) return { ...crossed, subnet: subnet ?? '' };
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
