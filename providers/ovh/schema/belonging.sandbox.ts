import { ifKnown, isSame, isSet, items, type Readable, type Readables, text, valuesAt } from '../rules/given';
import { linkTargets } from '../rules/links';
import { type Behaviour, type Link, type Neighbour, type Neighbours, type Refusal, wording } from './behaviour';
import { isSubnetOf, subnetOf, subnetTypes } from './subnet-rules.sandbox';

/** What things belong to: one that names another is in the same, as far as both say where they are. */
const owners: { readonly [type: string]: string } = {
  ovh_cloud_project: 'project',
  ovh_cloud_project_kube: 'cluster',
  ovh_cloud_project_database: 'database',
  ovh_cloud_project_containerregistry: 'registry',
  ovh_cloud_project_user: 'user',
  ovh_dbaas_logs: 'Logs Data Platform service',
  ovh_okms: 'KMS',
};

const firstFamily = 'ovh_cloud_project_network_private';

/** What is in one region, and connects only to what is in the same. */
const regional: readonly string[] = [
  firstFamily,
  'ovh_cloud_network_private_vrack',
  'ovh_cloud_project_region_network',
  ...subnetTypes,
  'ovh_cloud_project_gateway',
  'ovh_cloud_floating_ip',
  'ovh_cloud_project_loadbalancer',
];

type Behaviours = { readonly [type: string]: Behaviour };
type Links = readonly (readonly [attribute: string, link: Link])[];

const linksOf = ({ links = {} }: Behaviour = {}): Links => Object.entries(links);

/** The attribute that names what a thing belongs to. */
const ownerAttribute = (links: Links, owner: string): string | undefined =>
  links.find(
    ([attribute, link]) => !attribute.includes('.') && linkTargets(link).some(({ type }) => type === owner),
  )?.[0];

interface Stranger {
  readonly what: string;
  readonly own: Readable;
  readonly other: Readable;
}

/** What two types belong to: the attributes of both that name it, where the first names the second in `attribute`. */
function* sharedOwners(
  own: Links,
  others: Links,
  attribute: string,
): Generator<readonly [what: string, string, string]> {
  for (const [owner, what] of Object.entries(owners)) {
    const [ours, theirs] = [ownerAttribute(own, owner), ownerAttribute(others, owner)];
    if (ours !== undefined && theirs !== undefined && ours !== attribute) yield [what, ours, theirs];
  }
}

function* apart(
  what: string,
  own: readonly Readable[],
  others: readonly Readable[],
  same = isSame,
): Generator<Stranger> {
  const [ours, theirs] = [own.filter(isSet), others.filter(isSet)];
  if (ours.length === 0 || theirs.length === 0 || ours.some((one) => theirs.some((two) => same(one, two)))) return;
  yield { what, own: ours[0], other: theirs[0] };
}

const regionsOf = (values: Readables): readonly Readable[] => [
  values['region'],
  values['region_name'],
  ...valuesAt(values, 'regions'),
  ...valuesAt(values, 'nodes.region'),
];

/** Data products leave out the digits of a region: GRA is where GRA11 is. */
const isSameRegion = (one: Readable, other: Readable): boolean =>
  isSame(one, other) || text(one) === text(other).replace(/\d+$/, '') || text(other) === text(one).replace(/\d+$/, '');

/** The regions of something that is named; an OpenStack id of a network of the first family is that of one region. */
function regionsNamed({ type, attributes }: Neighbour, value: Readable): readonly Readable[] {
  const own = ifKnown(() =>
    (type === firstFamily ? items(attributes['regions_attributes']) : [])
      .filter(({ openstackid }) => isSame(openstackid, value))
      .map(({ region }) => region),
  );
  return own === undefined || own.length === 0 ? regionsOf(attributes) : own;
}

/** Those that a value may name. */
const namedBy = (link: Link, value: Readable, neighbours: Neighbours): readonly Neighbour[] =>
  linkTargets(link).flatMap(({ type, attribute }) => {
    const found = ifKnown(() =>
      attribute === undefined ? [neighbours.get(type, value)] : neighbours.find(type, { [attribute]: value }),
    );
    return (found ?? []).flatMap((one) => one ?? []);
  });

