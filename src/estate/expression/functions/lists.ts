import type { Unknown } from '../../known';
import { convert, identity, isEqualTerm, set, toCollection } from '../convert';
import { add, compareDecimals, wholeDecimal } from '../decimal';
import {
  listTerm as asListOf,
  aText,
  compareTexts,
  countTerm,
  nothing,
  number,
  Refused,
  sequence,
  settled,
  type Term,
  TooMuch,
  type Type,
  textTerm,
  tuple,
  Unsure,
} from '../term';
import { typeOf, unify } from '../types';
import {
  boolOf,
  type Call,
  givenArgument,
  listOf,
  numberOf,
  openList,
  orderedOf,
  split,
  textArgument,
  wholeOf,
} from './arguments';

const longestRange = 1024;
const largestProduct = 10_000;

const listOfTexts = (texts: readonly string[], more: readonly Unknown[]): Term =>
  asListOf(aText, texts.map(textTerm), more);

const asList = (elements: readonly Term[], more: readonly Unknown[]): Term => toCollection('list', elements, more);

const concat: Call = (...args) => {
  if (args.length === 0) throw new Refused('nothing to concatenate');
  const lists = args.map((arg) => {
    const list = openList(arg);
    if (list.kind === 'set') throw new Refused('a set');
    return list;
  });
  const elements = lists.flatMap((list) => list.elements);
  const more = lists.flatMap((list) => list.more);
  if (lists.every(({ kind }) => kind === 'list')) return asList(elements, more);
  return tuple(elements, more);
};

function flattened(elements: readonly Term[], known: Term[], more: Unknown[]): void {
  for (const element of elements) {
    const all = element.is === 'lazy' ? element : settled(element);
    if (all.is === 'missing') more.push(...all.because);
    else if (all.is === 'sequence') {
      more.push(...all.more);
      flattened(all.elements, known, more);
    } else known.push(all);
  }
}

const flatten: Call = (arg) => {
  const list = openList(arg);
  const known: Term[] = [];
  const more: Unknown[] = [...list.more];
  flattened(list.elements, known, more);
  return tuple(known, more);
};

const distinct: Call = (arg) => {
  const from = openList(arg);
  const { known, more } = split(from.elements);
  // whether null has the type of the others depends on that type
  if (known.some(({ is }) => is === 'null')) throw new Unsure();
  const converted = toCollection('list', known, []);
  const seen = new Set<string>();
  const once = converted.elements.filter((element) => {
    const key = identity(element);
    if (key === undefined) throw new Unsure();
    return !seen.has(key) && seen.add(key).has(key);
  });
  return { ...converted, elements: once, more: [...from.more, ...more] };
};

const element: Call = (arg, index) => {
  const { elements } = orderedOf(arg);
  const at = wholeOf(index);
  // an index before the first is refused or counted from the end, as the version of Terraform has it
  if (at < 0) throw new Unsure();
  const found = elements[at % elements.length];
  if (found === undefined) throw new Refused('no elements');
  return found;
};

const index: Call = (arg, value) => {
  const { elements } = orderedOf(arg);
  const at = elements.findIndex((one) => isEqualTerm(one, value ?? nothing));
  if (at >= 0) return countTerm(at);
  throw new Refused('not in the list');
};

const contains: Call = (arg, value) => {
  const list = openList(arg);
  const { known, more } = split(list.elements);
  const wanted = givenArgument(value);
  if (known.some((one) => isEqualTerm(one, wanted))) return { is: 'bool', value: true };
  const unknown = [...list.more, ...more];
  if (unknown.length > 0) throw new Unsure(unknown);
  return { is: 'bool', value: false };
};

const slice: Call = (arg, from, to) => {
  const list = orderedOf(arg);
  const [start, end] = [wholeOf(from), wholeOf(to)];
  if (start < 0 || end < start || end > list.elements.length) throw new Refused('out of range');
  return sequence(list.kind, list.of, list.elements.slice(start, end));
};

const sort: Call = (arg) => {
  const list = openList(arg);
  const { known, more } = split(list.elements);
  const texts = known.map((one) => textArgument(one)).sort(compareTexts);
  return listOfTexts(texts, [...list.more, ...more]);
};

const reverse: Call = (arg) => {
  const list = openList(arg);
  return sequence(list.kind === 'set' ? 'list' : list.kind, list.of, [...list.elements].reverse(), list.more);
};

const compact: Call = (arg) => {
  const list = openList(arg);
  const { known, more } = split(list.elements);
  const texts = known.filter(({ is }) => is !== 'null').map((one) => textArgument(one));
  return listOfTexts(
    texts.filter((one) => one !== ''),
    [...list.more, ...more],
  );
};

const one: Call = (arg) => {
  const { elements } = listOf(arg);
  if (elements.length > 1) throw new Refused('more than one element');
  return elements[0] ?? nothing;
};

