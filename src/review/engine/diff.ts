import { parseDocument } from '../../../constructs/core/document';
import { isSecretBeside } from '../../../constructs/core/secrets/mask';
import type { Masked } from '../../../constructs/core/secrets/masked';
import { withoutIndices } from '../../estate/attribute-paths';
import { isEqual, ordered, unmatched } from '../../estate/canonical';
import { flagOf } from '../../estate/flag';
import { isMarked } from '../../estate/marked';
import { isList, isValues, type Value, type Values } from '../../estate/model';
import { hasExpression, isExpression } from '../../estate/references';
import type { Difference } from './change';
import { diffDocuments } from './documents';
import type { Facts, Shape } from './facts';
import { noise as reasons } from './noise';

/** A difference, and what it does. */
export interface Found extends Difference {
  /** Path without indices and keys, of the attribute in the schema: `nodes.region`. */
  readonly attribute: string;
  /** Paths of attributes whose change replaces the resource. */
  readonly forces?: readonly string[];
  /** Both values are known. */
  readonly certain: boolean;
}

export interface BodyDiff {
  readonly differences: readonly Found[];
  /** What is written differently and changes nothing. */
  readonly noise: readonly Masked[];
}

interface Forcing {
  readonly attribute: string;
  readonly always: boolean;
  /** Only another number of its blocks does. */
  readonly byNumber: boolean;
}

/** Where a value is. */
export interface Place {
  readonly shape: Shape;
  readonly path: string;
  readonly attribute: string;
  /** The attribute around it, or itself, whose change replaces the resource. */
  readonly forcing?: Forcing | undefined;
  readonly sensitive: boolean;
}

export const unknownShape: Shape = { kind: 'any' };

/** What differs between two bodies of one type; without facts, lists are compared as lists and nothing replaces. */
export function diffBodies(
  facts: Facts | undefined,
  before: Values,
  after: Values,
  ignored: readonly string[] = [],
): BodyDiff {
  const differences: Found[] = [];
  const noise: Masked[] = [];
  const top: Place = { shape: facts?.shape ?? unknownShape, path: '', attribute: '', sensitive: false };
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const found = [...compare(inside(top, name), own(before, name), own(after, name))];
    const counted = found.filter((one) => typeof one !== 'string').filter(({ path }) => !isIgnored(path, ignored));
    if (counted.length === 0 && found.some((one) => typeof one !== 'string')) {
      noise.push(reasons.ignored(name));
    }
    noise.push(...found.filter((one) => typeof one === 'string'));
    differences.push(...counted);
  }
  return { differences, noise };
}

const isIgnored = (path: string, ignored: readonly string[]): boolean =>
  ignored.some((name) => {
    const [start, at] = [withoutIndices(name), withoutIndices(path)];
    return name === 'all' || at === start || at.startsWith(`${start}.`) || at.startsWith(`${start}[`);
  });

