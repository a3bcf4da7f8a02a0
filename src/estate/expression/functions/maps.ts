import { convert, set, toCollection, toMap } from '../convert';
import {
  any,
  aText,
  countTerm,
  isPlain,
  mapping,
  object,
  Refused,
  type Sequence,
  sequence,
  settled,
  type Term,
  textTerm,
  tuple,
  Unsure,
} from '../term';
import { isSameType, typeOf, unify } from '../types';
import { type Call, givenArgument, listOf, openList, openMap, orderedOf, split, textArgument } from './arguments';

const keys: Call = (arg) => {
  const map = openMap(arg);
  return sequence(map.kind === 'object' ? 'tuple' : 'list', aText, [...map.entries.keys()].map(textTerm), map.more);
};

const values: Call = (arg) => {
  const map = openMap(arg);
  return sequence(map.kind === 'object' ? 'tuple' : 'list', map.of, [...map.entries.values()], map.more);
};

const length: Call = (arg) => {
  const all = givenArgument(arg);
  if (all.is === 'mapping' || all.is === 'sequence') {
    if (all.more.length > 0) throw new Unsure(all.more);
    if (all.is === 'mapping') return countTerm(all.entries.size);
    const { more } = split(all.elements);
    if (all.kind === 'set' && more.length > 0) throw new Unsure(more);
    return countTerm(all.elements.length);
  }
  if (all.is !== 'text') throw new Refused('has no length');
  // Terraform counts what a reader takes for one character
  if (!isPlain(all.value) || all.value.includes('\r\n')) throw new Unsure();
  return countTerm(all.value.length);
};

const lookup: Call = (arg, key, otherwise) => {
  const map = openMap(arg);
  const name = textArgument(key);
  if (map.more.length > 0) throw new Unsure(map.more);
  const found = map.entries.get(name);
  if (found !== undefined) return found;
  if (otherwise === undefined) throw new Refused(`has no ${name}`);
  return map.kind === 'map' ? convert(otherwise, map.of) : otherwise;
};

const merge: Call = (...args) => {
  const maps = args.filter((arg) => settled(arg).is !== 'null').map(openMap);
  const entries = maps.flatMap((map) => [...map.entries]);
  const more = maps.flatMap((map) => map.more);
  const [first] = maps;
  const isMap =
    first !== undefined && maps.every((map) => map.kind === 'map' && isSameType(typeOf(map), typeOf(first)));
  return isMap ? mapping('map', first.of, entries, more) : object(entries, more);
};

const zipmap: Call = (names, elements) => {
  const [left, right] = [listOf(names), orderedOf(elements)];
  if (left.elements.length !== right.elements.length) throw new Refused('not as many values as keys');
  const pairs = left.elements.map((name, at) => [textArgument(name), right.elements[at] ?? right] as const);
  return right.kind === 'list' ? mapping('map', right.of, pairs) : object(pairs);
};

const tomap: Call = (arg) => {
  const all = settled(arg ?? tuple([]));
  if (all.is === 'null') return all;
  return toMap(openMap(all));
};

/** What `sensitive` gives is never known here, since nothing would say where it goes that it is secret: what is known is shown already. */
const nonsensitive: Call = (arg) => {
  if (arg === undefined) throw new Refused('not enough arguments');
  return arg;
};

const toList =
  (kind: 'list' | 'set'): Call =>
  (arg) => {
    const all = settled(arg ?? object([]));
    if (all.is === 'null') return all;
    const list = openList(all);
    return toCollection(kind, list.elements, list.more);
  };

/** Sets of one type. */
function sets(args: readonly Term[]): readonly Sequence[] {
  if (args.length === 0) throw new Refused('no sets');
  const all = args.map(openList);
  const types = all.map(({ kind, of, elements }) => (kind === 'tuple' ? unify(elements.map(typeOf)) : of));
  const type = types.includes(undefined) ? undefined : unify(types.map((one) => one ?? any));
  if (type === undefined) throw new Refused('sets of several types');
  return all.map(({ elements, more }) => toCollection('set', elements, more, type));
}

const setunion: Call = (...args) => {
  const all = sets(args);
  const elements = all.flatMap((one) => one.elements);
  return set(
    all[0]?.of ?? any,
    elements,
    all.flatMap(({ more }) => more),
  );
};

const setintersection: Call = (...args) => {
  const [first, ...others] = sets(args).map((one) => listOf(one));
  const isIn = (element: Term) => others.every((other) => isAmong(element, other.elements));
  return set(first?.of ?? any, (first?.elements ?? []).filter(isIn));
};

const setsubtract: Call = (...args) => {
  if (args.length !== 2) throw new Refused('two sets');
  const [from, less] = sets(args);
  if (from === undefined || less === undefined) throw new Refused('two sets');
  const { elements } = listOf(less);
  const left = from.elements.filter((element) => !isAmong(element, elements));
  return set(from.of, left, from.more);
};

/** Whether a set without an element would be as large. */
function isAmong(element: Term, elements: readonly Term[]): boolean {
  const { more } = split([element, ...elements]);
  if (more.length > 0) throw new Unsure(more);
  return set(any, [...elements, element]).elements.length === elements.length;
}

export const maps: Readonly<Record<string, readonly [Call, number?]>> = {
  keys: [keys, 1],
  values: [values, 1],
  length: [length, 1],
  lookup: [lookup, 3],
  merge: [merge],
  zipmap: [zipmap, 2],
  tomap: [tomap, 1],
  nonsensitive: [nonsensitive, 1],
  tolist: [toList('list'), 1],
  toset: [toList('set'), 1],
  setunion: [setunion],
  setintersection: [setintersection],
  setsubtract: [setsubtract],
};
