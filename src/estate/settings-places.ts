import { createHash } from 'node:crypto';
import { settingOf } from '../../constructs/core/origin';
import { withoutKey } from './addresses';
import type { Estate, Stack } from './model';
import type { Keys } from './origins';

/** An entry of some settings by its key or by its id, and the id; entries of a parsed map all have one. */
export function entryOf(settings: unknown, name: string): { readonly id: string; readonly entry: unknown } {
  const entries = Object.entries(isObject(settings) ? settings : {});
  const [, entry] = entries.find(([key]) => key === name) ?? entries.find(([, one]) => idOf(one) === name) ?? [];
  // of an ordered project it is the id of something else
  const isMap = entries.every(([, one]) => idOf(one) !== undefined);
  return { id: (isMap ? idOf(entry) : undefined) ?? name, entry };
}

/** What some names lead to, each a key or an id; `undefined` where that is nothing, or empty. */
export function standingAt(settings: unknown, names: Keys): unknown {
  const found = names.reduce<unknown>((at, name) => entryOf(at, name).entry, settings);
  return found === false || (isObject(found) && Object.keys(found).length === 0) ? undefined : found;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const idOf = (entry: unknown): string | undefined =>
  isObject(entry) && 'id' in entry && typeof entry.id === 'string' ? entry.id : undefined;

/**
 * Where in the settings of its stack something is, from its address alone, as it may be gone from the program: its construct path, which
 * begins with the name of a setting. The address itself where that doesn't tell, which is known by the hash in it.
 */
export const placeIn = (address: string): string => placeOf(idsIn(address)) ?? withoutKey(address);

/** The same of the entry of the settings that it is a part of, such as the node pool whose nodes of one zone it is. */
export function entryPlaceIn(address: string): string {
  const ids = idsIn(address);
  // names of settings have a capital, and an entry is called by its id behind one
  const part = ids?.findIndex(
    (id, index) => index > 0 && ![id, ids[index - 1] ?? ''].some((one) => /^[A-Z]/.test(one)),
  );
  return placeOf(part === -1 ? ids : ids?.slice(0, part)) ?? withoutKey(address);
}

const placeOf = (ids: readonly string[] | undefined): string | undefined => ids?.map(settingOf).join('.');

/** Ids of the constructs that something is made in, and its own. */
function idsIn(address: string): readonly string[] | undefined {
  const [, name] = /^[\w-]+\.([\w-]+)$/.exec(withoutKey(address)) ?? [];
  if (name === undefined) return undefined;
  const [, path, hash] = /^(.+)_([0-9A-F]{8})$/.exec(name) ?? [];
  if (path === undefined) return [name];
  return pathsLike(path.split('_')).find((ids) => [[...ids, 'Resource'], ids].some((one) => hashOf(one) === hash));
}

/** cdktf leaves a part of a path out that the one before it ends with, so that two paths may look alike. */
const pathsLike = (ids: readonly string[]): (readonly string[])[] => [
  ids,
  ...ids.flatMap((id, index) =>
    [...id].map((_, start) => [...ids.slice(0, index + 1), id.slice(start), ...ids.slice(index + 1)]),
  ),
];

/** As cdktf ends the names of things below others. */
const hashOf = (ids: readonly string[]): string =>
  createHash('md5').update(ids.join('/')).digest('hex').slice(0, 8).toUpperCase();

type Placed = Pick<Stack, 'id' | 'record'>;

/** Keys of a place from the root of a landing zone's settings; `undefined` where the stack is of no landing zone. */
function keysOf({ told }: Pick<Estate, 'told'>, { id, record }: Placed, place: string): Keys | undefined {
  const origins = told?.origins[id];
  const pathAt = (construct: string) => {
    const origin = origins?.[construct];
    return typeof origin === 'string' ? origin : origin?.path;
  };
  // nobody has to write the settings of the organization
  const own = record?.kind === 'organization' ? record.kind : pathAt('')?.replace(/^\//, '');
  if (told === undefined || own === undefined) return undefined;
  const [first = '', ...rest] = place.split('.');
  // the vRacks stand beside the organization
  const elsewhere = pathAt(first.charAt(0).toUpperCase() + first.slice(1));
  if (elsewhere?.startsWith('/')) return [...elsewhere.slice(1).split('.'), ...rest];
  return [...own.split('.'), first, ...rest];
}

/** A place as people write it, and whether something stands there: `erp/prod/clusters.old`, `organization.groups.old`. */
export function settingsPlace(
  estate: Pick<Estate, 'told'>,
  stack: Placed,
  place: string,
): { readonly path: string; readonly stands: boolean } {
  const keys = keysOf(estate, stack, place);
  if (keys === undefined) return { path: place, stands: false };
  const [teams, team, environments, environment, ...inside] = keys;
  const isInEnvironment = teams === 'teams' && environments === 'environments';
  return {
    path: isInEnvironment ? `${team}/${environment}/${inside.join('.')}` : keys.join('.'),
    stands: standingAt(estate.told?.settings, keys) !== undefined,
  };
}
