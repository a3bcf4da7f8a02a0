import { describe, expect, test } from 'vitest';
import { ovhSchema } from '../../../providers/ovh/schema/index';
import type { Attributes, BlockNotation, Nested, TypeSchema } from '../../../providers/ovh/schema/notation';
import { parseEntry, type SchemaEntry, type TerraformType } from '../../../providers/ovh/schema/parse';
import { type Field, type Fields, type PulumiType, readDataSources, readResources, type Shape } from './pulumi';

/** Where Pulumi's account of a type is known to differ from the provider. */
const knownNames: { readonly [path: string]: string } = {
  'ovh_ip_reverse.ip_reverse': 'ReverseIp',
  'ovh_ip_reverse.reverse': 'ReverseValue',
  'ovh_vrack_iploadbalancing.ip_loadbalancing': 'LoadbalancingId',
  // an output `urn` is taken in Pulumi
  'ovh_cloud_project.urn': 'ProjectURN',
  'ovh_domain_zone.urn': 'ZoneURN',
  'ovh_iam_resource_group.urn': 'GroupURN',
  'ovh_me_identity_group.urn': 'GroupURN',
  'ovh_me_identity_user.urn': 'UserURN',
  'ovh_vrack.urn': 'VrackURN',
  'ovh_me.urn': 'AccountURN',
  'ovh_dedicated_server.urn': 'ServerURN',
  // a Latin plural
  'ovh_dedicated_server_orderable_bandwidth.platinium': 'platinia',
  'ovh_dedicated_server_orderable_bandwidth.premium': 'premia',
};
/** A list of at most one object stays an array: the limit is a validator, not part of the schema. */
const knownArrays = ['ovh_okms_service_key_jwk.keys'];
/** Pulumi fills `name` itself; a project id can be left to the environment variable of another attribute. */
const knownDefined = ['ovh_cloud_project_kube.name', 'ovh_vrack_cloudproject.project_id'];

