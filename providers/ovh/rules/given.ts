import type { CloudValue, CloudValues } from '../schema/behaviour';

/**
 * Values as a rule sees them. The sandbox asks a rule when everything is known; a review asks it of a program, in which much is
 * only known after apply. So a value is opaque to a rule, and only the readers below look into it. A rule that reads what isn't
 * known ends there and says nothing: see `ifKnown`.
 */
export interface Given {
  readonly [opaque]: true;
}
declare const opaque: unique symbol;

export interface Givens {
  readonly [name: string]: Given;
}

/** What the readers take: rules share helpers with what the sandbox computes, whose values are all known. */
export type Readable = Given | CloudValue | undefined;
export interface Readables {
  readonly [name: string]: Readable;
}

/** For a comparison with a value that isn't text: `is(now['anti_affinity'], true)`. */
export const is = (value: Readable, expected: string | number | boolean): boolean => known(value) === expected;

/** What a value is made from. */
export type Raw = CloudValue | UnknownGiven | readonly Raw[] | { readonly [name: string]: Raw };

/** Where an unknown value comes from: an attribute of something that the program makes. */
export interface ValueOrigin {
  /** Equal for the same value. */
  readonly key: string;
  /** Type and attribute, such as `ovh_vrack.id`. */
  readonly of: string;
  /** What the value tells apart from everything else, because it is its id; absent for any other attribute. */
  readonly object?: object;
  /** How a message calls it. */
  readonly name: string;
}

const notKnown = new Error('a rule read a value that is only known after apply');

function end(): never {
  throw notKnown;
}

/** A value that is only known after apply. */
export class UnknownGiven {
  /** @param origin absent where it may come from anywhere, or be no value at all */
  constructor(readonly origin?: ValueOrigin) {}

  // what reads it without a reader, as in Number(…) and JSON.stringify(…), ends the rule too
  [Symbol.toPrimitive](): never {
    return end();
  }
  toJSON(): never {
    return end();
  }
}

/** What the question comes to; undefined where it reads a value that isn't known. */
export function ifKnown<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error === notKnown) return undefined;
    throw error;
  }
}

/** Ends the rule: what it asks for can't be known here. */
export const unknowable: () => never = end;

export const given = (value: Raw): Given => value as unknown as Given;
export const givens = (values: { readonly [name: string]: Raw }): Givens => values as unknown as Givens;

/** The value as it is, known or not; for whoever asks rules, not for rules. */
export const rawOf = (value: Readable): Raw | undefined => value as Raw | undefined;

const isRawList = (value: Raw | undefined): value is readonly Raw[] => Array.isArray(value);

function known(value: Readable): Exclude<Raw, UnknownGiven> | undefined {
  const raw = rawOf(value);
  return raw instanceof UnknownGiven ? end() : raw;
}

export function text(value: Readable): string {
  const raw = known(value);
  return raw === undefined || raw === null ? '' : String(raw);
}

export function list(value: CloudValue | undefined): readonly CloudValue[];
export function list(value: Readable): readonly Given[];
export function list(value: Readable): readonly Readable[] {
  const raw = known(value);
  return isRawList(raw) ? raw.map(given) : [];
}

export const texts = (value: Readable): readonly string[] => list(value).map(text);

/** The texts of a list that are known; for rules that refuse a list for one of its elements. */
export const knownTexts = (value: Readable): readonly string[] =>
  list(value).flatMap((one) => (rawOf(one) instanceof UnknownGiven ? [] : [text(one)]));

/** The blocks or objects of an attribute; one that isn't a list counts as one. */
export function items(value: CloudValue | undefined): readonly CloudValues[];
export function items(value: Readable): readonly Givens[];
export function items(value: Readable): readonly Readables[] {
  const raw = known(value);
  return (isRawList(raw) ? raw : [raw]).flatMap((item) => {
    if (item instanceof UnknownGiven) return end();
    return typeof item === 'object' && item !== null && !isRawList(item) ? [givens(item)] : [];
  });
}

/** Whether the attribute has a value. A reference to something that the program makes is one, whatever it will be. */
export function isSet(value: Readable): boolean {
  const raw = rawOf(value);
  if (raw instanceof UnknownGiven) return raw.origin !== undefined || end();
  return raw !== undefined && raw !== null && !(isRawList(raw) && raw.length === 0);
}

/** Whether the value will be that of an attribute, such as `ovh_vrack.id`; false where it is known already. */
export function comesFrom(value: Readable, attribute: string): boolean {
  const raw = rawOf(value);
  return raw instanceof UnknownGiven && raw.origin?.of === attribute;
}

/** Whether two values are the same one, as the API sees it: numbers by value, and an id may be a number on one side. */
export function isSame(a: Readable, b: Readable): boolean {
  const [one, other] = [rawOf(a), rawOf(b)];
  if (!(one instanceof UnknownGiven) && !(other instanceof UnknownGiven)) return shown(a) === shown(b);
  const [from, of] = [one, other].map((raw) => (raw instanceof UnknownGiven ? raw.origin : undefined));
  if (from === undefined || of === undefined) return end();
  if (from.key === of.key) return true;
  return from.object === undefined || of.object === undefined || from.object === of.object ? end() : false;
}

/** The values at a dotted path; several where it leads through lists, none where it leads nowhere. What isn't known ends it. */
export function valuesAt(values: CloudValue | undefined, path: string): readonly CloudValue[];
export function valuesAt(values: Readable | Readables, path: string): readonly Given[];
export function valuesAt(values: Readable | Readables, path: string): readonly Readable[] {
  const start = rawOf(values as Readable);
  let found: readonly Raw[] = start === undefined ? [] : isRawList(start) ? start : [start];
  for (const segment of path.split('.')) {
    const inner: Raw[] = [];
    for (const raw of found) {
      if (raw instanceof UnknownGiven) inner.push(raw);
      const next = isObject(raw) ? raw[segment] : undefined;
      if (next === undefined || next === null) continue;
      if (isRawList(next)) for (const element of next) inner.push(element);
      else inner.push(next);
    }
    found = inner;
  }
  return found.map(given);
}

const isObject = (raw: Raw): raw is { readonly [name: string]: Raw } =>
  typeof raw === 'object' && raw !== null && !isRawList(raw) && !(raw instanceof UnknownGiven);

export type Show = (value: Readable) => string;

/** A value as a message shows it. */
export function shown(value: Readable): string {
  const raw = rawOf(value);
  if (raw instanceof UnknownGiven) return raw.origin?.name ?? '(known after apply)';
  return raw === undefined || raw === null ? '' : typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
}
