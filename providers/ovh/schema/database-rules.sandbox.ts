import { databaseEngineFacts, databaseEngineOf, databasePlans, regionsOfEngine } from '../../../facts/databases';
import { regionIn } from '../../../facts/regions';
import { is, isSet, items, type Readable, type Readables, text, texts } from '../rules/given';
import { incomplete, type Refusal, wording } from './behaviour';
import { dataRegionRefusals } from './region-rules.sandbox';
import { range } from './rules.sandbox';
import { isVrackNumber } from './subnet-rules.sandbox';

/** What OVHcloud refuses of a managed database. */

const docs = 'OVHcloud docs, public-cloud/databases; provider docs and code of ovh_cloud_project_database';

const capabilities = 'OVHcloud docs, capabilities of Public Cloud Databases and Analytics (September 2026)';

const ranks = Object.values(databasePlans.entries);
const rankOf = (plan: Readable): number =>
  ranks.findIndex((names) => Object.values(names).some((name) => is(plan, name)));
/** Nodes that an engine has on a plan: the least and the most. */
function nodesWanted(now: Readables): readonly [least: number, most: number] {
  const [rank] = Object.entries(databasePlans.entries).find((_, index) => index === rankOf(now['plan'])) ?? [];
  const nodes = databaseEngineOf(text(now['engine']))?.nodes[rank as keyof typeof databasePlans.entries];
  if (nodes === undefined) return [0, Number.POSITIVE_INFINITY];
  return typeof nodes === 'number' ? [nodes, nodes] : [nodes.least, nodes.most];
}
const nodesOf = (now: Readables): readonly Readables[] => items(now['nodes']);

/** Names of the plans of an engine; none where it isn't known. */
function plansOf(engine: Readable): readonly string[] | undefined {
  const facts = databaseEngineOf(text(engine));
  return (
    facts &&
    Object.entries(databasePlans.entries).flatMap(([rank, { first, second }]) => {
      if (!(rank in facts.nodes)) return [];
      return facts.isSecondOnly ? [second] : [first, second];
    })
  );
}

const versionsOf = (now: Readables): readonly string[] => databaseEngineOf(text(now['engine']))?.versions ?? [];

/** Whether a version comes before another; versions are numbers with dots. */
const isOlder = (version: string, other: string): boolean => version.localeCompare(other, 'en', { numeric: true }) < 0;

const versionNotOffered: Pick<Refusal, 'status' | 'says'> = {
  status: 400,
  says: 'Version {version} of {engine} is not available, available: {available}',
};
const available = (now: Readables) => ({ available: versionsOf(now).join(', ') });

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
    ...versionNotOffered,
    source: `${docs}: old versions are taken away`,
    unsure: wording,
    when: ({ now }) => {
      const [oldest] = versionsOf(now);
      const version = text(now['version']);
      return oldest !== undefined && version !== '' && isOlder(version, oldest) && available(now);
    },
  },
  {
    ...versionNotOffered,
    source: docs,
    unsure: incomplete,
    list: { of: 'version', in: databaseEngineFacts },
    when: ({ now }) => {
      const versions = versionsOf(now);
      return versions.length > 0 && isSet(now['version']) && !versions.includes(text(now['version'])) && available(now);
    },
  },
  {
    status: 400,
    says: 'Plan {plan} of {engine} has {wanted} nodes, got {count}',
    source: capabilities,
    unsure: wording,
    when: ({ now }) => {
      const [least, most] = nodesWanted(now);
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
    says: 'Plan {plan} is of the first generation, which region {region} of three zones does not have; use {instead}',
    source: `${docs}: migrate from one zone to three; plan codes of the public catalogue`,
    unsure: wording,
    when: ({ now }) => {
      const { first, second } = ranks[rankOf(now['plan'])] ?? {};
      const region = nodesOf(now)
        .map((node) => text(node['region']))
        .find((name) => (regionIn(name)?.zones.length ?? 0) > 0);
      return region !== undefined && is(now['plan'], first ?? '') && { region, instead: second ?? '' };
    },
  },
  {
    status: 400,
    says: '{engine} is not available in region {region}, available: {available}',
    source: capabilities,
    unsure: incomplete,
    list: { of: 'nodes.region', in: databaseEngineFacts },
    when: ({ now }) => {
      const facts = databaseEngineOf(text(now['engine']));
      const region = nodesOf(now)
        .map((node) => text(node['region']))
        .find((name) => facts?.notIn.includes(name));
      return facts !== undefined && region !== undefined && { region, available: regionsOfEngine(facts).join(', ') };
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
      const network = nodesOf(now)[0]?.['network_id'];
      return isVrackNumber(network) && { network };
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
