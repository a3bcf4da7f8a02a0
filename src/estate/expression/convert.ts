import { flagOf } from '../flag';
import type { Unknown } from '../known';
import { compareDecimals, decimal, decimalText } from './decimal';
import {
  any,
  bool,
  compareTexts,
  listTerm,
  mapping,
  number,
  object,
  ofType,
  Refused,
  type Sequence,
  sequence,
  settled,
  type Term,
  type Type,
  textTerm,
  tuple,
  Unsure,
} from './term';
import { isSameType, typeOf, unify } from './types';

/** A term as another type, as Terraform converts it. */
export function convert(given: Term, type: Type): Term {
  if (type.is === 'any') return given;
  const term = settled(given);
  if (term.is === 'null') return term;
  if (term.is === 'missing') return ofType(type, term.because);
  switch (type.is) {
    case 'text':
      return toText(term);
    case 'number':
      return toNumber(term);
    case 'bool':
      return toBool(term);
    case 'list':
    case 'set':
      if (term.is !== 'sequence') throw new Refused(`not a ${type.is}`);
      return toCollection(type.is, term.elements, term.more, type.of);
    case 'map':
      if (term.is !== 'mapping') throw new Refused('not a map');
      return toMap(term, type.of);
    case 'tuple':
      if (term.is !== 'sequence' || term.kind === 'set' || term.more.length > 0)
        throw new Unsure(term.is === 'sequence' ? term.more : []);
      if (term.elements.length !== type.of.length) throw new Refused('not as many elements');
      return tuple(term.elements.map((element, at) => convert(element, type.of[at] ?? any)));
    case 'object': {
      if (term.is !== 'mapping') throw new Refused('not an object');
      if (term.more.length > 0) throw new Unsure(term.more);
      const entries = [...type.of].map(([name, of]) => {
        const entry = term.entries.get(name);
        if (entry === undefined) throw new Refused(`has no ${name}`);
        return [name, convert(entry, of)] as const;
      });
      return object(entries);
    }
  }
}

function toText(term: Term): Term {
  if (term.is === 'text') return term;
  if (term.is === 'bool') return textTerm(String(term.value));
  if (term.is !== 'number') throw new Refused('not a text');
  const found = decimalText(term.value);
  if (found === undefined) throw new Unsure();
  return textTerm(found);
}

function toNumber(term: Term): Term {
  if (term.is === 'number') return term;
  if (term.is !== 'text') throw new Refused('not a number');
  const found = decimal(term.value);
  if (found !== undefined) return number(found);
  // words such as Inf are numbers to Terraform in some versions
  if (/^[-+]?(inf|nan|0[xbo])|_|^.{100}/i.test(term.value)) throw new Unsure();
  throw new Refused('not a number');
}

function toBool(term: Term): Term {
  if (term.is === 'bool') return term;
  if (term.is !== 'text') throw new Refused('not a bool');
  const flag = flagOf(term.value);
  if (flag === undefined) throw new Refused('not a bool');
  return bool(flag);
}

/** A list or a set, all of whose elements are of one type. */
export function toCollection(
  kind: 'list' | 'set',
  elements: readonly Term[],
  more: readonly Unknown[],
  of: Type = any,
): Sequence {
  const type = of.is === 'any' ? unify(elements.map(typeOf)) : of;
  if (type === undefined) throw new Refused('elements of several types');
  const converted = elements.map((element) => convert(element, type));
  return kind === 'set' ? set(type, converted, more) : listTerm(type, converted, more);
}

export function toMap(term: Extract<Term, { is: 'mapping' }>, of: Type = any): Term {
  const type = of.is === 'any' ? unify([...term.entries.values()].map(typeOf)) : of;
  if (type === undefined) throw new Refused('values of several types');
  const converted = [...term.entries].map(([name, entry]) => [name, convert(entry, type)] as const);
  return mapping('map', type, converted, term.more);
}

const ranks: readonly Term['is'][] = ['bool', 'number', 'text', 'sequence', 'mapping', 'lazy', 'missing', 'null'];

