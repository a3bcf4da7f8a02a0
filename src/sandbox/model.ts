import type { Behaviour, CloudValues, CloudView, DataBehaviour } from '../../providers/ovh/schema/behaviour';
import type { Attributes, TypeSchema } from '../../providers/ovh/schema/notation';
import {
  checks,
  computedBlocks,
  defaults,
  environmentDefaults,
  type ForceNew,
  forceNew,
  sensitivePaths,
  type TerraformAttribute,
  type TerraformBlock,
  type TerraformBlockType,
  type TerraformSchema,
  terraformSchema,
  unknownOnUpdate,
} from '../../providers/ovh/schema/terraform';
import { mapValues } from '../estate/map-values';
import type { CtyType, ObjectType } from './cty';

/** A provider as its author describes it. */
export interface ProviderDescription {
  /** Short source address, such as `ovh/ovh`; both Terraform and OpenTofu complete it with their own registry. */
  readonly source: string;
  /** Whose API answers, for error messages. */
  readonly api: string;
  readonly provider: Attributes;
  readonly resources: { readonly [type: string]: TypeSchema };
  readonly dataSources: { readonly [type: string]: TypeSchema };
  readonly behaviours: { readonly [type: string]: Behaviour };
  readonly dataBehaviours: { readonly [type: string]: DataBehaviour };
  /** Which part of the cloud a configuration of the provider reaches, as a prefix of ids; a `CloudError` when none. @default - all of it */
  readonly connect?: (config: CloudValues, cloud: CloudView) => string;
}

const computedOnce = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** What is filled in where the configuration is silent. */
export interface Default {
  readonly path: string;
  readonly value: string;
  readonly type: CtyType;
}

/** A resource type or data source, ready to be served. What is parsed from its schema is parsed when first asked for. */
export class TypeModel {
  readonly #fromEnvironment = computedOnce(() =>
    environmentDefaults(this.source).flatMap(({ path, variable }) => {
      const value = this.environment[variable];
      return value === undefined || value === '' ? [] : [{ path, value }];
    }),
  );
  readonly #schema = computedOnce(() => {
    const schema = terraformSchema(this.source, this.name);
    const given = new Set(this.#fromEnvironment().map(({ path }) => path));
    return given.size === 0 ? schema : { ...schema, block: withOptional(schema.block, given) };
  });
  readonly #type = computedOnce(() => blockType(this.block));
  readonly #forceNew = computedOnce(() => forceNew(this.source));
  readonly #environmentDefaults = computedOnce(() => this.#typed(this.#fromEnvironment()));
  readonly #defaults = computedOnce(() => [...this.environmentDefaults, ...this.#typed(defaults(this.source))]);
  readonly #checks = computedOnce(() => checks(this.source));
  readonly #unknownOnUpdate = computedOnce(() => unknownOnUpdate(this.source));
  readonly #computedBlocks = computedOnce(() => computedBlocks(this.source));
  readonly #sensitive = computedOnce(() => sensitivePaths(this.source));

  /** @param environment what fills attributes that the configuration leaves out, as it does in the provider */
  constructor(
    readonly name: string,
    readonly source: TypeSchema,
    private readonly environment: Readonly<NodeJS.ProcessEnv> = {},
  ) {}

  #typed(entries: readonly Omit<Default, 'type'>[]): readonly Default[] {
    return entries.map((entry) => ({ ...entry, type: typeAt(this.type, entry.path.split('.')) }));
  }

  get schema(): TerraformSchema {
    return this.#schema();
  }
  get block(): TerraformBlock {
    return this.schema.block;
  }
  /** The type of a whole object. */
  get type(): ObjectType {
    return this.#type();
  }
  get forceNew(): readonly ForceNew[] {
    return this.#forceNew();
  }
  /** What the provider fills in from the environment. */
  get environmentDefaults(): readonly Default[] {
    return this.#environmentDefaults();
  }
  /** What the provider fills in by itself: from the environment, or its own defaults. */
  get defaults(): readonly Default[] {
    return this.#defaults();
  }
  get checks(): ReturnType<typeof checks> {
    return this.#checks();
  }
  get unknownOnUpdate(): readonly string[] {
    return this.#unknownOnUpdate();
  }
  /** Blocks that keep what they hold when the configuration has none any more. */
  get computedBlocks(): readonly string[] {
    return this.#computedBlocks();
  }
  /** Whether the provider may answer otherwise than it has planned, as those of the older kind may. */
  get isLenient(): boolean {
    return this.source.framework !== true;
  }
  get sensitive(): readonly string[] {
    return this.#sensitive();
  }
}

/** A block in which some attributes may be left out: what a variable of the environment fills is required no more. */
const withOptional = (block: TerraformBlock, names: ReadonlySet<string>): TerraformBlock => ({
  ...block,
  attributes: mapValues(block.attributes ?? {}, ({ required, ...attribute }, name) =>
    required && names.has(name)
      ? { ...attribute, optional: true as const }
      : { ...attribute, ...(required ? { required } : {}) },
  ),
});

const wrap = (nesting: 'single' | 'list' | 'set' | 'map', inner: CtyType): CtyType =>
  nesting === 'single' ? inner : [nesting, inner];

function attributeType(attribute: TerraformAttribute): CtyType {
  const { nested_type: nested, type } = attribute;
  if (nested !== undefined) return wrap(nested.nesting_mode, ['object', mapValues(nested.attributes, attributeType)]);
  return type ?? 'string';
}

export function blockType(block: TerraformBlock): ObjectType {
  return [
    'object',
    {
      ...mapValues(block.attributes ?? {}, attributeType),
      ...mapValues(block.block_types ?? {}, (inner) => wrap(inner.nesting_mode, blockType(inner.block))),
    },
  ];
}

/** The type at a path without indexes. */
function typeAt(type: CtyType, [name, ...rest]: readonly string[]): CtyType {
  if (typeof type === 'string') return type;
  if (type[0] === 'list' || type[0] === 'set') return name === undefined ? type : typeAt(type[1], [name, ...rest]);
  const inner = type[0] === 'object' && name !== undefined ? type[1][name] : undefined;
  return inner === undefined ? type : typeAt(inner, rest);
}

const attributeNesting = { single: 1, list: 2, set: 3, map: 4 } as const;
const blockNesting = { single: 1, list: 2, set: 3 } as const;

function attributeMessage(attribute: TerraformAttribute, name: string): object {
  const { nested_type: nested, type, ...flags } = attribute;
  if (nested === undefined) return { name, ...flags, type: Buffer.from(JSON.stringify(type)) };
  const attributes = Object.entries(nested.attributes).map(([inner, value]) => attributeMessage(value, inner));
  return { name, ...flags, nested_type: { nesting: attributeNesting[nested.nesting_mode], attributes } };
}

function blockTypeMessage(block: TerraformBlockType, name: string): object {
  const { nesting_mode, min_items, max_items } = block;
  return {
    type_name: name,
    nesting: blockNesting[nesting_mode],
    min_items,
    max_items,
    block: blockMessage(block.block),
  };
}

function blockMessage(block: TerraformBlock): object {
  return {
    deprecated: block.deprecated,
    attributes: Object.entries(block.attributes ?? {}).map(([name, value]) => attributeMessage(value, name)),
    block_types: Object.entries(block.block_types ?? {}).map(([name, value]) => blockTypeMessage(value, name)),
  };
}

/** A schema as the protocol's message. */
export const schemaMessage = (schema: TerraformSchema): object => ({
  version: schema.version,
  block: blockMessage(schema.block),
});
