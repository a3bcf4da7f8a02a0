import type { Attributes, TypeSchema } from './notation';
import { entries, parseEntry, type Replacement, type SchemaEntry, type TerraformType, type Words } from './parse';

/** The parts of `terraform providers schema -json` that this provider needs, as Terraform writes them. */
export interface TerraformAttribute {
  readonly type?: TerraformType;
  readonly nested_type?: {
    readonly nesting_mode: 'single' | 'list' | 'set' | 'map';
    readonly attributes: { readonly [name: string]: TerraformAttribute };
  };
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  readonly deprecated?: true;
}

export interface TerraformBlockType {
  readonly nesting_mode: 'single' | 'list' | 'set';
  readonly block: TerraformBlock;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface TerraformBlock {
  readonly attributes?: { readonly [name: string]: TerraformAttribute };
  readonly block_types?: { readonly [name: string]: TerraformBlockType };
  readonly deprecated?: true;
}

export interface TerraformSchema {
  readonly version: 0;
  readonly block: TerraformBlock;
}

export interface TerraformProviderSchema {
  readonly provider: TerraformSchema;
  readonly resource_schemas: { readonly [type: string]: TerraformSchema };
  readonly data_source_schemas: { readonly [type: string]: TerraformSchema };
}

const timeoutOperations = ['create', 'read', 'update', 'delete', 'default'];

/** A type as `terraform providers schema -json` shows it; `where` names it in errors. */
export function terraformSchema(type: TypeSchema, where: string): TerraformSchema {
  const block = terraformBlock(type.attributes, where, '');
  const own = type.deprecated ? { ...block, deprecated: true as const } : block;
  if (type.timeouts === undefined) return { version: 0, block: own };
  return {
    version: 0,
    block: { ...own, block_types: { ...own.block_types, timeouts: timeoutsBlock(type.timeouts, where) } },
  };
}

/** The whole provider as `terraform providers schema -json` shows it, without the envelope. */
export function terraformProviderSchema(schema: {
  readonly provider: Attributes;
  readonly resources: { readonly [type: string]: TypeSchema };
  readonly dataSources: { readonly [type: string]: TypeSchema };
}): TerraformProviderSchema {
  const all = (types: { readonly [type: string]: TypeSchema }, prefix: string) =>
    Object.fromEntries(
      Object.keys(types)
        .sort()
        .flatMap((name) => {
          const type = types[name];
          return type === undefined ? [] : [[name, terraformSchema(type, `${prefix}${name}`)] as const];
        }),
    );
  return {
    provider: terraformSchema({ attributes: schema.provider }, 'provider'),
    resource_schemas: all(schema.resources, ''),
    data_source_schemas: all(schema.dataSources, 'data.'),
  };
}

/** The environment variables that fill attributes of a type, by path. */
export function environmentDefaults(type: TypeSchema): { readonly path: string; readonly variable: string }[] {
  return select(type, ({ path, words: { env } }) => (env === undefined ? [] : [{ path, variable: env }]));
}

/** Environment variables that fill attributes of a type, or of the provider's own configuration. */
export const environmentNames = (attributes: Attributes): string[] =>
  [...entries(attributes, 'schema')].flatMap(({ words: { env } }) => (env === undefined ? [] : [env]));

function timeoutsBlock(timeouts: { readonly [operation: string]: string }, where: string): TerraformBlockType {
  const unknown = Object.keys(timeouts).find((operation) => !timeoutOperations.includes(operation));
  if (unknown !== undefined) throw new Error(`${where}.timeouts: unknown operation "${unknown}"`);
  const attributes = Object.fromEntries(
    Object.keys(timeouts).map((operation) => [operation, { type: 'string', optional: true } as const]),
  );
  return { nesting_mode: 'single', block: { attributes } };
}

function terraformBlock(attributes: Attributes, where: string, prefix: string): TerraformBlock {
  const plain: { [name: string]: TerraformAttribute } = {};
  const blocks: { [name: string]: TerraformBlockType } = {};
  for (const name of Object.keys(attributes).sort()) {
    const value = attributes[name];
    if (value === undefined) continue;
    const entry = parseEntry(`${prefix}${name}`, value, where);
    if (typeof value !== 'string' && value.kind === 'block') {
      const inner = terraformBlock(value.attributes, where, `${entry.path}.`);
      blocks[name] = {
        nesting_mode: value.nesting,
        block: entry.words.deprecated ? { ...inner, deprecated: true } : inner,
        ...(entry.words.min ? { min_items: entry.words.min } : {}),
        ...(entry.words.max ? { max_items: entry.words.max } : {}),
      };
    } else plain[name] = terraformAttribute(entry, where);
  }
  return {
    ...(Object.keys(plain).length > 0 ? { attributes: plain } : {}),
    ...(Object.keys(blocks).length > 0 ? { block_types: blocks } : {}),
  };
}

function terraformAttribute(entry: SchemaEntry, where: string): TerraformAttribute {
  const { words, group } = entry;
  const shape: TerraformAttribute =
    group === undefined
      ? { ...(entry.type === undefined ? {} : { type: entry.type }) }
      : {
          nested_type: {
            nesting_mode: group.nesting,
            attributes: terraformBlock(group.attributes, where, `${entry.path}.`).attributes ?? {},
          },
        };
  return {
    ...shape,
    ...(words.required ? { required: true } : {}),
    ...(words.optional ? { optional: true } : {}),
    ...(words.computed ? { computed: true } : {}),
    ...(words.sensitive ? { sensitive: true } : {}),
    ...(words.deprecated ? { deprecated: true } : {}),
  };
}

/** A path without indices (`plan.configuration.label`) and when a change of it replaces the resource. */
export interface ForceNew {
  readonly path: string;
  readonly when: Replacement;
  /** Only another number of blocks is a change. */
  readonly byNumber?: true;
}

/** The attributes and blocks of a type whose change replaces the resource. */
export function forceNew(type: TypeSchema): ForceNew[] {
  return select(type, ({ path, words, group }) => {
    if (words.forceNew === undefined) return [];
    return [{ path, when: words.forceNew, ...(replacesByNumber(type, group) ? { byNumber: true as const } : {}) }];
  });
}

/** Whether only another number of its blocks replaces a resource, where something of it does. */
export const replacesByNumber = ({ framework }: TypeSchema, group: SchemaEntry['group']): boolean =>
  framework !== true && group?.kind === 'block';

/** The top-level blocks that keep what they hold when the configuration has none any more. */
export function computedBlocks(type: TypeSchema): string[] {
  return select(type, ({ path, words, group }) =>
    words.computed && group?.kind === 'block' && !path.includes('.') ? [path] : [],
  );
}

/** The attributes that are secret as a whole, and the fields of object types that are (`kubeconfig_attributes.client_key`). */
export function sensitivePaths(type: TypeSchema): string[] {
  return select(type, ({ path, words }) =>
    words.sensitive ? [path, ...words.sensitiveFields.map((field) => `${path}.${field}`)] : [],
  );
}

/** Whether an attribute tells a thing apart: `service_name` of a project has 32 hexadecimal digits, and they are no secret. */
export const isIdentifier = (name: string): boolean => /(?:^|_)(?:ids?|urns?|service_name)$/.test(name);

/** The top-level attributes that an update leaves unknown until after apply, where the configuration doesn't set them. */
export function unknownOnUpdate(type: TypeSchema): string[] {
  if (type.framework !== true) return [];
  return select(type, ({ path, words }) => (words.computed && !words.stable && !path.includes('.') ? [path] : []));
}

/** What the provider checks when a configuration is validated, by path. */
export function checks(type: TypeSchema): { readonly path: string; readonly words: Words }[] {
  return select(type, ({ path, words }) =>
    words.enum ||
    words.range ||
    words.format ||
    words.conflicts.length + words.requires.length + words.exactlyOne.length > 0
      ? [{ path, words }]
      : [],
  );
}

/** The provider's own defaults, as text, by path. */
export function defaults(type: TypeSchema): { readonly path: string; readonly value: string }[] {
  return select(type, ({ path, words }) => (words.default === undefined ? [] : [{ path, value: words.default }]));
}

/** The names in braces of an import id, in order. */
export function importIdParts(importId: string): string[] {
  return [...importId.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);
}

function select<T>(type: TypeSchema, pick: (entry: SchemaEntry) => readonly T[]): T[] {
  return [...entries(type.attributes, 'schema')].flatMap((entry) => [...pick(entry)]);
}
