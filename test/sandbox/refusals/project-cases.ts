import { project, vrack } from '../workspace';
import {
  badRequest,
  type Case,
  type Cases,
  conflict,
  made,
  notFound,
  otherProject,
  refused,
  type Seed,
} from './harness';

const otherVrack = 'pn-1000002';
const connect = '77777777-7777-4777-a777-777777777777';

/** Each kind of service is in the other vRack already, as `taken`. */
const attachments: readonly (readonly [type: string, attribute: string, what: string])[] = [
  ['ovh_vrack_dedicated_cloud', 'dedicated_cloud', 'Private cloud'],
  ['ovh_vrack_dedicated_server', 'server_id', 'Dedicated server'],
  ['ovh_vrack_dedicated_server_interface', 'interface_id', 'Server interface'],
  ['ovh_vrack_ip', 'block', 'IP block'],
  ['ovh_vrack_iploadbalancing', 'ip_loadbalancing', 'IP load balancer'],
  ['ovh_vrack_ovhcloudconnect', 'ovh_cloud_connect', 'OVHcloud Connect'],
  ['ovh_vrack_vrackservices', 'vrack_services', 'vRack Services'],
];
const targets = ['ovh_dedicated_cloud', 'ovh_ovhcloud_connect', 'ovh_vrackservices'];

const projectOrder = (plan_code: string, configuration: object[] = []) => ({
  description: plan_code,
  plan: [{ plan_code, duration: 'P1M', pricing_mode: 'default', configuration }],
});

export const projectSeeds: readonly Seed[] = [
  { type: 'ovh_vrack', id: otherVrack, attributes: {} },
  ...targets.flatMap((type) => ['taken', 'open'].map((id) => ({ type, id, attributes: {} }))),
  { type: 'ovh_ovhcloud_connect', id: connect, attributes: {} },
  {
    type: 'ovh_ovhcloud_connect_pop_config',
    id: '11',
    attributes: { service_name: connect, interface_id: 1, type: 'l3' },
  },
  {
    type: 'ovh_ovhcloud_connect_pop_datacenter_config',
    id: '12',
    attributes: { service_name: connect, config_pop_id: 11, datacenter_id: 2 },
  },
  ...attachments.map(([type, attribute]) => ({
    type,
    id: `${type}-taken`,
    attributes: { service_name: otherVrack, [attribute]: 'taken' },
  })),
  {
    type: 'ovh_vrack_ipv6',
    id: 'ipv6-taken',
    attributes: { service_name: otherVrack, block: '2001:db8::/56' },
  },
  {
    type: 'ovh_cloud_project_alerting',
    id: 'alert',
    attributes: { service_name: project, delay: 3600, email: 'a@example.com', monthly_threshold: 10 },
  },
];

const alert = (more: object) => ({
  service_name: otherProject,
  delay: 3600,
  email: 'finops@example.com',
  monthly_threshold: 100,
  ...more,
});
const quota = (profile: string) => ({
  service_name: project,
  prevent_automatic_quota_upgrade: true,
  regions: [{ region: 'GRA11', profile }],
});
const services = (subnet: object, more: object[] = []) => ({
  plan: [
    {
      plan_code: 'vrack-services',
      duration: 'P1M',
      pricing_mode: 'default',
      configuration: [{ label: 'region_name', value: 'eu-west-gra' }],
    },
  ],
  target_spec: {
    subnets: [
      { cidr: '10.40.0.0/24', service_range: { cidr: '10.40.0.0/29' }, service_endpoints: [], ...subnet },
      ...more,
    ],
  },
});
const second = { cidr: '10.41.0.0/24', service_range: { cidr: '10.41.0.0/29' }, service_endpoints: [] };

const attachRefused = ([type, attribute, what]: (typeof attachments)[number]): [string, Case] => [
  `a taken ${what}`,
  refused(
    type,
    { service_name: vrack, [attribute]: 'taken' },
    conflict(`${what} taken is already attached to vRack ${otherVrack}`),
  ),
];

