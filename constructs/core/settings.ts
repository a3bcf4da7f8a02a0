import type { IConstruct } from 'constructs';
import { z } from 'zod';
import { literalMistakes } from './literal';
import { show, suggest } from './messages';
import { maskText } from './secrets/mask';
import { sayAloneWhereUncaught } from './uncaught';
import { visible } from './unseen';

/** One mistake in what the user asked for: where, and one sentence `<what is wrong>, got <value>; <what to do>`. */
export interface Mistake {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Every mistake of one set of settings, each with its path from the root of what the user wrote. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  declare readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(`invalid settings\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`);
    // Node prints the stack and what can be enumerated of an error that nobody catches: this library's frames and the
    // mistakes once more would bury the message
    Object.defineProperty(this, 'mistakes', { value: mistakes });
    this.stack = `${this.name}: ${this.message}`;
    sayAloneWhereUncaught(this);
  }
}

/**
 * Name of a thing in a map of settings; part of a construct path and so of a Terraform address.
 *
 * Range: 1 to 31 of `a-z`, `0-9` and `-`, first a letter, last not a hyphen.
 */
export const slug = z.string().regex(/^[a-z](?:[a-z0-9-]{0,29}[a-z0-9])?$/, {
  error: ({ input }) =>
    `must be 1 to 31 of a-z, 0-9 and '-', start with a letter and not end with '-', got ${show(input)}; rename it`,
});

/** An entry of a map in the settings. */
export interface Keyed {
  /**
   * What the names of everything that is made from the entry derive from: Terraform addresses, stacks and their states, labels, and names
   * at OVHcloud and in Kubernetes. It is there for renaming the key: `id: '<old key>'` under the new key changes nothing at all.
   *
   * Range: as the key; no other entry of the map may have it as its id or, without an id, as its key.
   * Change: replaces everything that derives from it and loses what that holds; a stack starts with an empty state.
   * @default - the key
   */
  readonly id?: string;
}

/**
 * A map of things with names. Each entry may have an `id` with the syntax of a key, and has one when it is parsed: what is made from the
 * entry is named after that, never after the key. Paths and references within the settings are keys.
 *
 * @param entry the schema of an entry, with the `id` that it is given among its keys
 */
export const keyedMap = <E extends z.ZodType<{ readonly id?: string | undefined }>>(
  key: z.ZodString,
  entry: (identity: { readonly id: z.ZodOptional<z.ZodString> }) => E,
) =>
  z
    .record(key, entry({ id: key.optional() }))
    .readonly()
    .transform((entries, context): Readonly<Record<string, z.output<E> & { readonly id: string }>> => {
      const identified = Object.entries<z.output<E>>(entries).map(([name, value]) => ({
        name,
        isGiven: value.id !== undefined,
        value: { ...value, id: value.id ?? name },
      }));
      for (const [index, { name, isGiven, value }] of identified.entries()) {
        const twin = identified.find((other, at) => other.value.id === value.id && (at < index || !other.isGiven));
        if (!isGiven || twin === undefined) continue;
        const message = `is the id of ${twin.name} too, got ${show(value.id)}; give each an id of its own`;
        context.addIssue({ code: 'custom', path: [name, 'id'], message });
      }
      // without a prototype, so that no name finds what isn't in the map
      return Object.assign(Object.create(null), Object.fromEntries(identified.map(({ name, value }) => [name, value])));
    });

/** E-mail address of a person or a mailing list. */
export const email = z.email({
  error: ({ input }) => `must be an e-mail address, got ${show(input)}; write one such as it@orbital.example`,
});

/**
 * Parses the settings of one construct; `check` adds what a schema can't see (rules between fields and references).
 *
 * @throws SettingsError naming every mistake by the path of the construct
 */
