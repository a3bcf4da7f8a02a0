import { flavorNames } from '../../../facts/flavors';
import { isSet, text } from '../rules/given';
import {
  type Behaviour,
  type DataBehaviour,
  type FamilyBehaviour,
  type Link,
  type Refusal,
  wording,
} from './behaviour';
import { foreignStream } from './logs-rules.sandbox';
import { uuidOf } from './rules.sandbox';
import { networkTargets, subnetTypes } from './subnet-rules.sandbox';

const inProject = { service_name: 'ovh_cloud_project' } as const;

/** Something in a project, of the second family of the API where it has a `resource_status`. */
const inside = (
  links: { readonly [attribute: string]: Link } = {},
  computed: NonNullable<Behaviour['computed']> = {},
  more: Behaviour = {},
): Behaviour => ({
  links: { ...inProject, ...links },
  computed: {
    resource_status: 'READY',
    'current_state.name': '{name}',
    'current_state.description': '{description}',
    'current_state.location.region': '{region}',
    'current_state.location.availability_zone': '{availability_zone}',
    ...computed,
  },
  ...more,
});

const smaller: Refusal = {
  status: 400,
  on: ['update'],
  says: 'size {size} is smaller than {from}: a volume or share can only grow',
  source: 'OpenStack Cinder and Manila',
  unsure: 'the wording, and whether shares can shrink',
  when: ({ now, before }) =>
    isSet(now['size']) && Number(now['size']) < Number(before['size'] ?? 0) && { from: before['size'] ?? '' },
};

const grows: Behaviour = { refuses: [smaller] };
const blockedBy = (to: Exclude<Link, string>['to']): Link => ({ to, whenGone: 'blocks' });

const share = 'ovh_cloud_storage_file_share';
const shareNetwork = 'ovh_cloud_storage_file_share_network';
const volume = 'ovh_cloud_storage_block_volume';
const loadBalancer = 'ovh_cloud_project_loadbalancer';
const secret = 'ovh_cloud_key_manager_secret';
const container = 'ovh_cloud_key_manager_container';
const floatingIp = 'ovh_cloud_floating_ip';
const group = 'ovh_cloud_instance_group';

const all = (of: string, attribute: string, ...by: readonly string[]): DataBehaviour => ({
  of,
  by: Object.fromEntries(['service_name', ...by].map((name) => [name, name])),
  lists: { attribute },
  links: inProject,
});
const one = (id = 'id'): DataBehaviour => ({ by: { service_name: 'service_name', [id]: '$id' }, links: inProject });

const flavors = flavorNames.map((name) => ({
  id: uuidOf(`flavor ${name}`),
  name,
  available: true,
  os_type: 'linux',
  type: name.split('-')[0] ?? '',
}));
const images = ['Debian 12', 'Ubuntu 22.04', 'Ubuntu 24.04'].map((name) => ({
  id: uuidOf(`image ${name}`),
  name,
  os_type: 'linux',
  type: 'linux',
  visibility: 'public',
  status: 'active',
}));

const catalogue = (
  attribute: string,
  entries: readonly { readonly [name: string]: string | boolean }[],
): DataBehaviour => ({
  links: inProject,
  computed: { [attribute]: ({ now }) => entries.map((entry) => ({ ...entry, region: now['region'] ?? 'GRA11' })) },
});

