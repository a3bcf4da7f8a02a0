import { is, isSame, isSet, items, type Readables, text } from '../rules/given';
import {
  type Behaviour,
  type CloudValues,
  type FamilyBehaviour,
  orderedOnce,
  type Refusal,
  wording,
} from './behaviour';
import { isPrivateRange, range, rangeContains, uuidOf } from './rules.sandbox';

const limits = 'OVHcloud docs, public-cloud/network-services/known-limits';
const hpcLimits = 'OVHcloud docs, hosted-private-cloud/powered-by-vmware/hpc-limits';

/** What is attached can be in one vRack only. */
const elsewhere = (type: string, attribute: string, what: string, source: string): Refusal => ({
  status: 409,
  says: `${what} {${attribute}} is already attached to vRack {other}`,
  source,
  unsure: wording,
  on: ['create'],
  when: ({ now }, cloud) => {
    const other = cloud
      .find(type, { [attribute]: now[attribute] })
      .map(({ attributes }) => attributes['service_name'])
      .find((vrack) => !isSame(vrack, now['service_name']));
    return other !== undefined && { other };
  },
});

/** A service that is attached to a vRack. What Terraform doesn't make has to be seeded. */
const attachment = (
  type: string,
  attribute: string,
  { to, what, source = 'OVHcloud API schema vrack' }: { to?: string; what: string; source?: string },
): Behaviour => ({
  id: `vrack_{service_name}-${what.toLowerCase().replaceAll(' ', '')}_{${attribute}}`,
  unique: ['service_name', attribute],
  links: { service_name: 'ovh_vrack', ...(to === undefined ? {} : { [attribute]: to }) },
  refuses: [elsewhere(type, attribute, what, source)],
});

const networkTypes = [
  'ovh_cloud_project_network_private',
  'ovh_cloud_network_private_vrack',
  'ovh_cloud_project_region_network',
] as const;

const datacenterImport =
  'a virtual datacenter is always in some vRack: it is imported as <vRack>/<datacenter>/<target vRack>';

/** Subnets of a vRack Services; the API takes one. */
const subnetsOf = (now: Readables): readonly Readables[] => items(items(now['target_spec'])[0]?.['subnets']);
const serviceRange = (subnet: Readables) => items(subnet['service_range'])[0]?.['cidr'];

const vrackServicesSource = 'OVHcloud API schema vrackservices; docs, network/vrack-services/global';

const ofSubnet = (test: (subnet: Readables) => boolean, now: Readables): false | Readables => {
  const wrong = subnetsOf(now).find(test);
  return wrong !== undefined && { cidr: text(wrong['cidr']), range: text(serviceRange(wrong)) };
};

const servicesRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'targetSpec.subnets has {count} subnets, one is allowed',
    source: vrackServicesSource,
    unsure: wording,
    when: ({ now }) => subnetsOf(now).length > 1 && { count: subnetsOf(now).length },
  },
  {
    status: 400,
    says: 'Subnet {cidr} must be private (RFC 1918) and of /16 to /24',
    source: vrackServicesSource,
    unsure: wording,
    when: ({ now }) =>
      ofSubnet(({ cidr }) => {
        const of = range(cidr);
        return of === undefined || !isPrivateRange(of) || of.length < 16 || of.length > 24;
      }, now),
  },
  {
    status: 400,
    says: 'serviceRange {range} must be of /27 to /29 inside subnet {cidr}',
    source: vrackServicesSource,
    unsure: wording,
    when: ({ now }) =>
      ofSubnet((subnet) => {
        const of = range(serviceRange(subnet));
        return of === undefined || of.length < 27 || of.length > 29 || !rangeContains(range(subnet['cidr']), of);
      }, now),
  },
  {
    status: 400,
    says: 'displayName {name} may have up to 40 letters, digits, spaces and - _ . only',
    source: vrackServicesSource,
    unsure: wording,
    when: ({ now }) => {
      const wrong = subnetsOf(now).find(({ display_name: name }) => !/^[ a-zA-Z0-9\-_.]{0,40}$/.test(text(name)));
      return wrong !== undefined && { name: wrong['display_name'] };
    },
  },
];