export function parseSettings<S extends z.ZodType>(
  schema: S,
  input: object,
  where: IConstruct,
  check: (settings: z.output<S>) => readonly Mistake[] = () => [],
): z.output<S> {
  const odd = literalMistakes(input);
  const { data, mistakes } = odd.length > 0 ? { data: undefined, mistakes: odd } : collect(schema, input);
  const found = data === undefined ? mistakes : check(data);
  if (data === undefined || found.length > 0) throw new SettingsError(found.map((m) => describe(m, where.node.path)));
  return data;
}

/**
 * Parses a whole tree of settings and keeps what is sound: whole-tree checks can then run beside the schema's own
 * messages, so that a program with two mistakes is told both. An entry of a map that has a mistake is left out as a whole,
 * since a rule over what remains of it would report what nobody wrote.
 */
export function parseSoundParts<T extends z.ZodObject>(
  schema: z.ZodReadonly<T>,
  input: unknown,
): {
  readonly data?: z.output<z.ZodReadonly<T>>;
  readonly sound: Partial<z.output<T>>;
  readonly mistakes: readonly Mistake[];
} {
  const odd = literalMistakes(input);
  if (odd.length > 0) return { sound: {}, mistakes: odd };
  const { data, mistakes } = collect(schema, input);
  if (data !== undefined) return { data, sound: data as Partial<z.output<T>>, mistakes };
  return soundParts(schema, input, mistakes, mistakes);
}

/** What is left without the entries with mistakes; an id that is there twice is seen only once the rest of its map is sound. */
function soundParts<T extends z.ZodObject>(
  schema: z.ZodReadonly<T>,
  input: unknown,
  latest: readonly Mistake[],
  mistakes: readonly Mistake[],
): { readonly sound: Partial<z.output<T>>; readonly mistakes: readonly Mistake[] } {
  const rest = latest.reduce((value, { path }) => without(value, entryOf(schema, path)), input);
  const { data, mistakes: found } = collect(schema.unwrap().partial(), rest);
  if (data !== undefined) return { sound: data as Partial<z.output<T>>, mistakes };
  const isKnown = (one: Mistake) => mistakes.some((other) => describe(one) === describe(other));
  return found.every(isKnown) ? { sound: {}, mistakes } : soundParts(schema, rest, found, [...mistakes, ...found]);
}

/** The nearest entry of a map around a path, else its first key: what goes when something in it is wrong. */
function entryOf(schema: z.core.$ZodType, path: Mistake['path']): Mistake['path'] {
  let entry = path.slice(0, 1);
  let at: z.core.$ZodType | undefined = schema;
  for (const [index, key] of path.entries()) {
    const def: z.core.$ZodTypeDef | undefined = at && bare(at)._zod.def;
    if (def?.type === 'record') {
      entry = path.slice(0, index + 1);
      at = (def as z.core.$ZodRecordDef).valueType;
    } else if (def?.type === 'object') {
      at = (def as z.core.$ZodObjectDef).shape[key];
    } else {
      return entry;
    }
  }
  return entry;
}

/** A schema without what wraps it: optional, default, readonly, and what is made of its values. */
export const bare = (schema: z.core.$ZodType): z.core.$ZodType => {
  const { def } = schema._zod;
  if ('innerType' in def) return bare(def.innerType as z.core.$ZodType);
  return def.type === 'pipe' ? bare((def as z.core.$ZodPipeDef).in) : schema;
};

/** `path.to.key: text`; the path starts at `root`, which may be empty. */
export function describe(mistake: Mistake, root = ''): string {
  const parts = mistake.path.map((part) => (typeof part === 'string' ? maskText(part) : part));
  return visible(`${[root, ...parts].filter((part) => part !== '').join('.')}: ${mistake.text}`);
}

function collect<S extends z.ZodType>(schema: S, input: unknown): { data?: z.output<S>; mistakes: Mistake[] } {
  const result = schema.safeParse(input, { error: explain });
  if (result.success) return { data: result.data, mistakes: [] };
  return { mistakes: result.error.issues.flatMap(mistakesOf) };
}

