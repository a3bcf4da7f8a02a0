import type { Unknown } from '../known';
import { convert } from './convert';
import { toIndex } from './decimal';
import { textArgument } from './functions/arguments';
import { countTerm, missing, object, Refused, settled, type Term, textTerm, tuple, Unsure } from './term';

/** The part of a term that a key names. */
export function part(term: Term, key: Term): Term {
  if (term.is === 'lazy') {
    if (key.is === 'text') return term.part(key.value);
    const at = key.is === 'number' ? toIndex(key.value) : undefined;
    const element = at === undefined ? undefined : term.element?.(at);
    if (element !== undefined) return element;
  }
  const all = settled(term);
  if (all.is === 'missing') return missing(...all.because.map((one) => partOf(one, key)));
  if (all.is === 'mapping') {
    if (all.more.length > 0) throw new Unsure(all.more);
    const found = all.entries.get(textArgument(key));
    if (found === undefined) throw new Refused('has no such part');
    return found;
  }
  if (all.is !== 'sequence' || all.kind === 'set') throw new Refused('has no parts');
  if (all.more.length > 0) throw new Unsure(all.more);
  const converted = convert(key, { is: 'number' });
  if (converted.is !== 'number') throw new Unsure();
  const at = toIndex(converted.value);
  const found = at === undefined ? undefined : all.elements[at];
  if (found === undefined) throw new Refused('has no such element');
  return found;
}

/** A part of what isn't known, by its own name. */
function partOf(unknown: Unknown, key: Term): Unknown {
  const { why, text, isMadeFrom } = unknown;
  if (why !== 'after-apply' || isMadeFrom) return unknown;
  const at = key.is === 'number' ? toIndex(key.value) : undefined;
  if (at !== undefined) return { ...unknown, text: `${text}[${at}]` };
  const isName = key.is === 'text' && /^[A-Za-z_][\w-]*$/.test(key.value);
  return isName ? { ...unknown, text: `${text}.${key.value}` } : { ...unknown, isMadeFrom: true };
}

export function pairsOf(list: Exclude<Term, { is: 'lazy' }>): Iterable<readonly [Term, Term]> {
  if (list.is === 'mapping') return [...list.entries].map(([name, entry]) => [textTerm(name), entry] as const);
  if (list.is !== 'sequence') throw new Refused('has no elements');
  if (list.kind === 'set') return list.elements.map((element) => [element, element] as const);
  const place: Term | undefined = list.more.length > 0 ? missing(...list.more) : undefined;
  return list.elements.map((element, index) => [place ?? countTerm(index), element] as const);
}

export type Entry = { readonly key?: string; readonly value: Term };

export function unique(found: readonly Entry[], more: readonly Unknown[]): Term {
  const entries = found.map(({ key = '', value }) => [key, value] as const);
  if (new Set(entries.map(([key]) => key)).size < entries.length) throw new Refused('one key twice');
  return object(entries, more);
}

export function grouped(found: readonly Entry[], more: readonly Unknown[]): Term {
  const groups = new Map<string, Term[]>();
  for (const { key = '', value } of found) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return object(
    [...groups].map(([key, values]) => [key, tuple(values, more)] as const),
    more,
  );
}