/** Instances, volumes, shares, load balancers, addresses and secrets of projects. */
export const computeBehaviour: FamilyBehaviour = {
  resources: {
    ovh_cloud_instance: inside({
      group_id: blockedBy(group),
      volume_ids: blockedBy(volume),
      security_group_ids: blockedBy('ovh_cloud_security_group'),
      ssh_key_name: { to: 'ovh_cloud_ssh_key.name', whenGone: 'stays' },
      'networks.network_id': blockedBy(networkTargets),
      'networks.subnet_id': blockedBy(subnetTypes),
      'shares.id': blockedBy(share),
    }),
    [group]: inside(),
    ovh_cloud_project_instance: inside(
      {
        'network.private.network.id': blockedBy(networkTargets),
        'network.private.network.subnet_id': blockedBy(subnetTypes),
      },
      { status: 'ACTIVE', task_state: '' },
      { refreshFails: true },
    ),
    ovh_cloud_project_instance_snapshot: inside({ instance_id: 'ovh_cloud_project_instance' }, { status: 'active' }),
    ovh_cloud_project_workflow_backup: inside({ instance_id: 'ovh_cloud_project_instance' }),
    ovh_cloud_security_group: inside({
      'rule.remote_group_id': { to: 'ovh_cloud_security_group', whenGone: 'blocks' },
    }),
    [floatingIp]: inside({}, { 'current_state.ip': '203.0.113.20', 'current_state.status': 'DOWN' }, { unique: [] }),
    ovh_cloud_project_volume: inside({}, { status: 'available' }, { ...grows, refreshFails: true }),
    ovh_cloud_project_volume_backup: inside(
      { volume_id: 'ovh_cloud_project_volume' },
      { status: 'ok' },
      { refreshFails: true },
    ),
    [volume]: inside({}, { 'current_state.size': '{size}' }, grows),
    ovh_cloud_storage_block_volume_backup: inside({ volume_id: { to: volume, whenGone: 'stays' } }),
    ovh_cloud_storage_block_volume_snapshot: inside({ volume_id: blockedBy(volume) }),
    [share]: inside(
      { share_network_id: blockedBy(shareNetwork) },
      { 'current_state.size': '{size}' },
      { ...grows, refreshFails: true },
    ),
    [`${share}_acl`]: inside({ share_id: share }, {}, { refreshFails: true }),
    [shareNetwork]: inside(
      { network_id: blockedBy(networkTargets), subnet_id: blockedBy(subnetTypes) },
      {},
      { refreshFails: true },
    ),
    [`${share}_snapshot`]: inside({ share_id: blockedBy(share) }, {}, { refreshFails: true }),
    ovh_cloud_project_file_storage_share_network: inside({
      network_id: blockedBy(networkTargets),
      subnet_id: blockedBy(subnetTypes),
    }),
    ovh_cloud_project_file_storage_share: inside(
      {
        network_id: { to: networkTargets, whenGone: 'stays' },
        share_network_id: blockedBy('ovh_cloud_project_file_storage_share_network'),
      },
      { status: 'available', protocol: 'NFS' },
      grows,
    ),
    [loadBalancer]: inside(
      {
        'network.private.network.id': blockedBy(networkTargets),
        'network.private.network.subnet_id': blockedBy(subnetTypes),
        'network.private.floating_ip.id': blockedBy(floatingIp),
        'network.private.gateway.id': blockedBy('ovh_cloud_project_gateway'),
      },
      { operating_status: 'online', provisioning_status: 'active', vip_address: '10.0.0.200' },
      { unique: ['service_name', 'region_name', 'name'], refreshFails: true },
    ),
    ovh_cloud_project_region_loadbalancer_log_subscription: inside(
      {
        loadbalancer_id: loadBalancer,
        stream_id: blockedBy('ovh_dbaas_logs_output_graylog_stream'),
      },
      { subscription_id: '{id}' },
      {
        unique: ['loadbalancer_id', 'kind', 'stream_id'],
        refuses: [
          {
            status: 400,
            says: 'kind must be haproxy, got {kind}',
            source: 'OVHcloud docs, logs-data-platform/service-logs: Octavia load balancers',
            unsure: wording,
            when: ({ now }) => text(now['kind']) !== 'haproxy',
          },
          foreignStream,
        ],
      },
    ),
    [secret]: inside(
      {},
      { 'current_state.secret_ref': 'https://key-manager.sandbox.invalid/v1/secrets/{id}' },
      { notRead: ['payload'] },
    ),
    [`${secret}_consumer`]: inside(
      { secret_id: blockedBy(secret) },
      {},
      { unique: ['secret_id', 'service', 'resource_type', 'resource_id'] },
    ),
    [container]: inside({ 'secret_refs.secret_id': blockedBy(secret) }),
    [`${container}_consumer`]: inside(
      { container_id: blockedBy(container) },
      {},
      { unique: ['container_id', 'service', 'resource_type', 'resource_id'] },
    ),
    ovh_cloud_project_rancher: {
      unique: ['project_id', 'target_spec.name'],
      links: { project_id: 'ovh_cloud_project' },
      computed: {
        rancher_id: '{id}',
        resource_status: 'READY',
        'current_state.name': '{target_spec.name}',
        'current_state.url': 'https://{id}.rancher.sandbox.invalid',
      },
    },
    ovh_ip_service: {
      id: 'ip-203.0.113.{$digits2}',
      unique: [],
      computed: { service_name: '{id}', ip: '203.0.113.0/28' },
    },
    ovh_domain_zone_record: { id: '{$digits10}', unique: ['zone', 'subdomain', 'fieldtype', 'target'] },
  },
  dataSources: {
    ovh_cloud_instance: one(),
    ovh_cloud_instances: all('ovh_cloud_instance', 'instances'),
    [group]: one(),
    [`${group}s`]: all(group, 'instance_groups'),
    ovh_cloud_project_instance: one('instance_id'),
    ovh_cloud_project_instances: all('ovh_cloud_project_instance', 'instances', 'region'),
    ovh_cloud_project_flavors: {
      ...catalogue('flavors', flavors),
      computed: {
        flavors: ({ now }) =>
          flavors
            .filter(({ name }) => text(now['name_filter']) === '' || name === now['name_filter'])
            .map((flavor) => ({ ...flavor, region: now['region'] ?? 'GRA11' })),
      },
    },
    ovh_cloud_instance_flavors: catalogue('flavors', flavors),
    ovh_cloud_project_loadbalancer_flavors: catalogue(
      'flavors',
      ['small', 'medium', 'large', 'xl'].map((name) => ({ id: uuidOf(`load balancer ${name}`), name })),
    ),
    ovh_cloud_project_images: catalogue('images', images),
    ovh_cloud_instance_images: catalogue('images', images),
    ovh_cloud_security_group: one(),
    ovh_cloud_security_groups: all('ovh_cloud_security_group', 'security_groups'),
    [floatingIp]: one(),
    [`${floatingIp}s`]: all(floatingIp, 'floating_ips'),
    ovh_cloud_public_ips: all(floatingIp, 'public_ips'),
    ovh_cloud_project_volume: one('volume_id'),
    ovh_cloud_project_volumes: all('ovh_cloud_project_volume', 'volumes', 'region_name'),
    [volume]: one(),
    [`${volume}s`]: all(volume, 'volumes', 'region'),
    [`${volume}_backup`]: one(),
    [`${volume}_backups`]: all(`${volume}_backup`, 'backups', 'region', 'volume_id'),
    [`${volume}_snapshot`]: one(),
    [`${volume}_snapshots`]: all(`${volume}_snapshot`, 'snapshots', 'region', 'volume_id'),
    [share]: one(),
    [`${share}s`]: all(share, 'file_shares', 'region'),
    [`${share}_acl`]: one(),
    [`${share}_acls`]: all(`${share}_acl`, 'share_acls', 'share_id'),
    [shareNetwork]: one(),
    [`${shareNetwork}s`]: all(shareNetwork, 'share_networks', 'region'),
    [`${share}_snapshot`]: one(),
    [`${share}_snapshots`]: all(`${share}_snapshot`, 'share_snapshots'),
    [loadBalancer]: one(),
    [`${loadBalancer}s`]: all(loadBalancer, 'loadbalancers', 'region_name'),
    ovh_cloud_project_region_loadbalancer_log_subscription: one('subscription_id'),
    ovh_cloud_project_region_loadbalancer_log_subscriptions: {
      ...all('ovh_cloud_project_region_loadbalancer_log_subscription', 'subscription_ids', 'loadbalancer_id', 'kind'),
      lists: { attribute: 'subscription_ids', element: '$id' },
    },
    [secret]: one('secret_id'),
    [`${secret}s`]: all(secret, 'secrets'),
    [`${secret}_consumer`]: one('consumer_id'),
    [`${secret}_consumers`]: all(`${secret}_consumer`, 'consumers', 'secret_id'),
    [`${secret}_payload`]: { of: secret, ...one('secret_id') },
    [container]: one('container_id'),
    [`${container}s`]: all(container, 'containers'),
    [`${container}_consumer`]: one('consumer_id'),
    [`${container}_consumers`]: all(`${container}_consumer`, 'consumers', 'container_id'),
    ovh_cloud_project_rancher: {
      by: { project_id: 'project_id', id: '$id' },
      links: { project_id: 'ovh_cloud_project' },
    },
    ovh_domain_zone_records: {
      of: 'ovh_domain_zone_record',
      by: { zone_name: 'zone' },
      lists: { attribute: 'ids', element: '$id' },
    },
    ovh_domain_zone_record: { by: { zone_name: 'zone', id: '$id' } },
  },
};
