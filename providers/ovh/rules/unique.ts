import type { Behaviour, Neighbour } from '../schema/behaviour';
import type { TypeSchema } from '../schema/notation';
import { parseEntry } from '../schema/parse';
import { type Readable, type Readables, type Show, shown, valuesAt } from './given';

/** What a name is unique in, for types without a rule of their own. */
const containers = [
  'service_name',
  'region',
  'region_name',
  'engine',
  'cluster_id',
  'kube_id',
  'registry_id',
  'okms_id',
  'network_id',
  'user_login',
];

/** The rules of uniqueness of a type, each by its paths; without an entry, the name within what the object lives in. */
export function uniqueRules(
  type: string,
  { attributes }: TypeSchema,
  { unique }: Behaviour,
): readonly (readonly string[])[] {
  if (unique !== undefined) {
    const lists = unique.filter((entry) => typeof entry !== 'string');
    const names = unique.filter((entry) => typeof entry === 'string');
    return names.length > 0 ? [names] : lists;
  }
  const settable = Object.entries(attributes).flatMap(([name, value]) => {
    if (typeof value !== 'string' && value.kind === 'block') return [];
    const { computed, optional } = parseEntry(name, value, type).words;
    return !computed || optional ? [name] : [];
  });
  settable.sort();
  return settable.includes('name') ? [['name', ...settable.filter((name) => containers.includes(name))]] : [];
}

/** Whether the attributes make up the id, so that OVHcloud can't have a second one; elsewhere that is the sandbox's guess. */
export function isIdentity(paths: readonly string[], { id }: Behaviour): boolean {
  if (typeof id !== 'string' || /\{\$(?!account)/.test(id)) return false;
  return [...id.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => name === 'id' || paths.includes(name));
}

/** Another object that has what only one may have. */
export interface Twin<N extends Neighbour> {
  readonly twin: N;
  readonly says: string;
}

/** The first other object of the type that has the same values under the paths. */
export function twinOf<N extends Neighbour>(
  type: string,
  paths: readonly string[],
  now: Readables,
  neighbours: { find(type: string, match: Readables): readonly N[] },
  isOwn: (other: N) => boolean,
  show: Show = shown,
): Twin<N> | undefined {
  const match: Record<string, Readable> = {};
  for (const path of paths) {
    const [value] = valuesAt(now, path);
    if (value !== undefined) match[path] = value;
  }
  const names = Object.entries(match).map(([name, value]) => `${name} = ${show(value)}`);
  if (names.length === 0) return undefined;
  const twin = neighbours
    .find(type, match)
    .find(
      (other) => !isOwn(other) && paths.every((path) => path in match || valuesAt(other.attributes, path).length === 0),
    );
  return twin && { twin, says: `${type} with ${names.join(', ')} already exists: ${show(twin.id)}` };
}
