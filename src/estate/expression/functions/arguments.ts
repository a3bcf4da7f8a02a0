import type { Unknown } from '../../known';
import { convert } from '../convert';
import { type Decimal, toIndex } from '../decimal';
import { type Mapping, object, Refused, type Sequence, settled, type Term, tuple, Unsure } from '../term';

/** A function of Terraform: terms in, a term out. */
export type Call = (...args: readonly Term[]) => Term;

/** A term that is there and known. */
export function givenArgument(term: Term | undefined): Exclude<Term, { is: 'missing' | 'null' | 'lazy' }> {
  if (term === undefined) throw new Refused('not enough arguments');
  const all = settled(term);
  if (all.is === 'missing') throw new Unsure(all.because);
  if (all.is === 'null') throw new Refused('null');
  return all;
}

export function textArgument(term: Term | undefined): string {
  const converted = convert(givenArgument(term), { is: 'text' });
  if (converted.is !== 'text') throw new Unsure();
  return converted.value;
}

export function numberOf(term: Term | undefined): Decimal {
  const converted = convert(givenArgument(term), { is: 'number' });
  if (converted.is !== 'number') throw new Unsure();
  return converted.value;
}

export function boolOf(term: Term | undefined): boolean {
  const converted = convert(givenArgument(term), { is: 'bool' });
  if (converted.is !== 'bool') throw new Unsure();
  return converted.value;
}

export function wholeOf(term: Term | undefined): number {
  const value = numberOf(term);
  const index = toIndex(value);
  if (index !== undefined) return index;
  if (value.rough || value.scale === 0) throw new Unsure();
  throw new Refused('not a whole number');
}

/** A list, tuple or set as far as it is known. */
export function openList(term: Term | undefined): Sequence {
  if (term === undefined) throw new Refused('not enough arguments');
  const all = settled(term);
  if (all.is === 'missing') return tuple([], all.because);
  if (all.is !== 'sequence') throw new Refused('not a list');
  return all;
}

/** A list, tuple or set of which every element is there, known or not. */
export function listOf(term: Term | undefined): Sequence {
  const list = openList(term);
  if (list.more.length > 0) throw new Unsure(list.more);
  return list;
}

/** A list or tuple; a set has no order. */
export function orderedOf(term: Term | undefined): Sequence {
  const list = listOf(term);
  if (list.kind === 'set') throw new Refused('a set');
  return list;
}

export function openMap(term: Term | undefined): Mapping {
  if (term === undefined) throw new Refused('not enough arguments');
  const all = settled(term);
  if (all.is === 'missing') return object([], all.because);
  if (all.is !== 'mapping') throw new Refused('not a map');
  return all;
}

/** Elements that are known, and why the others aren't. */
export function split(elements: readonly Term[]): {
  readonly known: readonly Term[];
  readonly more: readonly Unknown[];
} {
  const all = elements.map((element) => settled(element));
  return {
    known: all.filter(({ is }) => is !== 'missing'),
    more: all.flatMap((element) => (element.is === 'missing' ? element.because : [])),
  };
}
