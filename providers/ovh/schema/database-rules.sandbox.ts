import type { CloudObject, CloudView, Refusal, Values } from './behaviour';
import { dataRegions, sandboxRegions } from './regions.sandbox';
import { isSet, items, range, text, texts } from './rules.sandbox';
import { networkTargets } from './subnet-rules.sandbox';

/** What OVHcloud refuses of a managed database. */

const docs = 'OVHcloud docs, public-cloud/databases; provider docs and code of ovh_cloud_project_database';
const wording = 'the wording';

/** Plans of an engine, the smallest first. In three-zone regions the second names are used for all. */
const plans: { readonly [engine: string]: readonly string[] } = {
  mongodb: ['discovery', 'production', 'advanced'],
  mysql: ['essential', 'business', 'enterprise'],
  postgresql: ['essential', 'business', 'enterprise'],
  valkey: ['essential', 'business'],
  clickhouse: ['production'],
};
const zonal = ['discovery', 'production', 'advanced'];
const ranks: { readonly [plan: string]: number } = {
  essential: 0,
  discovery: 0,
  business: 1,
  production: 1,
  enterprise: 2,
  advanced: 2,
};
const postgresql = ['14', '15', '16', '17', '18'];

const nodesOf = (now: Values): readonly Values[] => items(now['nodes']);
const regionOf = (now: Values): string => text(nodesOf(now)[0]?.['region']);
const isZonal = (region: string): boolean => (sandboxRegions[region]?.zones.length ?? 0) > 0;

function plansOf(now: Values): readonly string[] | undefined {
  const own = plans[text(now['engine'])];
  return own !== undefined && isZonal(regionOf(now)) ? [...own, ...zonal] : own;
}

/** The network that the nodes are in, by its OpenStack id. */
function networkOf(cloud: CloudView, now: Values): CloudObject | undefined {
  const id = text(nodesOf(now)[0]?.['network_id']);
  if (id === '') return undefined;
  return networkTargets
    .flatMap((target): readonly (CloudObject | undefined)[] => {
      const [type = '', ...path] = target.split('.');
      return path.length === 0 ? [cloud.get(type, id)] : cloud.find(type, { [path.join('.')]: id });
    })
    .find((network) => network !== undefined);
}

export const databaseRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'Plan {plan} is not available for {engine}, available: {available}',
    source: docs,
    unsure: 'the wording, and the names of plans in three-zone regions',
    when: ({ now }) => {
      const available = plansOf(now);
      return available !== undefined && !available.includes(text(now['plan'])) && { available: available.join(', ') };
    },
  },
  {
    status: 400,
    says: 'Version {version} of postgresql is not available, available: 14, 15, 16, 17, 18',
    source: docs,
    unsure: wording,
    when: ({ now }) => now['engine'] === 'postgresql' && !postgresql.includes(text(now['version'])),
  },
  {
    status: 400,
    says: 'Plan {plan} of {engine} has {wanted} nodes, got {count}',
    source: docs,
    unsure: 'the wording; not checked for other engines and in three-zone regions',
    when: ({ now }) => {
      const wanted = (ranks[text(now['plan'])] ?? -1) + 1;
      const isKnown = ['mysql', 'postgresql', 'valkey'].includes(text(now['engine'])) && !isZonal(regionOf(now));
      const count = nodesOf(now).length;
      return isKnown && wanted > 0 && count !== wanted && { wanted, count };
    },
  },
  {
    status: 400,
    says: 'Region {region} has no managed databases, which name regions without digit: {known}',
    source: docs,
    unsure: wording,
    when: ({ now }) => {
      const known: readonly string[] = dataRegions;
      const wrong = nodesOf(now).find(({ region }) => !known.includes(text(region)));
      return wrong !== undefined && { region: wrong['region'] ?? '', known: known.join(', ') };
    },
  },
  {
    status: 400,
    says: 'All nodes must have the same region, network and subnet',
    source: docs,
    unsure: wording,
    when: ({ now }) =>
      new Set(nodesOf(now).map(({ region, network_id, subnet_id }) => JSON.stringify([region, network_id, subnet_id])))
        .size > 1,
  },
  {
    status: 400,
    says: 'networkId must be the OpenStack id of the network in its region, got {network}',
    hint: 'Of an ovh_cloud_project_network_private that is regions_openstack_ids["<region>"], not id.',
    source: docs,
    unsure: wording,
    when: ({ now }) => {
      const network = text(nodesOf(now)[0]?.['network_id']);
      return /^pn-/.test(network) && { network };
    },
  },
  {
    status: 403,
    says: 'Network {network} belongs to project {owner}: a database must be in a network of its own project',
    source: 'OVHcloud docs, public-cloud/databases/postgresql-capabilities: no shared networks',
    unsure: wording,
    when: ({ now }, cloud) => {
      const network = networkOf(cloud, now);
      const owner = text(network?.attributes['service_name']);
      return (
        network !== undefined &&
        owner !== text(now['service_name']) && { network: nodesOf(now)[0]?.['network_id'] ?? '', owner }
      );
    },
  },
  {
    status: 400,
    on: ['update'],
    says: 'Plan {plan} is smaller than {from}: a plan can only be raised',
    source: docs,
    unsure: wording,
    when: ({ now, before }) => {
      const [from, to] = [ranks[text(before['plan'])], ranks[text(now['plan'])]];
      return from !== undefined && to !== undefined && to < from && { from: before['plan'] ?? '' };
    },
  },
  {
    status: 400,
    says: 'backups.regions may name {most} at most, got {count}',
    source: docs,
    unsure: wording,
    when: ({ now }) => {
      const count = texts(now['backup_regions']).length;
      const most = now['engine'] === 'mongodb' ? 1 : 2;
      return count > most && { count, most };
    },
  },
  {
    status: 400,
    says: 'ipRestrictions: {ip} is not an IPv4 range in CIDR notation',
    source: docs,
    unsure: wording,
    when: ({ now }) => {
      const wrong = items(now['ip_restrictions']).find(({ ip }) => isSet(ip) && range(ip) === undefined);
      return wrong !== undefined && { ip: wrong['ip'] ?? '' };
    },
  },
  {
    status: 403,
    on: ['delete'],
    says: 'Deletion protection is on for database {id}: set deletion_protection to false first',
    source: docs,
    unsure: wording,
    when: ({ before }) => before['deletion_protection'] === true,
  },
];