export const projectCases: Cases = {
  'a project of another vRack': refused(
    'ovh_vrack_cloudproject',
    { service_name: otherVrack, project_id: project },
    conflict(`Project ${project} is already attached to vRack ${vrack}`),
  ),
  'a project twice': refused(
    'ovh_vrack_cloudproject',
    { service_name: vrack, project_id: project },
    conflict(`ovh_vrack_cloudproject with service_name = ${vrack}, project_id = ${project} already exists: attachment`),
  ),
  'a project that does not exist': refused(
    'ovh_vrack_cloudproject',
    { service_name: vrack, project_id: '00000000000040000000000000000000' },
    notFound('The requested object (project_id = 00000000000040000000000000000000) does not exist'),
  ),
  'a project without vRack': made('ovh_vrack_cloudproject', { service_name: vrack, project_id: otherProject }),
  ...Object.fromEntries(attachments.map(attachRefused)),
  'a taken IPv6 block': refused(
    'ovh_vrack_ipv6',
    { service_name: vrack, block: '2001:db8::/56' },
    conflict(`IPv6 block 2001:db8::/56 is already attached to vRack ${otherVrack}`),
  ),
  'an open private cloud': made('ovh_vrack_dedicated_cloud', { service_name: vrack, dedicated_cloud: 'open' }),
  'a private cloud that does not exist': refused(
    'ovh_vrack_dedicated_cloud',
    { service_name: vrack, dedicated_cloud: 'pcc-nobody' },
    notFound('The requested object (dedicated_cloud = pcc-nobody) does not exist'),
  ),
  'a datacenter, which can only be imported': refused(
    'ovh_vrack_dedicated_cloud_datacenter',
    { service_name: vrack, datacenter: 'datacenter-1' },
    'creating an ovh_vrack_dedicated_cloud_datacenter is not implemented',
  ),
  'an order of a vRack with another plan': refused(
    'ovh_vrack',
    { name: 'other', plan: [{ plan_code: 'vrack-pro', duration: 'P1M', pricing_mode: 'default' }] },
    badRequest('planCode vrack-pro is not in the catalog: use vrack'),
  ),
  'an order of a project with another plan': refused(
    'ovh_cloud_project',
    projectOrder('project.2010'),
    badRequest('planCode project.2010 is not in the catalog: use project.2018 (project in the US)'),
  ),
  'an order of a project into an unknown vRack': refused(
    'ovh_cloud_project',
    projectOrder('project.2018', [{ label: 'vrack', value: 'pn-9999999' }]),
    notFound('vRack pn-9999999 in the order does not exist'),
  ),
  'an order of a project into a vRack': made(
    'ovh_cloud_project',
    projectOrder('project.2018', [{ label: 'vrack', value: vrack }]),
  ),
  'a region that does not exist': refused(
    'ovh_cloud_project_region',
    { service_name: project, region: 'GRA99' },
    notFound('Region GRA99 does not exist'),
  ),
  'a region': made('ovh_cloud_project_region', { service_name: project, region: 'DE1' }),
  'an unknown quota profile': refused(
    'ovh_cloud_quota',
    quota('unlimited'),
    badRequest(
      'Quota profile unlimited does not exist in GRA11, available: 10vms, 20vms, 50vms, 100vms, 200vms, 500vms, 1000vms',
    ),
  ),
  'a second spending alert': refused(
    'ovh_cloud_project_alerting',
    alert({ service_name: project }),
    conflict(`ovh_cloud_project_alerting with service_name = ${project} already exists: alert`),
  ),
  'a spending alert from nothing': refused(
    'ovh_cloud_project_alerting',
    alert({ monthly_threshold: 0 }),
    badRequest('monthlyThreshold must be a whole number of at least 1, got 0'),
  ),
  'a spending alert to nobody': refused(
    'ovh_cloud_project_alerting',
    alert({ email: 'finops' }),
    badRequest('email finops is not an e-mail address'),
  ),
  'a spending alert': made('ovh_cloud_project_alerting', alert({})),
  'two subnets of vRack Services': refused(
    'ovh_vrackservices',
    services({}, [second]),
    badRequest('targetSpec.subnets has 2 subnets, one is allowed'),
  ),
  'a subnet of vRack Services that is too large': refused(
    'ovh_vrackservices',
    services({ cidr: '10.0.0.0/12' }),
    badRequest('Subnet 10.0.0.0/12 must be private (RFC 1918) and of /16 to /24'),
  ),
  'a range of services outside its subnet': refused(
    'ovh_vrackservices',
    services({ service_range: { cidr: '10.41.0.0/29' } }),
    badRequest('serviceRange 10.41.0.0/29 must be of /27 to /29 inside subnet 10.40.0.0/24'),
  ),
  'a name of a subnet with a slash': refused(
    'ovh_vrackservices',
    services({ display_name: 'storage/prod' }),
    badRequest('displayName storage/prod may have up to 40 letters, digits, spaces and - _ . only'),
  ),
  'vRack Services': made('ovh_vrackservices', services({ display_name: 'storage prod' })),
  'Connect at an unknown service': refused(
    'ovh_ovhcloud_connect_pop_config',
    { service_name: 'nobody', interface_id: 1, type: 'l2' },
    notFound('The requested object (service_name = nobody) does not exist'),
  ),
};

const connection = (more: object = {}) => ({ service_name: connect, interface_id: 7, type: 'l3', ...more });
const pop = 'ovh_ovhcloud_connect_pop_config';
const datacenter = 'ovh_ovhcloud_connect_pop_datacenter_config';
const extra = 'ovh_ovhcloud_connect_pop_datacenter_extra_config';
const notImplemented = 'update is not implemented';

const inDatacenter = (more: object = {}) => ({
  service_name: connect,
  config_pop_id: 11,
  datacenter_id: 1,
  subnet: '10.50.0.0/28',
  ...more,
});
const peer = (more: object = {}) => ({
  service_name: connect,
  config_pop_id: 11,
  config_datacenter_id: 12,
  type: 'bgp',
  bgp_neighbor_ip: '10.50.0.5',
  ...more,
});

/** What is made before the changes. */
export const projectBefore: Cases = {
  pop: made(pop, connection({ subnet: '10.50.1.0/30' })),
  datacenter: made(datacenter, inDatacenter()),
  peer: made(extra, peer()),
  quota: made('ovh_cloud_quota', quota('20vms')),
};

export const projectChanges: Cases = {
  pop: refused(pop, connection({ subnet: '10.50.2.0/30' }), notImplemented),
  datacenter: refused(datacenter, inDatacenter({ subnet: '10.51.0.0/28' }), notImplemented),
  peer: refused(extra, peer({ bgp_neighbor_ip: '10.50.0.6' }), notImplemented),
  quota: { ...made('ovh_cloud_quota', quota('50vms')), expected: 'update' },
};