const isUnder = (target: Link, types: readonly string[]): boolean =>
  linkTargets(target).some(({ type }) => types.includes(type));

/** What is wrong with where the things are that one of a type names. */
function strangerIn(links: Links, behaviours: Behaviours, now: Readables, neighbours: Neighbours): false | Readables {
  for (const [attribute, link] of links) {
    for (const value of valuesAt(now, attribute)) {
      const found = namedBy(link, value, neighbours).map((other) => ({
        other,
        strangers: ifKnown(() => [
          ...[...sharedOwners(links, linksOf(behaviours[other.type]), attribute)].flatMap(([what, ours, theirs]) => [
            ...apart(what, [now[ours]], [other.attributes[theirs]]),
          ]),
          ...(regional.includes(other.type)
            ? apart('region', regionsOf(now), regionsNamed(other, value), isSameRegion)
            : []),
        ]),
      }));
      // an id that two projects share names the one in this project
      const [first] = found;
      if (first === undefined || found.some(({ strangers }) => strangers?.length === 0)) continue;
      const [stranger] = first.strangers ?? [];
      if (stranger !== undefined) return { attribute, named: value, ...stranger };
    }
  }
  return false;
}

const parentOf = (attribute: string): string => attribute.split('.').slice(0, -1).join('.');
const lastOf = (attribute: string): string => attribute.split('.').at(-1) ?? attribute;

/** A subnet that isn't one of the network that is named beside it. */
function strangeSubnet(links: Links, now: Readables, neighbours: Neighbours): false | Readables {
  for (const [attribute] of links.filter(([, link]) => isUnder(link, subnetTypes))) {
    const parent = parentOf(attribute);
    const [beside] = links.find(([other, link]) => parentOf(other) === parent && isUnder(link, [firstFamily])) ?? [];
    if (beside === undefined) continue;
    for (const values of parent === '' ? [now] : valuesAt(now, parent).flatMap((one) => items(one))) {
      const wrong = ifKnown(() => {
        const [network, subnet] = [values[lastOf(beside)], subnetOf(neighbours, values[lastOf(attribute)])];
        if (subnet === undefined || !isSet(network) || isSubnetOf(neighbours, subnet, network)) return false;
        return { attribute, in: beside, network, subnet: subnet.id, other: subnet.attributes['network_id'] };
      });
      if (wrong) return wrong;
    }
  }
  return false;
}

/** What is refused of a type because of what its objects name: that isn't where they are. */
export function belongingRefusals(type: string, behaviours: Behaviours): readonly Refusal[] {
  const links = linksOf(behaviours[type]);
  const ofOwner: Refusal = {
    status: 400,
    on: ['create'],
    says: '{attribute} must be of {what} {own}, and {named} is of {other}',
    source:
      'OVHcloud API schemas: what is named is looked for in the project, service or region that the request names',
    unsure: wording,
    when: ({ now }, neighbours) => strangerIn(links, behaviours, now, neighbours),
  };
  const ofNetwork: Refusal = {
    status: 400,
    says: '{attribute} must be a subnet of {in} ({network}), and {subnet} is one of {other}',
    hint: 'Make several subnets in one ovh_cloud_project_network_private, each with a range of its own.',
    source:
      'provider docs of ovh_cloud_project_kube: both subnets must belong to private_network_id; OpenStack Neutron',
    unsure: wording,
    when: ({ now }, neighbours) => strangeSubnet(links, now, neighbours),
  };
  const isNamed = (types: readonly string[]) => links.some(([, link]) => isUnder(link, types));
  const isTied = links.some(([attribute, link]) =>
    linkTargets(link).some(
      ({ type: to }) =>
        regional.includes(to) || [...sharedOwners(links, linksOf(behaviours[to]), attribute)].length > 0,
    ),
  );
  return [...(isNamed(subnetTypes) && isNamed([firstFamily]) ? [ofNetwork] : []), ...(isTied ? [ofOwner] : [])];
}
