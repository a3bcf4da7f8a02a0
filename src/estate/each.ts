import { decimal } from './expression/decimal';
import { countTerm, type Term, textTerm } from './expression/term';
import { flagOf } from './flag';

/** Which instance of a block a value belongs to. */
export type Each =
  | { readonly by: 'count'; readonly index: number }
  | { readonly by: 'lifecycle.enabled' }
  | { readonly by: 'for_each'; readonly key: string; readonly value: Term };

/** More instances than anybody makes of one resource: a number that is only there to break something. */
const manyInstances = 10_000;

/** `each.key`, `each.value` and `count.index` in an instance. */
export function partOf(each: Each | undefined, root: string, name: string): Term | undefined {
  if (each?.by === 'count') return root === 'count' && name === 'index' ? countTerm(each.index) : undefined;
  if (each?.by !== 'for_each' || root !== 'each') return undefined;
  return name === 'key' ? textTerm(each.key) : name === 'value' ? each.value : undefined;
}

/** Instances of a `count`; `undefined` for what is none, or isn't known. */
export function counted(term: Term): readonly Each[] | undefined {
  const value = term.is === 'text' ? decimal(term.value) : term.is === 'number' ? term.value : undefined;
  if (value === undefined || value.scale > 0 || value.digits < 0n || value.digits > BigInt(manyInstances))
    return undefined;
  return Array.from({ length: Number(value.digits) }, (_, index) => ({ by: 'count', index }));
}

/** What `lifecycle.enabled` leaves of a block: itself, or nothing; `undefined` for what is no flag, or isn't known. */
export function enabled(term: Term): readonly Each[] | undefined {
  const flag = term.is === 'text' || term.is === 'bool' ? flagOf(term.value) : undefined;
  return flag === undefined ? undefined : flag ? [{ by: 'lifecycle.enabled' }] : [];
}

/** Instances of a `for_each`; `undefined` for what is none, or isn't known. */
export function keyed(term: Term): readonly Each[] | undefined {
  if (term.is === 'mapping') {
    if (term.more.length > 0 || term.entries.size > manyInstances) return undefined;
    return [...term.entries].map(([key, value]) => ({ by: 'for_each', key, value }));
  }
  // a list has no keys: Terraform refuses it
  if (term.is !== 'sequence' || term.kind !== 'set' || term.more.length > 0 || term.elements.length > manyInstances)
    return undefined;
  const keys = term.elements.flatMap((element) => (element.is === 'text' ? element.value : []));
  if (keys.length < term.elements.length) return undefined;
  return keys.map((key) => ({ by: 'for_each', key, value: textTerm(key) }));
}

/** A text in quotes, as Terraform writes it in an address and reads it in an expression. */
export const quoted = (key: string): string =>
  JSON.stringify(key)
    .replaceAll(/\\[\\bf]/g, (pair) => ({ '\\b': '\\u0008', '\\f': '\\u000c' })[pair] ?? pair)
    .replaceAll(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`);
