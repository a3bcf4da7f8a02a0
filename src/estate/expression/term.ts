import type { Unknown } from '../known';

import { type Decimal, wholeDecimal } from './decimal';

/** A type of Terraform. `any`: of null, and of what isn't known. */
export type Type =
  | { readonly is: 'text' | 'number' | 'bool' | 'any' }
  | { readonly is: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly is: 'tuple'; readonly of: readonly Type[] }
  | { readonly is: 'object'; readonly of: ReadonlyMap<string, Type> };

export const any: Type = { is: 'any' };
export const aText: Type = { is: 'text' };

/** A value while an expression is evaluated, with the types that Terraform tells apart and JSON doesn't. */
export type Term =
  | { readonly is: 'null' }
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'number'; readonly value: Decimal }
  | { readonly is: 'bool'; readonly value: boolean }
  | Sequence
  | Mapping
  | Lazy
  | Missing;

/** `more`: it has further elements of which nothing is known, at places that aren't known. */
export interface Sequence {
  readonly is: 'sequence';
  readonly kind: 'tuple' | 'list' | 'set';
  /** Type of the elements of a list or set. */
  readonly of: Type;
  readonly elements: readonly Term[];
  readonly more: readonly Unknown[];
  readonly size: number;
  /** Levels of lists and maps in it. */
  readonly depth: number;
}

export interface Mapping {
  readonly is: 'mapping';
  readonly kind: 'object' | 'map';
  /** Type of the values of a map. */
  readonly of: Type;
  /** In the order of their keys. */
  readonly entries: ReadonlyMap<string, Term>;
  readonly more: readonly Unknown[];
  readonly size: number;
  /** Levels of lists and maps in it. */
  readonly depth: number;
}

/** A resource, or what else has more parts than anybody asks for. */
export interface Lazy {
  readonly is: 'lazy';
  /** A part by its name. */
  readonly part: (name: string) => Term;
  readonly element?: (index: number) => Term | undefined;
  /** All of it. */
  readonly whole: () => Term;
}

interface Missing {
  readonly is: 'missing';
  /** What it will be a value of. */
  readonly type: Type;
  readonly because: readonly Unknown[];
}

/** What Terraform refuses to evaluate; `try` takes its next argument. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** What can't be evaluated here. */
export class Unsure extends Error {
  override readonly name = 'Unsure';

  /** @param because what isn't known; nothing where this evaluation isn't able to */
  constructor(readonly because: readonly Unknown[] = []) {
    super('not known');
  }
}

/** Larger or longer than anybody means it: there only to break something. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

const maxSize = 100_000;
const maxDepth = 200;
const maxText = 1_000_000;
/** More reasons than anybody reads. */
const maxReasons = 20;

export const nothing: Term = { is: 'null' };
export const bool = (value: boolean): Term => ({ is: 'bool', value });
export const number = (value: Decimal | undefined): Term => {
  if (value === undefined) throw new Unsure();
  return { is: 'number', value };
};
export const countTerm = (value: number): Term => number(wholeDecimal(value));

export function textTerm(value: string): Term {
  if (value.length > maxText) throw new TooMuch();
  return { is: 'text', value: isPlain(value) ? value : value.normalize('NFC') };
}

/** Nothing but characters of ASCII. */
export const isPlain = (value: string): boolean => /^\p{ASCII}*$/u.test(value);

export const missing = (...because: readonly Unknown[]): Missing => ofType(any, because);

export const ofType = (type: Type, because: readonly Unknown[]): Missing => ({
  is: 'missing',
  type,
  because: reasons(because),
});

/** Each reason once: made from it, where any of them is. */
export function reasons(all: readonly Unknown[]): readonly Unknown[] {
  if (all.length < 2) return all;
  const found = new Map<string, Unknown>();
  for (const one of all) {
    const key = `${one.why}\n${one.text}\n${one.at.stack}\n${one.at.address}`;
    if (found.get(key)?.isMadeFrom !== true) found.set(key, one);
  }
  return [...found.values()].slice(0, maxReasons);
}

/** Reasons of a value that is made from others which aren't known. */
export const derivedReasons = (all: readonly Unknown[]): readonly Unknown[] =>
  all.map((one) => (one.isMadeFrom ? one : { ...one, isMadeFrom: true }));

/** A term in which nothing that isn't known is what it was made from. */
export function madeOf(term: Term): Term {
  switch (term.is) {
    case 'missing':
      return ofType(term.type, derivedReasons(term.because));
    case 'lazy':
      return madeOf(term.whole());
    case 'sequence':
      return { ...term, elements: term.elements.map(madeOf), more: derivedReasons(term.more) };
    case 'mapping': {
      const entries = [...term.entries].map(([name, entry]) => [name, madeOf(entry)] as const);
      return { ...term, entries: new Map(entries), more: derivedReasons(term.more) };
    }
    default:
      return term;
  }
}

/** How much there is of a term. */
export const sizeOf = (term: Term): number => {
  if (term.is === 'text') return 1 + Math.floor(term.value.length / 64);
  return term.is === 'sequence' || term.is === 'mapping' ? term.size : 1;
};

const measured = (terms: Iterable<Term>): { readonly size: number; readonly depth: number } => {
  let [size, depth] = [1, 1];
  for (const term of terms) {
    size += sizeOf(term);
    if (term.is === 'sequence' || term.is === 'mapping') depth = Math.max(depth, 1 + term.depth);
  }
  if (size > maxSize || depth > maxDepth) throw new TooMuch();
  return { size, depth };
};

/** Elements that may be of several types. */
export const tuple = (elements: readonly Term[], more: readonly Unknown[] = []): Sequence =>
  sequence('tuple', any, elements, more);

/** Elements of one type. */
export const listTerm = (of: Type, elements: readonly Term[], more: readonly Unknown[] = []): Sequence =>
  sequence('list', of, elements, more);

/** Elements of a set come once and in order. */
export function sequence(
  kind: Sequence['kind'],
  of: Type,
  elements: readonly Term[],
  more: readonly Unknown[] = [],
): Sequence {
  return { is: 'sequence', kind, of, elements, more: reasons(more), ...measured(elements) };
}

/** Values that may be of several types. */
export const object = (entries: Iterable<readonly [string, Term]>, more: readonly Unknown[] = []): Mapping =>
  mapping('object', any, entries, more);

export function mapping(
  kind: Mapping['kind'],
  of: Type,
  entries: Iterable<readonly [string, Term]>,
  more: readonly Unknown[] = [],
): Mapping {
  const sorted = [...new Map(entries)].sort(([a], [b]) => compareTexts(a, b));
  const size = measured(sorted.map(([, term]) => term));
  return { is: 'mapping', kind, of, entries: new Map(sorted), more: reasons(more), ...size };
}

/** The order of Terraform: by characters, not by the halves of them that JavaScript counts. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (isPlain(a) && isPlain(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** What a term is when all of it is asked for. */
export const settled = (term: Term): Exclude<Term, Lazy> => {
  let at = term;
  while (at.is === 'lazy') at = at.whole();
  return at;
};

/** What isn't known in a term, at any depth. */
export function unknownsIn(term: Term): readonly Unknown[] {
  const found: Unknown[] = [];
  collect(term, found);
  return reasons(found);
}

function collect(term: Term, found: Unknown[]): void {
  const all = settled(term);
  if (all.is === 'missing') found.push(...all.because);
  else if (all.is === 'sequence') {
    found.push(...all.more);
    for (const element of all.elements) collect(element, found);
  } else if (all.is === 'mapping') {
    found.push(...all.more);
    for (const entry of all.entries.values()) collect(entry, found);
  }
}