const own = (values: Values, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? (values[name] ?? undefined) : undefined;

/** Steps into an attribute of an object or a block. */
export function inside(place: Place, name: string): Place {
  const shape = place.shape.fields?.get(name) ?? unknownShape;
  const attribute = place.attribute === '' ? name : `${place.attribute}.${name}`;
  return {
    shape,
    path: place.path === '' ? name : `${place.path}.${name}`,
    attribute,
    ...forcingOf(shape, attribute, place),
    sensitive: place.sensitive || shape.sensitive === true,
  };
}

const forcingOf = ({ forceNew, byNumber }: Shape, attribute: string, { forcing }: Place): Pick<Place, 'forcing'> => {
  // what is inside blocks whose number counts says for itself
  if (forcing?.byNumber === false) return { forcing };
  return { forcing: forceNew && { attribute, always: forceNew === 'always', byNumber: byNumber === true } };
};

/** A place of blocks of which there are as many as before. */
const asMany = ({ forcing, ...place }: Place): Place =>
  forcing === undefined || forcing.byNumber ? place : { ...place, forcing };

/** Steps into an element of a list, set or map. */
export const element = (place: Place, key?: number | string): Place => ({
  ...place,
  shape: place.shape.element ?? unknownShape,
  path: key === undefined || place.shape.single ? place.path : `${place.path}${keyed(key)}`,
});

const keyed = (key: number | string): string =>
  typeof key === 'string' && /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;

/** Differences of a value, and as text what is only written differently. */
function* compare(place: Place, before: Value | undefined, after: Value | undefined): Generator<Found | Masked> {
  const { shape } = place;
  const [old, now] = [normal(shape, before), normal(shape, after)];
  if (isEqual(old, now)) return;
  if (old === undefined || now === undefined) yield* oneSided(place, old, now);
  else if (isExpression(old) || isExpression(now)) yield found(place, old, now);
  else if (shape.kind === 'set' && isList(old) && isList(now)) yield* sets(place, old, now);
  else if (isList(old) && isList(now)) yield* lists(place, old, now);
  else if (isValues(old) && isValues(now)) yield* objects(place, old, now);
  else if (typeof old === 'string' && typeof now === 'string') yield* texts(place, old, now);
  else yield found(place, old, now);
}

/** A value as it would be written if everybody wrote alike. */
function normal({ kind, isBlock, default: standard }: Shape, value: Value | undefined): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (kind === 'list' || kind === 'set') {
    const list = isValues(value) ? [value] : value;
    return isBlock && isList(list) && list.length === 0 ? undefined : list;
  }
  if (kind === 'object' && isList(value) && value.length <= 1) return value[0];
  if (kind === 'number' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (kind === 'bool') return flagOf(value) ?? value;
  if (kind === 'string' && typeof value === 'number') return String(value);
  return value === '' && standard === '' ? undefined : value;
}

function* oneSided(place: Place, old: Value | undefined, now: Value | undefined): Generator<Found | Masked> {
  const { shape, path } = place;
  const value = old ?? now;
  if (String(value) === shape.default) {
    yield reasons.default(path, now !== undefined, shape.default ?? '');
  } else if (now === undefined && shape.computed) yield reasons.keeps(path);
  else if (shape.computed) yield found(place, old, now);
  else if (shape.kind === 'map' && isValues(value)) {
    yield* objects(place, old === undefined ? {} : value, now === undefined ? {} : value);
  } else if (shape.kind === 'set' && isList(value)) {
    yield* sets(place, old === undefined ? [] : value, now === undefined ? [] : value);
  } else if (shape.kind === 'list' && !shape.isBlock && isList(value) && value.length > 0) {
    yield* lists(place, old === undefined ? [] : value, now === undefined ? [] : value);
  } else yield found(place, old, now);
}

function* sets(place: Place, old: readonly Value[], now: readonly Value[]): Generator<Found | Masked> {
  const { shape, path } = place;
  const { gone, news } = unmatched(old.map(bare(shape)), now.map(bare(shape)));
  if (gone.length === 0 && news.length === 0) {
    yield reasons.order(path);
    return;
  }
  const nested = forcedInside(element(place), [...gone, ...news]);
  const [before, after] = [gone[0], news[0]];
  if (shape.single && gone.length === 1 && news.length === 1 && isValues(before) && isValues(after)) {
    // any difference makes it another element, with everything in it that is fixed
    for (const one of objects(element(asMany(place)), before, after)) {
      yield typeof one === 'string' || nested.length === 0 ? one : { ...one, forces: nested };
    }
    return;
  }
  const at = gone.length === news.length ? asMany(place) : place;
  for (const value of gone) yield found(at, value, undefined, nested);
  for (const value of news) yield found(at, undefined, value, nested);
}

const bare =
  ({ element: inner }: Shape) =>
  (value: Value): Value =>
    normal(inner ?? unknownShape, value) ?? null;

function* lists(place: Place, old: readonly Value[], now: readonly Value[]): Generator<Found | Masked> {
  const { gone, news } = unmatched(old, now);
  if (gone.length === 0 && news.length === 0 && old.every((value) => typeof value !== 'object')) {
    yield found(place, old, now);
    return;
  }
  const length = Math.max(old.length, now.length);
  // what is inserted or taken away in front moves everything behind it: only what differs is shown, where it is now
  const shift = old.length !== now.length && (gone.length === 0 || news.length === 0);
  if (shift) {
    for (const value of gone) yield one(place, value, undefined, old.indexOf(value));
    for (const value of news) yield one(place, undefined, value, now.indexOf(value));
    return;
  }
  for (let index = 0; index < length; index++) {
    if (index < old.length && index < now.length) yield* compare(asMany(element(place, index)), old[index], now[index]);
    else yield one(place, old[index], now[index], index);
  }
}

const one = (place: Place, old: Value | undefined, now: Value | undefined, index: number): Found => {
  const at = element(place, index);
  return found(at, old, now, forcedInside(at, [old ?? now ?? null]));
};

function* objects(place: Place, old: Values, now: Values): Generator<Found | Masked> {
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const at = place.shape.kind === 'object' ? inside(place, name) : element(place, name);
    const [before, after] = [own(old, name), own(now, name)];
    const sensitive = at.sensitive || isSecretBeside(old, name) || isSecretBeside(now, name);
    if (!isEqual(before, after)) yield* compare({ ...at, sensitive }, before, after);
  }
}

function* texts(place: Place, old: string, now: string): Generator<Found | Masked> {
  const [before, after] = [parseDocument(old), parseDocument(now)];
  if (before === undefined || after === undefined) {
    yield found(place, old, now);
    return;
  }
  const parts = diffDocuments(before, after);
  if (parts.length === 0) yield reasons.document(place.path);
  for (const part of parts) {
    const sensitive = place.sensitive || part.isSecret === true;
    yield {
      ...found({ ...place, sensitive }, part.before, part.after),
      path: `${place.path}${part.path}`,
      shape: unknownShape,
    };
  }
}

/** Attributes in lost or new elements that can't be changed in place. */
function forcedInside(place: Place, values: readonly Value[]): string[] {
  const { fields } = place.shape;
  if (place.forcing?.byNumber === false || fields === undefined) return [];
  const forced = [...fields.keys()].flatMap((name) => {
    const at = inside(place, name);
    const inner = values.flatMap((value) => (isValues(value) ? (own(value, name) ?? []) : []));
    if (inner.length === 0) return [];
    return at.forcing?.byNumber === false ? [at.forcing.attribute] : forcedInside(element(at), inner.flat() as Value[]);
  });
  return [...new Set(forced)];
}

function found(
  place: Place,
  before: Value | undefined,
  after: Value | undefined,
  nested: readonly string[] = [],
): Found {
  const { path, attribute, forcing, sensitive, shape } = place;
  const forces = [...(forcing && (forcing.always || after !== undefined) ? [forcing.attribute] : []), ...nested];
  const shown = (value: Value) => (typeof value === 'object' ? ordered(value) : value);
  // what the API chose so far may be what is written now
  const wasChosen = before === undefined && shape.computed === true;
  return {
    path,
    attribute,
    ...(before === undefined ? {} : { before: shown(before) }),
    ...(after === undefined ? {} : { after: shown(after) }),
    // hidden on one side is hidden on both, as of an output
    sensitive: sensitive || isMarked(before) || isMarked(after),
    shape,
    ...(forces.length > 0 ? { forces } : {}),
    certain: !wasChosen && !hasExpression(before) && !hasExpression(after),
  };
}
