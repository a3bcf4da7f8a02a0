import { isEqual } from '../../estate/canonical';
import { type Estate, isValues, type Value, type Values } from '../../estate/model';
import { type Keys, Lineage, settingAt, type Told } from '../../estate/origins';
import { isNew } from '../report/action';
import type { ResourceChange } from '../report/report';

/** Finds the settings behind what differs between two outputs. */
export class Causes {
  readonly #base: Told | undefined;
  readonly #head: Told | undefined;

  constructor(base: Pick<Estate, 'told'>, head: Pick<Estate, 'told'>) {
    this.#base = base.told;
    this.#head = head.told;
  }

  /**
   * The setting whose change is behind a change: of those that may be behind its attributes one that differs. Absent where none does: then
   * it comes from another change, or from no setting at all.
   *
   * @param path construct path inside the stack, without `/Resource`
   * @param attributes names of what changed; none for something that is new, or gone, as a whole
   */
  causeOf(stack: string, path: string, attributes: readonly string[] = []): Keys | undefined {
    const lineages = this.#lineages(stack, path);
    const [place] = placesOf(lineages);
    const differing = (candidates: readonly Keys[]) => firstOf(candidates, (keys) => this.#differing(keys));
    const named = attributes.flatMap((name) => {
      const keys = differing(lineages.flatMap((one) => [...one.behind(name)]));
      return keys === undefined ? [] : [keys];
    });
    if (named.length > 0) return together(named, place);
    const own = differing(lineages.flatMap((one) => (one.own === undefined ? [] : [one.own])).sort(byLength));
    if (own !== undefined || attributes.length > 0) return own;
    // with a new environment everything in it is new, whatever it is made for
    const whole = firstOf(placesOf(lineages), (keys) => (this.#isOneSided(keys) ? keys : undefined));
    return whole ?? differing(lineages.flatMap((one) => [...one.behind()]));
  }

  /** The settings that something is made from, or those of its attributes alone, whether they differ or not. */
  placeOf(stack: string, path: string, attributes: readonly string[] = []): Keys | undefined {
    const lineages = this.#lineages(stack, path);
    const [place] = placesOf(lineages);
    const named = attributes.map((name) =>
      firstOf(
        lineages.flatMap((one) => [...one.behind(name)]),
        (keys) => this.#written(keys),
      ),
    );
    const known = named.flatMap((keys) => (keys === undefined ? [] : [keys]));
    return known.length > 0 && known.length === named.length ? together(known, place) : place;
  }

  /** Of the head first, as that is where a reader looks. */
  #lineages(stack: string, path: string): Lineage[] {
    return [this.#head, this.#base].flatMap((told) => (told === undefined ? [] : [new Lineage(told, stack, path)]));
  }

  #isOneSided(keys: Keys): boolean {
    const sides = [this.#base, this.#head].filter((told) => told && settingAt(told.settings, keys));
    return this.#base !== undefined && this.#head !== undefined && sides.length === 1;
  }

  #written(keys: Keys): Keys | undefined {
    const [found] = [this.#head, this.#base].flatMap((told) => (told && settingAt(told.settings, keys)) ?? []);
    return found?.keys;
  }

  /** The setting where it differs, as deep as the difference is in one. */
  #differing(keys: Keys): Keys | undefined {
    if (this.#base === undefined || this.#head === undefined) return undefined;
    const [before, after] = [this.#base, this.#head].map(({ settings }) => settingAt(settings, keys));
    const found = after ?? before;
    if (found === undefined || isEqual(before?.value, after?.value)) return undefined;
    return narrowed(found.keys, before?.value, after?.value);
  }
}

/** Where something stands on either side, the exact place of what is gone before that of what was around it. */
const placesOf = (lineages: readonly Lineage[]): Keys[] =>
  lineages.flatMap(({ keys }) => (keys === undefined ? [] : [keys])).sort(byLength);

const byLength = (a: Keys, b: Keys): number => b.length - a.length;

function firstOf(candidates: readonly Keys[], find: (keys: Keys) => Keys | undefined): Keys | undefined {
  for (const keys of candidates) {
    const found = find(keys);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * What is behind a change: of a replacement what is behind its reasons, which may be another change that it waits for, and not behind what
 * else changes in it.
 *
 * @param all every change, by stack and construct path: `web-prod/Clusters/main`
 * @param causeOf what is behind attributes of a construct itself
 */
export function behind<Cause>(
  change: ResourceChange,
  all: ReadonlyMap<string, ResourceChange>,
  causeOf: (stack: string, path: string, attributes: readonly string[]) => Cause | undefined,
  seen: ReadonlySet<ResourceChange> = new Set(),
): Cause | undefined {
  const { stack, path, reasons } = change;
  if (seen.has(change)) return undefined;
  const direct = reasons.flatMap(({ attribute, because }) => (because === undefined ? [attribute] : []));
  const replacing = direct.length === 0 ? undefined : causeOf(stack, path, direct);
  if (replacing !== undefined) return replacing;
  for (const { because } of reasons) {
    const other = because === undefined ? undefined : (all.get(`${stack}/${because}`) ?? all.get(because));
    const found = other && behind(other, all, causeOf, new Set([...seen, change]));
    if (found !== undefined) return found;
  }
  return causeOf(stack, path, changedIn(change));
}

/** What is new came as a whole. */
export const changedIn = ({ action, attributes }: ResourceChange): readonly string[] =>
  isNew(action) ? [] : attributes.map(({ attribute }) => attribute);

function narrowed(keys: Keys, before: Value | undefined, after: Value | undefined): Keys {
  if (!isValues(before) || !isValues(after)) return keys;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const [only, ...more] = [...names].filter((name) => !isEqual(own(before, name), own(after, name)));
  return only === undefined || more.length > 0 ? keys : narrowed([...keys, only], own(before, only), own(after, only));
}

const own = (values: Values, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** What several settings of one thing have in common; of settings from all over the place the first, as a line names one. */
function together([first = [], ...more]: readonly Keys[], place: Keys | undefined): Keys {
  const length = first.findIndex((key, index) => more.some((other) => other[index] !== key));
  const common = length < 0 ? first : first.slice(0, length);
  return place?.every((key, index) => key === common[index]) ? common : first;
}
