import { is, isSame, isSet, items, type Readable, type Readables, text, texts } from '../rules/given';
import { incomplete, type Neighbour, type Neighbours, type Refusal, wording } from './behaviour';
import { dataRegionRefusals } from './region-rules.sandbox';
import { range } from './rules.sandbox';
import { isVrackNumber, networkTargets } from './subnet-rules.sandbox';

/** What OVHcloud refuses of a managed database. */

const docs = 'OVHcloud docs, public-cloud/databases; provider docs and code of ovh_cloud_project_database';

/** Nodes of each plan of an engine, the smallest plan first; no entry: no such plan. A plan has two names, in two generations. */
const plans: { readonly [engine: string]: readonly (readonly [least: number, most: number] | undefined)[] } = {
  mysql: [exactly(1), exactly(2), exactly(3)],
  postgresql: [exactly(1), exactly(2), exactly(3)],
  valkey: [exactly(1), exactly(2)],
  mongodb: [undefined, exactly(3), [3, 7]],
  kafka: [undefined, exactly(3), exactly(6)],
  opensearch: [exactly(1), exactly(3), exactly(6)],
  grafana: [exactly(1), exactly(1)],
  clickhouse: [exactly(1), exactly(3)],
};
const planNames = [
  ['essential', 'discovery'],
  ['business', 'production'],
  ['enterprise', 'advanced'],
] as const;
/** Engines whose plans have names of the second generation only. */
const secondGeneration = ['mongodb', 'clickhouse'];
const postgresql = ['14', '15', '16', '17', '18'];
const versionNotOffered = `Version {version} of postgresql is not available, available: ${postgresql.join(', ')}`;
const capabilities = 'OVHcloud docs, capabilities of Public Cloud Databases and Analytics (September 2026)';

function exactly(count: number): readonly [number, number] {
  return [count, count];
}

const rankOf = (plan: Readable): number => planNames.findIndex((names) => names.some((name) => is(plan, name)));
const nodesOf = (now: Readables): readonly Readables[] => items(now['nodes']);

/** Names of the plans of an engine; none where it isn't known. */
function plansOf(engine: Readable): readonly string[] | undefined {
  const ranks = plans[text(engine)];
  if (ranks === undefined) return undefined;
  const isNew = secondGeneration.includes(text(engine));
  return planNames.flatMap(([old, young], rank) => (ranks[rank] === undefined ? [] : isNew ? [young] : [old, young]));
}

/** The network that the nodes are in, by its OpenStack id. */
function networkOf(cloud: Neighbours, now: Readables): Neighbour | undefined {
  const id = nodesOf(now)[0]?.['network_id'];
  if (!isSet(id)) return undefined;
  return networkTargets
    .flatMap((target): readonly (Neighbour | undefined)[] => {
      const [type = '', ...path] = target.split('.');
      return path.length === 0 ? [cloud.get(type, id)] : cloud.find(type, { [path.join('.')]: id });
    })
    .find((network) => network !== undefined);
}

export const databaseRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'Plan {plan} is not available for {engine}, available: {available}',
    source: capabilities,
    unsure: wording,
    when: ({ now }) => {
      const available = plansOf(now['engine']);
      return available !== undefined && !available.includes(text(now['plan'])) && { available: available.join(', ') };
    },
  },
  {
    status: 400,
    says: versionNotOffered,
    source: `${docs}: old versions are taken away`,
    unsure: wording,
    when: ({ now }) => is(now['engine'], 'postgresql') && Number(text(now['version'])) < Number(postgresql[0]),
  },
  {
    status: 400,
    says: versionNotOffered,
    source: docs,
    unsure: incomplete,
    list: { of: 'version', date: 'September 2026' },
    when: ({ now }) => is(now['engine'], 'postgresql') && !postgresql.includes(text(now['version'])),
  },
  {
    status: 400,
    says: 'Plan {plan} of {engine} has {wanted} nodes, got {count}',
    source: capabilities,
    unsure: wording,
    when: ({ now }) => {
      const [least, most] = plans[text(now['engine'])]?.[rankOf(now['plan'])] ?? [0, Number.POSITIVE_INFINITY];
      const count = nodesOf(now).length;
      return (count < least || count > most) && { wanted: least === most ? least : `${least} to ${most}`, count };
    },
  },
  ...dataRegionRefusals(
    'Region {region} has no managed databases, which name regions without digit: {known}',
    docs,
    'nodes.region',
  ),
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
      const network = nodesOf(now)[0]?.['network_id'];
      return isVrackNumber(network) && { network };
    },
  },
  {
    status: 403,
    says: 'Network {network} belongs to project {owner}: a database must be in a network of its own project',
    source: 'OVHcloud docs, public-cloud/databases/postgresql-capabilities: no shared networks',
    unsure: wording,
    when: ({ now }, cloud) => {
      const network = networkOf(cloud, now);
      const owner = network?.attributes['service_name'];
      return (
        network !== undefined &&
        !isSame(owner, now['service_name']) && { network: nodesOf(now)[0]?.['network_id'], owner }
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
      const [from, to] = [rankOf(before['plan']), rankOf(now['plan'])];
      return to >= 0 && to < from && { from: before['plan'] };
    },
  },
  {
    status: 400,
    says: 'backups.regions may name {most} at most, got {count}',
    source: docs,
    unsure: wording,
    when: ({ now }) => {
      const count = texts(now['backup_regions']).length;
      const most = is(now['engine'], 'mongodb') ? 1 : 2;
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
      return wrong !== undefined && { ip: wrong['ip'] };
    },
  },
  {
    status: 403,
    on: ['delete'],
    says: 'Deletion protection is on for database {id}: set deletion_protection to false first',
    source: docs,
    unsure: wording,
    when: ({ before }) => is(before['deletion_protection'], true),
  },
];
