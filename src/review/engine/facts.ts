import type { SchemaSays } from '../../../constructs/core/secrets/mask';
import type { KnownDanger } from '../../../providers/ovh/schema/dangers';
import type { Attributes, TypeSchema } from '../../../providers/ovh/schema/notation';
import { parseEntry, type Replacement, type TerraformType } from '../../../providers/ovh/schema/parse';
import { behaviourOf } from '../../../providers/ovh/schema/sandbox';
import { isIdentifier, replacesByNumber, unknownOnUpdate } from '../../../providers/ovh/schema/terraform';
import { knownDangers, schemaOf } from '../../../providers/schemas';
import { repeatedBy } from '../../estate/echoes';
import { mapValues } from '../../estate/map-values';

/** How the values of an attribute, or of a part of one, are compared. `any`: nothing is known about it. */
export interface Shape {
  readonly kind: 'string' | 'number' | 'bool' | 'list' | 'set' | 'map' | 'object' | 'any';
  readonly element?: Shape;
  readonly fields?: ReadonlyMap<string, Shape>;
  /** A block that can be there once: written without index, and as an object as well as a list of one. */
  readonly single?: boolean;
  readonly isBlock?: boolean;
  readonly forceNew?: Replacement;
  /** Only another number of its blocks replaces. */
  readonly byNumber?: true;
  /** Filled by the API where the configuration is silent. */
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  /** Tells a thing apart: random as it looks, it is no secret. */
  readonly id?: boolean;
  readonly default?: string;
}

/** What is known about a resource type. */
export interface Facts {
  readonly shape: Shape;
  /** Top-level attributes that an update leaves open. */
  readonly unknownOnUpdate: ReadonlySet<string>;
  /** Top-level attributes that the provider leaves open when one of these changes. */
  readonly opens: { readonly [attribute: string]: readonly string[] };
  readonly dangers: readonly KnownDanger[];
}

const any: Shape = { kind: 'any' };

/** Types that are built into Terraform. */
const builtIn: { readonly [type: string]: Facts } = {
  terraform_data: {
    shape: {
      kind: 'object',
      fields: new Map<string, Shape>([
        ['input', any],
        ['triggers_replace', { kind: 'any', forceNew: 'always' }],
      ]),
    },
    unknownOnUpdate: new Set(),
    opens: mapValues(repeatedBy('terraform_data'), (argument) => [argument]),
    dangers: [],
  },
};

const known = new Map<string, Facts | undefined>(Object.entries(builtIn));

/** The facts of a type; none where it belongs to a provider that isn't described. */
export function factsOf(type: string): Facts | undefined {
  if (!known.has(type)) {
    const schema = schemaOf(type);
    known.set(type, schema && describe(type, schema));
  }
  return known.get(type);
}

function describe(type: string, schema: TypeSchema): Facts {
  return {
    shape: { kind: 'object', fields: fieldsOf(schema.attributes, type, schema) },
    unknownOnUpdate: new Set(unknownOnUpdate(schema)),
    opens: behaviourOf(type)?.opens ?? {},
    dangers: knownDangers(type),
  };
}

function fieldsOf(attributes: Attributes, where: string, schema: TypeSchema): ReadonlyMap<string, Shape> {
  return new Map(
    Object.entries(attributes).map(([name, value]) => {
      const { words, type, group } = parseEntry(name, value, where);
      const common = {
        ...(words.forceNew === undefined ? {} : { forceNew: words.forceNew }),
        ...(replacesByNumber(schema, group) ? { byNumber: true as const } : {}),
        ...(words.computed ? { computed: true } : {}),
        ...(words.sensitive && words.sensitiveFields.length === 0 ? { sensitive: true } : {}),
        ...(isIdentifier(name) ? { id: true } : {}),
        ...(words.default === undefined ? {} : { default: words.default }),
      };
      if (group === undefined) return [name, { ...shapeOf(type, words.sensitiveFields), ...common }] as const;
      const element: Shape = { kind: 'object', fields: fieldsOf(group.attributes, where, schema) };
      const isBlock = group.kind === 'block';
      if (group.nesting === 'single') return [name, { ...element, ...common, isBlock }] as const;
      return [name, { kind: group.nesting, element, isBlock, single: words.max === 1, ...common }] as const;
    }),
  );
}

function shapeOf(type: TerraformType | undefined, sensitive: readonly string[]): Shape {
  if (type === undefined) return any;
  if (typeof type === 'string') return { kind: type };
  if (type[0] !== 'object') return { kind: type[0], element: shapeOf(type[1], sensitive) };
  const fields = Object.entries(type[1]).map(
    ([name, field]) =>
      [name, { ...shapeOf(field, sensitive), sensitive: sensitive.includes(name), id: isIdentifier(name) }] as const,
  );
  return { kind: 'object', fields: new Map(fields) };
}

/** What a shape says of a value, and of what is in it, to who hides secrets. `isSecret`: all of it is one, whatever the shape says. */
export const saidBy =
  (shape: Shape, isSecret = false): SchemaSays =>
  (path) => {
    let [at, sensitive, id] = [shape, isSecret || shape.sensitive === true, shape.id === true];
    for (const name of path) {
      // a block may be written without the list around it
      const field: Shape | undefined = at.fields?.get(name) ?? at.element?.fields?.get(name);
      at = field ?? at.element ?? any;
      sensitive ||= at.sensitive === true;
      id = field === undefined ? id : field.id === true;
    }
    return sensitive ? 'sensitive' : id ? 'id' : 'unknown';
  };