const chunklist: Call = (arg, size) => {
  const list = orderedOf(arg);
  const length = wholeOf(size);
  if (length < 0) throw new Refused('a negative size');
  if (length === 0 || list.elements.length === 0) throw new Unsure();
  const { elements, of } = toCollection('list', list.elements, []);
  const starts = Array.from({ length: Math.ceil(elements.length / length) }, (_, at) => at * length);
  const chunks = starts.map((start) => asListOf(of, elements.slice(start, start + length)));
  return asListOf({ is: 'list', of }, chunks);
};

const range: Call = (...args) => {
  if (args.length < 1) throw new Refused('no arguments');
  const [from, to] = args.length === 1 ? [wholeDecimal(0), numberOf(args[0])] : [numberOf(args[0]), numberOf(args[1])];
  const isDown = (compareDecimals(from, to) ?? 0) > 0;
  const step = args.length === 3 ? numberOf(args[2]) : wholeDecimal(isDown ? -1 : 1);
  const direction = compareDecimals(step, wholeDecimal(0)) ?? 0;
  if (direction === 0 || direction < 0 !== isDown) {
    if (compareDecimals(from, to) === 0) throw new Unsure();
    throw new Refused('never ends');
  }
  const found: Term[] = [];
  for (let at = from; ; ) {
    const distance = compareDecimals(at, to);
    if (distance === undefined) throw new Unsure();
    if (isDown ? distance <= 0 : distance >= 0) return asListOf({ is: 'number' }, found);
    if (found.length >= longestRange) throw new Refused('too long');
    found.push({ is: 'number', value: at });
    const next = add(at, step);
    if (next === undefined) throw new Unsure();
    at = next;
  }
};

const coalesce: Call = (...args) => {
  const type = unify(args.map(typeOf));
  if (args.length === 0 || type === undefined) throw new Refused('of several types');
  for (const arg of args) {
    const all = settled(arg);
    if (all.is === 'missing') throw new Unsure(all.because);
    if (all.is === 'null') continue;
    const converted = convert(all, type);
    if (converted.is !== 'text' || converted.value !== '') return converted;
  }
  throw new Refused('nothing but null and empty texts');
};

const coalescelist: Call = (...args) => {
  const lists = args.map(openList);
  if (lists.some(({ kind }) => kind === 'set')) throw new Refused('a set');
  for (const list of lists) {
    if (list.elements.length > 0) return list;
    if (list.more.length > 0) throw new Unsure(list.more);
  }
  throw new Refused('nothing but empty lists');
};

const setproduct: Call = (...args) => {
  if (args.length < 2) throw new Unsure();
  const lists = args.map((arg) => {
    const list = listOf(arg);
    return list.kind === 'tuple' ? toCollection('list', list.elements, []) : list;
  });
  if (lists.reduce((product, { elements }) => product * elements.length, 1) > largestProduct) throw new TooMuch();
  const rows = lists.reduce<readonly (readonly Term[])[]>(
    (found, { elements }) => found.flatMap((row) => elements.map((one) => [...row, one])),
    [[]],
  );
  const of: Type = { is: 'tuple', of: lists.map((one) => one.of) };
  const tuples = rows.map((row) => tuple(row));
  return lists.every(({ kind }) => kind === 'set') ? set(of, tuples) : asListOf(of, tuples);
};

/** `all`: whether all are true; else whether any is. */
const truth =
  (all: boolean): Call =>
  (arg) => {
    const list = openList(arg);
    const { known, more } = split(list.elements);
    if (known.some((element) => (element.is === 'null' ? false : boolOf(element)) !== all))
      return { is: 'bool', value: !all };
    const unknown = [...list.more, ...more];
    if (unknown.length > 0) throw new Unsure(unknown);
    return { is: 'bool', value: all };
  };

const sum: Call = (arg) => {
  const { elements } = listOf(arg);
  if (elements.length === 0) throw new Refused('nothing to add');
  const [first = wholeDecimal(0), ...others] = elements.map(numberOf);
  return number(others.reduce<typeof first | undefined>((total, one) => total && add(total, one), first));
};

export const lists: Readonly<Record<string, readonly [Call, number?]>> = {
  concat: [concat],
  flatten: [flatten, 1],
  distinct: [distinct, 1],
  element: [element, 2],
  index: [index, 2],
  contains: [contains, 2],
  slice: [slice, 3],
  sort: [sort, 1],
  reverse: [reverse, 1],
  compact: [compact, 1],
  one: [one, 1],
  chunklist: [chunklist, 2],
  range: [range, 3],
  coalesce: [coalesce],
  coalescelist: [coalescelist],
  setproduct: [setproduct],
  alltrue: [truth(true), 1],
  anytrue: [truth(false), 1],
  sum: [sum, 1],
};
