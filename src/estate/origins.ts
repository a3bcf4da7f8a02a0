import { z } from 'zod';
import { type Origin, pathFromRoot, type SettingsPath } from '../../constructs/core/origin';
import { isValues, type Value, type Values } from './model';

/** Keys that lead to a setting from the root of a landing zone's settings. */
export type Keys = readonly string[];

/**
 * Where in the settings constructs come from: by stack, then by construct path inside it (`''` for the stack itself); a path alone where there
 * is nothing else to tell. The path of a stack counts from the root, that of a construct from its stack's, those of attributes
 * from their construct's. What isn't in it comes from where the construct around it does.
 */
export type Origins = Readonly<Record<string, Readonly<Record<string, SettingsPath | Origin>>>>;

/** The settings that an output was made from, and what came from where in them. */
export interface Told {
  readonly settings: Values;
  readonly origins: Origins;
}

const path = z.string();

/** Shape of `settings` and `origins` in `landing-zone.json`. */
export const toldShape = {
  settings: z.custom<Values>(isValues).optional(),
  origins: z
    .record(
      path,
      z.record(
        path,
        z.union([
          path,
          z.object({
            path: path.exactOptional(),
            attributes: z.record(path, z.union([path, z.array(path)])).exactOptional(),
          }),
        ]),
      ),
    )
    .optional(),
};

/** What some keys lead to; a list is a setting as a whole, so that keys into one lead to the list. */
export function settingAt(settings: Values, keys: Keys): { readonly keys: Keys; readonly value: Value } | undefined {
  let value: Value = settings;
  for (const [index, key] of keys.entries()) {
    if (!isValues(value)) return { keys: keys.slice(0, index), value };
    const inner: Value | undefined = Object.hasOwn(value, key) ? value[key] : undefined;
    if (inner === undefined) return undefined;
    value = inner;
  }
  return { keys, value };
}

/** Where a construct comes from, and what may be behind each of its attributes. */
export class Lineage {
  /** The settings that it is made from; absent for what isn't made from settings. */
  readonly keys: Keys | undefined;
  /** The same, where they aren't those of its whole stack, which are behind everything in it and nothing in particular. */
  readonly own: Keys | undefined;
  readonly #levels: readonly Level[];

  /** @param construct construct path inside its stack, without `/Resource` */
  constructor({ origins }: Pick<Told, 'origins'>, stack: string, construct: string) {
    const told = (Object.hasOwn(origins, stack) ? origins[stack] : undefined) ?? {};
    const levels: Level[] = [];
    let [base, at]: [string | undefined, string | undefined] = [undefined, undefined];
    for (const id of around(construct)) {
      const entry = Object.hasOwn(told, id) ? told[id] : undefined;
      if (entry === undefined) continue;
      const { path, attributes = {} }: Origin = typeof entry === 'string' ? { path: entry } : entry;
      if (path !== undefined) at = pathFromRoot(path, base);
      if (id === '') base = at;
      levels.unshift({ at, attributes });
    }
    this.keys = at === undefined ? undefined : keysIn(at);
    this.own = at === base ? undefined : this.keys;
    this.#levels = levels;
  }

  /**
   * Settings that may be behind an attribute, the likeliest first; without an attribute, behind anything of the construct.
   *
   * @param attribute as a report names it: `template.metadata.labels["owner"]`, `rule[2].port`
   */
  *behind(attribute?: string): Generator<Keys> {
    const parts = attribute === undefined ? undefined : partsOf(attribute);
    for (const [index, { at, attributes }] of this.#levels.entries()) {
      const matching = Object.entries(attributes)
        .map(([name, from]) => ({ from: [from].flat(), length: partsOf(name).length, rest: restBehind(parts, name) }))
        .filter(({ rest }) => rest !== undefined)
        .sort((a, b) => b.length - a.length);
      for (const { from, rest = [] } of matching) {
        for (const one of from) {
          const found = pathFromRoot(one, at);
          if (found !== undefined) yield [...keysIn(found), ...rest];
        }
      }
      // an attribute that is named as its setting need not be told
      if (index === 0 && at !== undefined && parts) yield [...keysIn(at), ...parts.map(camelCase)];
    }
  }
}

interface Level {
  readonly at: string | undefined;
  readonly attributes: NonNullable<Origin['attributes']>;
}

const keysIn = (path: string): Keys => (path === '' ? [] : path.split('.'));

/** `''`, `Clusters`, `Clusters/main`. */
function around(construct: string): string[] {
  const ids = construct === '' ? [] : construct.split('/');
  return ['', ...ids.map((_, index) => ids.slice(0, index + 1).join('/'))];
}

/** What is left of an attribute behind a part of it that is named: `owner` of `template.metadata.labels.owner` behind `metadata.labels`. */
function restBehind(parts: readonly string[] | undefined, name: string): readonly string[] | undefined {
  if (parts === undefined) return [];
  const named = partsOf(name);
  for (let start = 0; start + named.length <= parts.length; start++) {
    if (named.every((part, index) => part === parts[start + index])) return parts.slice(start + named.length);
  }
  return undefined;
}

/** Parts of the name of an attribute, without the places in lists. */
export const partsOf = (attribute: string): string[] =>
  [...attribute.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[\d+\]|([^.[\]]+)/g)].flatMap(
    ([, key, part]) => key?.replace(/\\(.)/g, '$1') ?? part ?? [],
  );

const camelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