export const vrackBehaviour: FamilyBehaviour = {
  resources: {
    ovh_vrack: {
      id: 'pn-{$digits7}',
      unique: ['name'],
      computed: { service_name: '{id}', name: '', description: '', urn: 'urn:v1:eu:resource:vrack:{id}' },
      ignoresUpdate: orderedOnce,
      refuses: [
        {
          status: 400,
          on: ['create'],
          says: 'planCode {plan} is not in the catalog: use vrack',
          source: 'provider 2.19 order.go: the order has to come back with the plan code that was sent',
          unsure: wording,
          when: ({ now }) => {
            const plan = items(now['plan'])[0]?.['plan_code'];
            return isSet(plan) && !is(plan, 'vrack') && { plan };
          },
        },
      ],
    },
    ovh_vrack_cloudproject: {
      ...attachment('ovh_vrack_cloudproject', 'project_id', {
        to: 'ovh_cloud_project',
        what: 'Project',
        source: limits,
      }),
      id: 'vrack_{service_name}-cloudproject_{project_id}-attach',
      refuses: [
        elsewhere('ovh_vrack_cloudproject', 'project_id', 'Project', limits),
        {
          status: 409,
          on: ['delete'],
          says: 'Project {project_id} still has private networks in vRack {service_name}: {network}',
          source: 'OVHcloud docs, public-cloud/network-services/vrack: a project is detached before any network exists',
          unsure: 'the wording, and which networks count',
          when: ({ before }, cloud) => {
            const [network] = networkTypes.flatMap((type) => cloud.find(type, { service_name: before['project_id'] }));
            return network !== undefined && { network: network.id };
          },
        },
      ],
    },
    ovh_vrack_dedicated_cloud: {
      ...attachment('ovh_vrack_dedicated_cloud', 'dedicated_cloud', {
        to: 'ovh_dedicated_cloud',
        what: 'Private cloud',
        source: hpcLimits,
      }),
      id: 'vrack_{service_name}-dedicatedcloud_{dedicated_cloud}',
      refreshFails: true,
    },
    ovh_vrack_dedicated_cloud_datacenter: {
      id: '{service_name}/{datacenter}',
      key: '{datacenter}',
      unique: ['datacenter'],
      links: { service_name: 'ovh_vrack' },
      computed: { target_service_name: '{service_name}' },
      refreshFails: true,
      refuses: [
        {
          status: 0,
          on: ['create'],
          says: 'creating an ovh_vrack_dedicated_cloud_datacenter is not implemented',
          hint: datacenterImport,
          source: 'provider 2.19: create always fails; the import moves the datacenter',
          unsure: wording,
          when: () => true,
        },
        {
          status: 0,
          on: ['delete'],
          says: 'deleting an ovh_vrack_dedicated_cloud_datacenter is not implemented',
          hint: 'Take it out of the state instead: terraform state rm.',
          source: 'provider 2.19: delete always fails',
          unsure: wording,
          when: () => true,
        },
      ],
    },
    ovh_vrack_dedicated_server: attachment('ovh_vrack_dedicated_server', 'server_id', { what: 'Dedicated server' }),
    ovh_vrack_dedicated_server_interface: attachment('ovh_vrack_dedicated_server_interface', 'interface_id', {
      what: 'Server interface',
    }),
    ovh_vrack_ip: attachment('ovh_vrack_ip', 'block', { what: 'IP block' }),
    ovh_vrack_ipv6: { ...attachment('ovh_vrack_ipv6', 'block', { what: 'IPv6 block' }), refreshFails: true },
    ovh_vrack_iploadbalancing: attachment('ovh_vrack_iploadbalancing', 'ip_loadbalancing', {
      what: 'IP load balancer',
    }),
    ovh_vrack_ovhcloudconnect: {
      ...attachment('ovh_vrack_ovhcloudconnect', 'ovh_cloud_connect', {
        to: 'ovh_ovhcloud_connect',
        what: 'OVHcloud Connect',
        source: 'OVHcloud docs, network/ovhcloud-connect/limits: one service, one vRack',
      }),
      refreshFails: true,
    },
    ovh_vrack_vrackservices: {
      ...attachment('ovh_vrack_vrackservices', 'vrack_services', { to: 'ovh_vrackservices', what: 'vRack Services' }),
      refreshFails: true,
    },
    ovh_vrackservices: {
      id: 'vrs-{$letters3:a}-{$letters3:b}-{$letters3:c}-{$letters3:d}',
      unique: [],
      computed: {
        checksum: '{$hex32}',
        resource_status: 'READY',
        'current_state.product_status': 'DRAFT',
        'current_state.region': ({ now }) => regionOf(now),
        'iam.urn': 'urn:v1:eu:resource:vrackServices:{id}',
        'iam.id': '{$uuid}',
        'iam.display_name': '{id}',
      },
      refreshFails: true,
      refuses: servicesRefusals,
    },
  },
  dataSources: {
    ovh_vrack: { by: { service_name: '$id' }, computed: { 'iam.urn': 'urn:v1:eu:resource:vrack:{service_name}' } },
    ovh_vracks: { of: 'ovh_vrack', by: {}, lists: { attribute: 'result', element: '$id' } },
    ovh_vrackservices: {
      by: { vrack_services_id: '$id' },
      computed: { 'iam.urn': 'urn:v1:eu:resource:vrackServices:{vrack_services_id}' },
    },
    ovh_vrackservicess: { of: 'ovh_vrackservices', by: {}, lists: { attribute: 'vrackservicess' } },
    ovh_dedicated_cloud: {
      of: 'ovh_dedicated_cloud',
      by: { service_name: '$id' },
      computed: {
        'iam.urn': 'urn:v1:eu:resource:pccVMware:{service_name}',
        state: ({ now }) => now['state'] ?? 'delivered',
        location: ({ now }) => now['location'] ?? 'rbx',
        commercial_range: ({ now }) => now['commercial_range'] ?? '2020',
        management_interface: 'vCenter',
        'version.major': '8',
        'version.minor': '0',
        web_interface_url: 'https://{service_name}.sandbox.invalid/',
      },
    },
  },
};

function regionOf(now: CloudValues): string {
  const configuration = items(items(now['plan'])[0]?.['configuration']);
  return text(configuration.find(({ label }) => label === 'region_name')?.['value']) || 'eu-west-gra';
}

/** The vRack that a project brings when it is ordered without one. */
export const ownVrack = (project: string): string =>
  `pn-${1_000_000 + Number.parseInt(uuidOf(project).slice(0, 5), 16)}`;