/** A set of elements that are of one type: each once, in Terraform's order; null is the last. */
export function set(of: Type, elements: readonly Term[], more: readonly Unknown[] = []): Sequence {
  const found: Term[] = [];
  const seen = new Set<string>();
  for (const element of elements) {
    const key = identity(element);
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    found.push(element);
  }
  const placed = found.map((element) => ({ element, place: placeOf(element) }));
  const byPlace = (a: Placed, b: Placed): number =>
    a.place === undefined || b.place === undefined ? byOrder(a.element, b.element) : compareTexts(a.place, b.place);
  return sequence(
    'set',
    of,
    placed.sort(byPlace).map(({ element }) => element),
    more,
  );
}

interface Placed {
  readonly element: Term;
  readonly place: string | undefined;
}

/** The text by which Terraform orders what is made of several values; `undefined` of any other, and of what isn't wholly known. */
const placeOf = (term: Term): string | undefined =>
  (term.is === 'sequence' || term.is === 'mapping') && identity(term) !== undefined ? placing(term) : undefined;

function placing(term: Term): string {
  switch (term.is) {
    case 'sequence': {
      const inside = term.elements.map((element) => `${placing(element)};`).join('');
      return term.kind === 'tuple' ? `<${inside}>` : `[${inside}]`;
    }
    case 'mapping': {
      const isMap = term.kind === 'map';
      const entries = [...term.entries].map(
        ([name, entry]) => `${isMap ? `${quotedText(name)}:` : ''}${placing(entry)};`,
      );
      return isMap ? `{${entries.join('')}}` : `<${entries.join('')}>`;
    }
    case 'text':
      return quotedText(term.value);
    case 'bool':
      return term.value ? 'T' : 'F';
    case 'number': {
      const digits = decimalText(term.value);
      // longer ones are rounded
      if (digits === undefined || digits.length > 10) throw new Unsure();
      return digits;
    }
    default:
      return 'null';
  }
}

/** Control characters and rare ones are written in a way of Terraform's own. */
function quotedText(text: string): string {
  if (/[^ -~\p{L}\p{N}]/u.test(text)) throw new Unsure();
  return JSON.stringify(text);
}

function byOrder(a: Term, b: Term): number {
  if (a.is === 'text' && b.is === 'text') return compareTexts(a.value, b.value);
  if (a.is === 'number' && b.is === 'number') return compareDecimals(a.value, b.value) ?? 0;
  if (a.is === 'bool' && b.is === 'bool') return Number(a.value) - Number(b.value);
  return ranks.indexOf(a.is) - ranks.indexOf(b.is);
}

/** The same text for equal terms of one type; `undefined` where it isn't known which. */
export function identity(given: Term): string | undefined {
  const term = given.is === 'lazy' ? undefined : given;
  switch (term?.is) {
    case 'null':
      return 'null';
    case 'text':
      return JSON.stringify(term.value);
    case 'bool':
      return String(term.value);
    case 'number':
      return decimalText(term.value);
    case 'sequence': {
      const parts = term.elements.map(identity);
      return term.more.length > 0 || parts.includes(undefined) ? undefined : `[${parts.join()}]`;
    }
    case 'mapping': {
      const parts = [...term.entries].map(([name, entry]) => [JSON.stringify(name), identity(entry)]);
      const isOpen = term.more.length > 0 || parts.some(([, part]) => part === undefined);
      return isOpen ? undefined : `{${parts.map(([name, part]) => `${name}:${part}`).join()}}`;
    }
    default:
      return undefined;
  }
}

/** Whether two terms are equal to Terraform: a number isn't equal to its text, nor a list to a tuple. */
export function isEqualTerm(a: Term, b: Term): boolean {
  const [left, right] = [settled(a), settled(b)];
  if (left.is === 'missing') throw new Unsure(left.because);
  if (right.is === 'missing') throw new Unsure(right.because);
  if (left.is === 'null' || right.is === 'null') return left.is === right.is;
  if (left.is !== right.is) return false;
  const [one, other] = [identity(left), identity(right)];
  if (one === undefined || other === undefined) throw new Unsure();
  if (left.is !== 'sequence' && left.is !== 'mapping') return one === other;
  // the type of an empty list, and of null inside of one, isn't known here
  if (one !== other) return false;
  if (isOpen(typeOf(left)) || isOpen(typeOf(right))) throw new Unsure();
  return isSameType(typeOf(left), typeOf(right));
}

const isOpen = (type: Type): boolean => {
  if (type.is === 'any') return true;
  if (type.is === 'tuple') return type.of.some(isOpen);
  if (type.is === 'object') return [...type.of.values()].some(isOpen);
  return 'of' in type && isOpen(type.of);
};
