import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';

/** One mistake in what the user asked for: where, and one sentence `<what is wrong>, got <value>; <what to do>`. */
export interface Mistake {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Every mistake of one set of settings, each with its path from the root of what the user wrote. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly mistakes: readonly string[]) {
    super(`invalid settings\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`);
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

/** As `slug`, without hyphen: names that become part of a stack id, where a hyphen would make ids ambiguous. */
export const stackSlug = z.string().regex(/^[a-z][a-z0-9]{0,30}$/, {
  error: ({ input }) => `must be 1 to 31 of a-z and 0-9, start with a letter, got ${show(input)}; rename it`,
});

/** E-mail address of a person or a mailing list. */
export const email = z.email({ error: ({ input }) => `must be an e-mail address, got ${show(input)}` });

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
  const late = lateValues(input);
  const { data, mistakes } = late.length > 0 ? { data: undefined, mistakes: late } : collect(schema, input);
  const found = data === undefined || mistakes.length > 0 ? mistakes : check(data);
  if (data === undefined || found.length > 0) throw new SettingsError(found.map((m) => describe(m, where.node.path)));
  return data;
}

/**
 * Parses a whole tree of settings and keeps what is sound: whole-tree checks can then run beside the schema's own
 * messages, so that a program with two mistakes is told both.
 */
export function parseSoundParts<T extends z.ZodObject>(
  schema: z.ZodReadonly<T>,
  input: unknown,
): {
  readonly data?: z.output<z.ZodReadonly<T>>;
  readonly sound: Partial<z.output<T>>;
  readonly mistakes: readonly Mistake[];
} {
  const late = lateValues(input);
  if (late.length > 0) return { sound: {}, mistakes: late };
  const { data, mistakes } = collect(schema, input);
  if (data !== undefined) return { data, sound: data as Partial<z.output<T>>, mistakes };
  const partial = schema.unwrap().partial();
  const all = [...mistakes];
  let rest: unknown = structuredClone(input);
  let found: readonly Mistake[] = mistakes;
  while (found.length > 0) {
    if (found.some((mistake) => mistake.path.length === 0)) return { sound: {}, mistakes: all };
    for (const { path } of found) rest = without(rest, path);
    const next = collect(partial, rest);
    if (next.data !== undefined) return { sound: next.data as Partial<z.output<T>>, mistakes: all };
    all.push(...next.mistakes.filter((mistake) => !isConsequence(mistake, all)));
    found = next.mistakes;
  }
  return { sound: {}, mistakes: all };
}

/** Whether a part is only missing because pruning took it, or something beside it, away. */
const isConsequence = ({ path, text }: Mistake, known: readonly Mistake[]): boolean =>
  /^(is missing|has none of)/.test(text) &&
  known.some((other) => path.slice(0, -1).every((part, index) => part === other.path[index]));

/** `path.to.key: text`; the path starts at `root`, which may be empty. */
export const describe = (mistake: Mistake, root = ''): string =>
  `${[root, ...mistake.path].filter((part) => part !== '').join('.')}: ${mistake.text}`;

/** A value as it appears in a message: short, quoted, and hidden where it could be a secret. */
export function show(value: unknown, key = ''): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  if (/secret|password|token|credential|private.?key|access.?key/i.test(key) || looksSecret(value)) return '(hidden)';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** `; did you mean 'x'?` when one of the known words is near, else the list of them. */
export function suggest(word: string, known: readonly string[]): string {
  if (known.length === 0) return 'remove it';
  const near = closest(word, [...known]);
  const distance = [...near].length > 0 && closeEnough(word, near);
  return distance
    ? `did you mean '${near}'?`
    : `use one of ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}`;
}

const closeEnough = (word: string, near: string): boolean => {
  const shared = [...word.toLowerCase()].filter((letter) => near.toLowerCase().includes(letter)).length;
  return shared >= Math.max(2, Math.ceil(Math.max(word.length, near.length) * 0.6));
};

const looksSecret = (value: unknown): boolean =>
  typeof value === 'string' && value.length >= 20 && /^[A-Za-z0-9+/_=-]+$/.test(value) && entropy(value) > 4;

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}

function lateValues(input: unknown, path: readonly string[] = []): Mistake[] {
  if (Token.isUnresolved(input)) return [{ path, text: 'is only known after apply; settings must be literal' }];
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) => lateValues(value, [...path, key]));
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
        : `must be ${article(issue.expected)}, got ${got}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${show(issue.values[0])}, got ${got}`
        : `is not known, got ${got}; ${suggest(String(issue.input), issue.values.map(String))}`;
    case 'unrecognized_keys': {
      const shape = issue.inst && 'shape' in issue.inst ? (issue.inst as unknown as z.ZodObject).shape : {};
      return issue.keys.map((unknown) => `is not a setting; ${suggest(unknown, Object.keys(shape))}`).join('\n');
    }
    case 'too_small':
      return `must be at least ${issue.minimum}${unit(issue.origin)}, got ${got}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unit(issue.origin)}, got ${got}`;
    case 'invalid_union':
      return `has none of the allowed shapes, got ${got}`;
    default:
      return `is not valid, got ${got}`;
  }
}

const article = (type: string): string =>
  ({ int: 'a whole number', object: 'an object', array: 'a list', record: 'an object', boolean: 'true or false' })[
    type
  ] ?? `a ${type}`;

const unit = (origin: string): string =>
  origin === 'string'
    ? ' characters'
    : origin === 'array' || origin === 'set' || origin === 'object' || origin === 'map'
      ? ' entries'
      : '';

function without(value: unknown, path: readonly (string | number)[]): unknown {
  const [head, ...tail] = path;
  if (typeof value !== 'object' || value === null || head === undefined) return value;
  // a missing key can't be taken out: what needed it goes instead, unless it has gone already
  if (!(head in value)) return tail.length === 0 ? undefined : value;
  if (Array.isArray(value)) {
    return tail.length === 0
      ? value.filter((_, index) => index !== head)
      : value.map((item, index) => (index === head ? without(item, tail) : item));
  }
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    if (key !== String(head)) return [[key, inner] as const];
    const kept = tail.length === 0 ? undefined : without(inner, tail);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}
