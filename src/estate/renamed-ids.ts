import { settingOf } from '../../constructs/core/origin';
import { type Block, type Estate, isValues, type Stack, type StackRecord, type Value, type Values } from './model';
import { type Keys, Lineage, settingAt } from './origins';
import { type IdLine, idIn, idLine } from './renamed-keys';

/** Ids that there were, by the place of the key that each belongs to now. */
type OldIds = ReadonlyMap<number, string>;

/**
 * Lines of the settings by which a stack is again one that was deployed and of which nobody has kept the settings: an `id` for each key that
 * it is called after and that is another one now. Empty where something else differs.
 */
export function stackIdLines(before: Stack, after: Stack, { told }: Pick<Estate, 'told'>): readonly IdLine[] {
  const now = told && new Lineage(told, after.id, '').keys;
  if (told === undefined || now === undefined || before.record?.kind !== after.record?.kind) return [];
  const olds = new Map<number, string>();
  const names = new Map(namesOf(after));
  for (const [place, id] of namesOf(before)) if (names.get(place) !== id) olds.set(place, id);
  return linesOf(olds, now, told.settings);
}

/** What a stack is called after, by the places of the keys. */
function namesOf({ id, record: { kind, team, environment } = { kind: 'team' } }: Named): readonly [number, string][] {
  if (kind === 'private-cloud') return [[1, id.replace(/^private-cloud-/, '')]];
  if (team === undefined || environment === undefined) return [];
  const names: readonly [number, string][] = [
    [1, team],
    [3, environment],
  ];
  return kind === 'platform' ? [...names, [5, id.slice(`${team}-${environment}-platform-`.length)]] : names;
}

type Named = Pick<Stack, 'id'> & { readonly record?: Pick<StackRecord, 'kind' | 'team' | 'environment'> };

/** The same for something in a stack that has one name on both sides. */
export function blockIdLines(before: Block, after: Block, { told }: Pick<Estate, 'told'>): readonly IdLine[] {
  const now = told && new Lineage(told, after.stack, after.path).keys;
  if (told === undefined || now === undefined || before.ids.length !== after.ids.length) return [];
  const own = new Lineage(told, after.stack, '').keys?.length ?? 0;
  const places = placesOf(after.ids, now, own, told.settings);
  const olds = new Map<number, string>();
  for (const [index, id] of before.ids.entries()) {
    if (id === after.ids[index]) continue;
    const place = places[index];
    // called after something else than the key of an entry, such as the map that it is in
    if (place === undefined || idIn(told.settings, now.slice(0, place + 1)) !== after.ids[index]) return [];
    olds.set(place, id);
  }
  return linesOf(olds, now, told.settings);
}

/** The key that each id of a path is of, as far as it is of one. */
function placesOf(ids: readonly string[], now: Keys, first: number, settings: Values): readonly (number | undefined)[] {
  let next = first;
  return ids.map((id) => {
    const isOf = (place: number) => now[place] === settingOf(id) || idIn(settings, now.slice(0, place + 1)) === id;
    const place = [...now.keys()].find((one) => one >= next && isOf(one));
    if (place !== undefined) next = place + 1;
    return place;
  });
}

function linesOf(olds: OldIds, now: Keys, settings: Values): readonly IdLine[] {
  const found = [...olds].flatMap(([place, id]) => {
    const entry = now.slice(0, place + 1);
    const key = entry.at(-1);
    // what has an id has been given it, and what is still there is something else
    const isRenamed = idIn(settings, entry) === key && !hasEntry(settingAt(settings, entry.slice(0, -1))?.value, id);
    return isRenamed ? idLine(entry, id) : [];
  });
  return found.length === olds.size ? found : [];
}

const hasEntry = (map: Value | undefined, id: string): boolean =>
  map !== undefined && isValues(map) && Object.keys(map).some((key) => idIn(map, [key]) === id || key === id);