function mistakesOf(issue: z.core.$ZodIssue): Mistake[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n');
    return issue.keys.map((key, index) => ({ path: [...path, key], text: lines[index] ?? issue.message }));
  }
  if (issue.code === 'invalid_key') return [{ path, text: issue.issues[0]?.message ?? issue.message }];
  if (issue.code === 'invalid_union') {
    const nearest = [...issue.errors].sort((a, b) => a.length - b.length || depth(b) - depth(a))[0];
    if (nearest && depth(nearest) > 0)
      return nearest.flatMap(mistakesOf).map((m) => ({ ...m, path: [...path, ...m.path] }));
  }
  return [{ path, text: issue.message }];
}

const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));

/** Our words for zod's: what is wrong, what was found, what to do. A message written in a schema wins over these. */
function explain(issue: z.core.$ZodRawIssue): string {
  const key = String(issue.path?.at(-1) ?? '');
  const got = show(issue.input, key);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; give ${article(issue.expected)}`
        : `must be ${article(issue.expected)}, got ${got}; ${instead(issue.expected, issue.input)}`;
    case 'invalid_value':
      if (issue.input === undefined) return `is missing; ${suggest('', issue.values.map(String))}`;
      return issue.values.length === 1
        ? `must be ${show(issue.values[0])}, got ${got}; write that`
        : `is not known, got ${got}; ${suggest(typeof issue.input === 'object' ? '' : String(issue.input), issue.values.map(String))}`;
    case 'unrecognized_keys': {
      const shape = issue.inst && 'shape' in issue.inst ? (issue.inst as unknown as z.ZodObject).shape : {};
      return issue.keys.map((unknown) => `is not a setting; ${suggest(unknown, Object.keys(shape))}`).join('\n');
    }
    case 'too_small':
      return `must ${limit(issue.origin, 'at least', Number(issue.minimum))}, got ${got}; ${remedy(issue.origin, 'more')}`;
    case 'too_big':
      return `must ${limit(issue.origin, 'at most', Number(issue.maximum))}, got ${got}; ${remedy(issue.origin, 'less')}`;
    case 'invalid_union':
      return `has none of the allowed shapes, got ${got}; write one of them`;
    default:
      return `is not valid, got ${got}; write another one`;
  }
}

/** What to write in place of a value of another type; what stands in quotes may be meant without. */
function instead(expected: string, input: unknown): string {
  const text = typeof input === 'string' ? input.trim() : '';
  const isMeant = ['number', 'int'].includes(expected)
    ? /^-?\d{1,15}(?:\.\d{1,5})?$/.test(text)
    : expected === 'boolean' && /^(?:true|false)$/.test(text);
  return isMeant ? `write ${text}` : `give ${article(expected)}`;
}

function remedy(origin: string, than: 'more' | 'less'): string {
  const isMore = than === 'more';
  if (origin === 'string') return isMore ? 'write more' : 'shorten it';
  if (['array', 'set', 'map', 'object'].includes(origin)) return isMore ? 'add some' : 'remove some';
  return isMore ? 'raise it' : 'lower it';
}

const article = (type: string): string =>
  ({ int: 'a whole number', object: 'an object', array: 'a list', record: 'an object', boolean: 'true or false' })[
    type
  ] ?? `a ${type}`;

function limit(origin: string, bound: string, size: number): string {
  if (origin === 'string') return `have ${bound} ${size} ${size === 1 ? 'character' : 'characters'}`;
  if (['array', 'set', 'map', 'object'].includes(origin)) {
    return `have ${bound} ${size} ${size === 1 ? 'entry' : 'entries'}`;
  }
  return `be ${bound} ${size}`;
}

function without(value: unknown, [head, ...tail]: Mistake['path']): unknown {
  if (typeof value !== 'object' || value === null || head === undefined || !(head in value)) return value;
  const { [head]: inner, ...others } = value as Record<string, unknown>;
  return tail.length === 0 ? others : { ...others, [head]: without(inner, tail) };
}
