import type { Attributes, BlockNotation, Nested } from './notation';

/** A type as Terraform's JSON writes it. */
export type TerraformType =
  | 'string'
  | 'number'
  | 'bool'
  | readonly ['list' | 'set' | 'map', TerraformType]
  | readonly ['object', { readonly [field: string]: TerraformType }];

export type Replacement = 'always' | 'configured' | 'conditional';

/** The words after the type. */
export interface Words {
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly forceNew?: Replacement;
  readonly sensitive: boolean;
  /** Fields of an object type that hold the secrets; empty when the attribute is one as a whole. */
  readonly sensitiveFields: readonly string[];
  readonly deprecated: boolean;
  readonly stable: boolean;
  readonly normalized: boolean;
  readonly enum?: readonly string[];
  readonly enumAnyCase?: true;
  readonly range?: readonly [min: number | undefined, max: number | undefined];
  readonly format?: string;
  readonly default?: string;
  readonly env?: string;
  readonly conflicts: readonly string[];
  readonly requires: readonly string[];
  readonly exactlyOne: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

const flags: { readonly [word: string]: Partial<Words> } = {
  required: { required: true },
  optional: { optional: true },
  computed: { computed: true },
  'force-new': { forceNew: 'always' },
  sensitive: { sensitive: true },
  deprecated: { deprecated: true },
  stable: { stable: true },
  normalized: { normalized: true },
};

/** What a `word=value` says; `undefined` for a value that the word doesn't take. */
const options: { readonly [word: string]: (value: string) => Partial<Words> | undefined } = {
  'force-new': (value) => (value === 'configured' || value === 'conditional' ? { forceNew: value } : undefined),
  sensitive: (value) => ({ sensitive: true, sensitiveFields: value.split('|') }),
  enum: (value) => ({ enum: value.split('|') }),
  'enum-any-case': (value) => ({ enum: value.split('|'), enumAnyCase: true }),
  range: (value) => {
    const [, min, max] = /^(-?\d+)?\.\.(-?\d+)?$/.exec(value) ?? [];
    if (min === undefined && max === undefined) return undefined;
    return { range: [min === undefined ? undefined : Number(min), max === undefined ? undefined : Number(max)] };
  },
  format: (value) => (formats.includes(value) ? { format: value } : undefined),
  default: (value) => ({ default: value === '""' ? '' : value }),
  env: (value) => ({ env: value }),
  conflicts: (value) => ({ conflicts: value.split('|') }),
  requires: (value) => ({ requires: value.split('|') }),
  'exactly-one': (value) => ({ exactlyOne: value.split('|') }),
  min: (value) => (/^\d+$/.test(value) ? { min: Number(value) } : undefined),
  max: (value) => (/^\d+$/.test(value) ? { max: Number(value) } : undefined),
};

const formats = ['ip', 'ipv4', 'ipv6', 'cidr', 'ip-or-cidr', 'duration'];

const none: Words = {
  required: false,
  optional: false,
  computed: false,
  sensitive: false,
  sensitiveFields: [],
  deprecated: false,
  stable: false,
  normalized: false,
  conflicts: [],
  requires: [],
  exactlyOne: [],
};

/** Parses the words after the type; `where` names the attribute in errors. */
export function parseWords(text: string, where: string): Words {
  const words: Words = Object.assign(
    {},
    none,
    ...text
      .split(' ')
      .filter(Boolean)
      .map((word) => meaning(word, text, where)),
  );
  if (words.required && (words.optional || words.computed)) {
    throw new Error(`${where}: "required" excludes "optional" and "computed" in "${text}"`);
  }
  return words;
}

function meaning(word: string, text: string, where: string): Partial<Words> {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  const value = word.slice(equals + 1);
  const known = Object.hasOwn(equals < 0 ? flags : options, name) && value !== '';
  const said = known ? (equals < 0 ? flags[name] : options[name]?.(value)) : undefined;
  if (said === undefined) throw new Error(`${where}: unknown word "${word}" in "${text}"`);
  return said;
}

/** Parses a type such as `list(object({a=string,b=number}))`. */
export function parseType(text: string, where: string): TerraformType {
  let position = 0;
  const bad = () => new Error(`${where}: bad type "${text}" at character ${position + 1}`);
  const take = (token: string): boolean => {
    const found = text.startsWith(token, position);
    if (found) position += token.length;
    return found;
  };
  const expect = (token: string): void => {
    if (!take(token)) throw bad();
  };
  const fieldName = (): string => {
    const name = /^[a-z0-9_]+/i.exec(text.slice(position))?.[0];
    if (name === undefined) throw bad();
    position += name.length;
    return name;
  };
  const type = (): TerraformType => {
    for (const primitive of ['string', 'number', 'bool'] as const) if (take(primitive)) return primitive;
    for (const kind of ['list', 'set', 'map'] as const) {
      if (!take(`${kind}(`)) continue;
      const element = type();
      expect(')');
      return [kind, element];
    }
    expect('object({');
    const fields: { [field: string]: TerraformType } = {};
    do {
      const name = fieldName();
      expect('=');
      fields[name] = type();
    } while (take(','));
    expect('})');
    return ['object', fields];
  };
  const parsed = type();
  if (position !== text.length) throw bad();
  return parsed;
}

/** One attribute, nested attribute or block of a type, with its path (`plan.configuration.label`, no indices). */
export interface SchemaEntry {
  readonly path: string;
  readonly words: Words;
  /** Type of a plain attribute; absent for blocks and nested attributes. */
  readonly type?: TerraformType;
  readonly group?: BlockNotation | Nested;
}

/** Parses one entry of `Attributes`. */
export function parseEntry(path: string, value: string | BlockNotation | Nested, where: string): SchemaEntry {
  const place = `${where}.${path}`;
  const [type = '', ...rest] = typeof value === 'string' ? value.split(' ') : [];
  const text = typeof value === 'string' ? rest.join(' ') : value.words;
  const words = parseWords(text, place);
  const block = typeof value !== 'string' && value.kind === 'block';
  if (!block && !words.required && !words.optional && !words.computed) {
    throw new Error(`${place}: needs "required", "optional" or "computed", got "${text}"`);
  }
  return typeof value === 'string' ? { path, words, type: parseType(type, place) } : { path, words, group: value };
}

/** Every attribute, nested attribute and block below `attributes`, parents first. */
export function* entries(attributes: Attributes, where: string, prefix = ''): Generator<SchemaEntry> {
  for (const [name, value] of Object.entries(attributes)) {
    const entry = parseEntry(`${prefix}${name}`, value, where);
    yield entry;
    if (entry.group !== undefined) yield* entries(entry.group.attributes, where, `${entry.path}.`);
  }
}