const resources = Object.entries(ovhSchema.resources);
const dataSources = Object.entries(ovhSchema.dataSources);

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function plural(name: string): string {
  if (/(tus|ss)$/.test(name)) return `${name}es`;
  if (/s$/.test(name)) return name;
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, 'ies');
  return /(x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

const isArray = (shape: Shape): boolean => typeof shape === 'object' && 'array' in shape;

function pulumiName(type: string, path: string, shape: Shape): string {
  const known = knownNames[`${type}.${path}`];
  const name = camel(path.slice(path.lastIndexOf('.') + 1));
  return known ?? (isArray(shape) ? plural(name) : name);
}

const field = (shape: Shape) => ({ shape, optional: true, deprecated: false });

function shapeOfType(type: TerraformType): Shape {
  if (type === 'bool') return 'boolean';
  if (typeof type === 'string') return type;
  const [kind, of] = type;
  if (kind === 'map') return { map: shapeOfType(of) };
  if (kind !== 'object') return { array: shapeOfType(of) };
  const fields = Object.entries(of).map(([name, of]) => {
    const shape = shapeOfType(of);
    return [isArray(shape) ? plural(camel(name)) : camel(name), field(shape)] as const;
  });
  return { object: Object.fromEntries(fields) };
}

function shapeOf(type: string, entry: SchemaEntry): Shape {
  if (entry.type !== undefined) return shapeOfType(entry.type);
  const group = entry.group as BlockNotation | Nested;
  const object: Shape = { object: fieldsOf(type, group.attributes, `${entry.path}.`) };
  if (group.nesting === 'map') return { map: object };
  const single = group.nesting === 'single' || entry.words.max === 1;
  return single && !knownArrays.includes(`${type}.${entry.path}`) ? object : { array: object };
}

function fieldsOf(type: string, attributes: Attributes, prefix: string): Fields {
  const entries = Object.entries(attributes)
    .map(([name, value]) => parseEntry(`${prefix}${name}`, value, type))
    .filter((entry) => entry.path !== 'id');
  return Object.fromEntries(
    entries.map((entry) => {
      const shape = shapeOf(type, entry);
      return [pulumiName(type, entry.path, shape), field(shape)];
    }),
  );
}

/** `plan.configurations[].label: string`, one line a leaf, so that a difference names itself. */
function lines(fields: Fields, prefix = ''): string[] {
  const line = (path: string, shape: Shape): string[] => {
    if (typeof shape === 'string') return [`${path}: ${shape}`];
    if ('array' in shape) return line(`${path}[]`, shape.array);
    if ('map' in shape) return line(`${path}{}`, shape.map);
    return lines(shape.object, `${path}.`);
  };
  return Object.entries(fields)
    .flatMap(([name, { shape }]) => line(`${prefix}${name}`, shape))
    .sort();
}

/** Pulumi's names of the top-level attributes that `pick` takes. */
function names(type: string, schema: TypeSchema, pick: (entry: SchemaEntry) => boolean): string[] {
  return Object.entries(schema.attributes)
    .map(([name, value]) => parseEntry(name, value, type))
    .filter((entry) => entry.path !== 'id' && pick(entry))
    .map((entry) => pulumiName(type, entry.path, shapeOf(type, entry)))
    .sort();
}

const isSet = ({ words, group }: SchemaEntry) => words.required || words.optional || group?.kind === 'block';

/** What one side has and the other hasn't, for every type, each line naming the type. */
function differences(
  types: readonly (readonly [string, TypeSchema])[],
  pulumi: ReadonlyMap<string, PulumiType>,
  compare: (
    type: string,
    schema: TypeSchema,
    other: PulumiType,
  ) => { ours: readonly string[]; theirs: readonly string[] },
): string[] {
  return types.flatMap(([type, schema]) => {
    const other = pulumi.get(type);
    if (other === undefined) return [`${type}: not in Pulumi’s package`];
    const { ours, theirs } = compare(type, schema, other);
    return [
      ...ours.filter((name) => !theirs.includes(name)).map((name) => `${type}: only in the schema: ${name}`),
      ...theirs.filter((name) => !ours.includes(name)).map((name) => `${type}: only in Pulumi’s package: ${name}`),
    ];
  });
}

const keysWhere = (fields: Fields, pick: (field: Field) => boolean) =>
  Object.entries(fields).flatMap(([name, field]) => (pick(field) ? [name] : []));

const withoutId = ({ id: _, ...fields }: Fields): Fields => fields;

/** What Pulumi's account of data sources is known to have wrong. */
const knownLines = (theirs: readonly string[]) =>
  theirs
    // the resource has this field, the data source hasn't
    .filter((line) => !line.endsWith('replication.rules[].destination.removeOnMainBucketDeletion: boolean'))
    // the type of the elements is lost
    .map((line) => line.replace(/(\.capacities\[\]): any$/, '$1: string'));

describe('resource types agree with Pulumi’s package', () => {
  const check = (compare: Parameters<typeof differences>[2]) =>
    expect(differences(resources, readResources(resources.map(([type]) => type)), compare)).toEqual([]);

  test('in attributes, types and shapes', () => {
    check((type, { attributes }, { state }) => ({ ours: lines(fieldsOf(type, attributes, '')), theirs: lines(state) }));
  });

  test('in what can be set', () => {
    check((type, schema, { inputs }) => ({ ours: names(type, schema, isSet), theirs: Object.keys(inputs) }));
  });

  test('in what is required', () => {
    check((type, schema, { inputs }) => ({
      ours: names(type, schema, ({ path, words }) => {
        const required = words.required || (words.min ?? 0) > 0;
        // Pulumi fills names itself, and asks for nothing that an environment variable can give
        return required && words.env === undefined && path !== 'name';
      }),
      theirs: keysWhere(inputs, ({ optional }) => !optional),
    }));
  });

  test('in what is secret', () => {
    check((type, schema, { secrets }) => ({
      ours: names(type, schema, ({ words }) => words.sensitive),
      theirs: secrets,
    }));
  });

  test('in what is deprecated', () => {
    check((type, schema, { state }) => ({
      ours: names(type, schema, ({ words }) => words.deprecated),
      theirs: keysWhere(state, ({ deprecated }) => deprecated),
    }));
  });

  test('in what stays empty when it isn’t set', () => {
    check((type, schema, { undefinedOutputs }) => ({
      ours: names(type, schema, ({ path, words }) => {
        return words.optional && !words.computed && !knownDefined.includes(`${type}.${path}`);
      }),
      theirs: undefinedOutputs,
    }));
  });
});

describe('data sources agree with Pulumi’s package', () => {
  const check = (compare: Parameters<typeof differences>[2]) =>
    expect(differences(dataSources, readDataSources(dataSources.map(([type]) => type)), compare)).toEqual([]);

  test('in attributes, types and shapes', () => {
    check((type, { attributes }, { state }) => ({
      ours: lines(fieldsOf(type, attributes, '')),
      theirs: knownLines(lines(withoutId(state))),
    }));
  });

  test('in what can be set', () => {
    check((type, schema, { inputs }) => ({
      ours: names(type, schema, isSet),
      theirs: Object.keys(withoutId(inputs)),
    }));
  });
});
