import { maskText } from '../../../constructs/core/secrets/mask';
import { ovhSchema } from '../../../providers/ovh/schema';
import { ovhBehaviour } from '../../../providers/ovh/schema/sandbox';
import type { Values } from '../../../src/estate/model';
import { compareOutputs } from '../../../src/review/engine/compare';
import type { Note } from '../../../src/review/report/report';
import { base, type Case, type Seed } from '../../sandbox/refusals/harness';
import type { Table } from '../../sandbox/refusals/tables';
import { outputOf, type Resources } from '../outputs';

/**
 * The refusals of the sandbox as programs: what is seeded there is a resource here, and what names it by its id refers to it.
 */

/** A name in Terraform, which begins with no digit. */
const label = (text: string): string =>
  text
    .replace(/^[0-9a-f]{32}$/, (id) => `project_${id.slice(-5)}`)
    .replaceAll(/\W+/g, '_')
    .replace(/^(?=\d)/, '_');
const addressOf = ({ type, id }: Seed): string => `${type}.${label(id)}`;

/** What a program can make; anything else it names by its id. */
const isMade = ({ type }: Seed): boolean => Object.hasOwn(ovhSchema.resources, type);

/** Expressions for the ids of what is made. */
function references(seeds: readonly Seed[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const seed of seeds.filter(isMade)) {
    const openstack = seed.attributes['regions_attributes'];
    for (const { region, openstackid } of (openstack ?? []) as readonly { region: string; openstackid: string }[]) {
      found.set(openstackid, `\${${addressOf(seed)}.regions_openstack_ids["${region}"]}`);
    }
    if (!found.has(seed.id)) found.set(seed.id, `\${${addressOf(seed)}.id}`);
  }
  return found;
}

/** Attributes that name another object. */
const linking = new Set(
  Object.values(ovhBehaviour.resources).flatMap(({ links = {} }) =>
    Object.keys(links).map((path) => path.slice(path.lastIndexOf('.') + 1)),
  ),
);

/** A configuration in which ids are references. */
const written = (config: object, ids: ReadonlyMap<string, string>): Values =>
  JSON.parse(
    JSON.stringify(config, (name, value: unknown) => {
      const named = (one: unknown) => (typeof one === 'string' && linking.has(name) ? (ids.get(one) ?? one) : one);
      return Array.isArray(value) ? value.map(named) : named(value);
    }),
  ) as Values;

/** What is there, as a program makes it: the API fills in the ids in the regions. */
function made({ attributes }: Seed, ids: ReadonlyMap<string, string>): Values {
  const { regions_attributes: _, ...body } = attributes;
  return written(body, ids);
}

/** A change with one case in it, and the address of that. */
export function changeOf(
  table: Table,
  name: string,
  one: Case,
): { before: Resources; after: Resources; address: string } {
  const seeds = [...base, ...table.seeds];
  const ids = references(seeds);
  const others = Object.fromEntries(seeds.filter(isMade).map((seed) => [addressOf(seed), made(seed, ids)]));
  const own = seeds.find((seed) => seed.type === one.type && isNamed(seed, one));
  const body = written(one.config, ids);
  if (own !== undefined) {
    const address = addressOf(own);
    const { [address]: _, ...rest } = others;
    return { before: others, after: table.deletes ? rest : { ...others, [address]: body }, address };
  }
  const address = `${one.type}.${label(name)}`;
  const old = table.before?.[name];
  if (old === undefined) return { before: {}, after: { ...others, [address]: body }, address };
  return {
    before: { ...others, [address]: written(old.config, ids) },
    after: { ...others, [address]: body },
    address,
  };
}

/** Whether an import names a seed. */
function isNamed(seed: Seed, { imports = '', config }: Case): boolean {
  const parts = imports.split('/');
  if (parts.includes(seed.id)) return true;
  return seed.type === 'ovh_vrack_cloudproject' && parts.includes((config as { project_id: string }).project_id);
}

/** What the review says of the resource at an address. */
export function notesOn({ before, after, address }: ReturnType<typeof changeOf>): readonly Note[] {
  const { changes } = compareOutputs(outputOf({ prod: before }), outputOf({ prod: after }));
  const own = changes.find((change) => (change.after ?? change.before)?.address === address);
  return (own?.notes ?? []).filter(({ effect }) => effect === 'fails' || effect === 'may-fail');
}

/** What the sandbox says, out of its error. */
export const sentenceOf = ({ expected }: Case): string =>
  /^HTTP \d+ \S+: "(.*)"$/s.exec(expected)?.[1] ??
  expected
    .replace(/^Invalid value \(sandbox\): (.*)\.$/s, '$1')
    .replace(/^create, with a warning: (.*), by the list of .*; OVHcloud may have it by now$/s, '$1');

/** Whether a note says so too. Where the sandbox names an id, a review names the resource. */
export function isSaid({ seeds }: Table, sentence: string, { attribute, says }: Note): boolean {
  const ids = [...base, ...seeds].filter(isMade).flatMap((seed) => {
    const openstack = (seed.attributes['regions_attributes'] ?? []) as readonly { openstackid: string }[];
    const found = [
      `${seed.attributes['service_name']}/${seed.id}`,
      seed.id,
      ...openstack.map((one) => one.openstackid),
    ];
    return found.map((id) => [id, label(seed.id)] as const);
  });
  const named = (text: string): string =>
    ids
      .toSorted(([one], [other]) => other.length - one.length)
      .reduce((all, [id, name]) => all.replaceAll(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'g'), name), text);
  // where two share a name, the path of each begins with its type
  const told = says
    .replace(/^would fail, and stay: /, '')
    .replace(/ \(not in the list of [^)]*\)$/, '')
    .replaceAll(/\bovh_\w+\/(?=[\w-])/g, '');
  // a review hides what has the form of a secret, where nothing says that it is an id
  return [told, `${attribute} ${told}`].some((one) => [sentence, maskText(sentence)].map(named).includes(named(one)));
}
