import type { Attributes, TypeSchema } from '../../../providers/ovh/schema/notation';
import { parseEntry, type TerraformType } from '../../../providers/ovh/schema/parse';
import type { Value, Values } from '../../../src/estate/model';

/** Two values of everything that can be written in a resource or data source, by the schema. */
export interface Sample {
  /** Where it is: names, and what stands between them. */
  readonly path: string;
  /** The whole argument at the top, as it is and with the change in it. */
  readonly argument: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

type Side = 'a' | 'b';

/** Every attribute and block of a type, changed, taken away and added. */
export function samplesOf(schema: TypeSchema, where: string): Sample[] {
  const whole = objectOf(schema.attributes, where, 'a');
  const changed = Object.entries(schema.attributes).flatMap(([name]) =>
    changesIn(schema.attributes, name, where).map(({ path, value }) => ({
      path,
      argument: name,
      before: whole[name],
      after: value,
    })),
  );
  const oneSided = Object.keys(schema.attributes).flatMap((name): Sample[] => [
    { path: `${name} taken away`, argument: name, before: whole[name], after: undefined },
    { path: `${name} added`, argument: name, before: undefined, after: whole[name] },
  ]);
  return [...changed, ...oneSided];
}

/** Values of one argument in each of which exactly one thing differs from the first value. */
function changesIn(attributes: Attributes, name: string, where: string): { path: string; value: Value }[] {
  const entry = attributes[name];
  if (entry === undefined) return [];
  const { type, group } = parseEntry(name, entry, where);
  if (group === undefined) return [{ path: name, value: leafOf(type, 'b') }];
  const inside = objectOf(group.attributes, where, 'a');
  const inner = Object.keys(group.attributes).flatMap((one) => [
    ...changesIn(group.attributes, one, where).map(({ path, value }) => ({
      path: `${name}.${path}`,
      value: nested(group.nesting, { ...inside, [one]: value }),
    })),
    { path: `${name}.${one} taken away`, value: nested(group.nesting, without(inside, one)) },
  ]);
  const isSingle = group.nesting === 'single';
  const twice = { path: `${name} twice`, value: [inside, objectOf(group.attributes, where, 'b')] };
  return isSingle || group.nesting === 'map' ? inner : [...inner, twice];
}

const without = (values: Values, name: string): Values =>
  Object.fromEntries(Object.entries(values).filter(([one]) => one !== name));

const objectOf = (attributes: Attributes, where: string, side: Side): Values =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, entry]) => {
      const { type, group } = parseEntry(name, entry, where);
      return [
        name,
        group === undefined ? leafOf(type, side) : nested(group.nesting, objectOf(group.attributes, where, side)),
      ];
    }),
  );

const nested = (nesting: 'single' | 'list' | 'set' | 'map', inside: Values): Value => {
  if (nesting === 'single') return inside;
  return nesting === 'map' ? { one: inside } : [inside];
};

function leafOf(type: TerraformType | undefined, side: Side): Value {
  if (type === undefined || type === 'string') return side === 'a' ? 'one' : 'other';
  if (type === 'number') return side === 'a' ? 11 : 12;
  if (type === 'bool') return side === 'a';
  const [kind, of] = type;
  if (kind === 'map') return { key: leafOf(of, side) };
  if (kind !== 'object') return [leafOf(of, side)];
  return Object.fromEntries(Object.entries(of).map(([name, inner]) => [name, leafOf(inner, side)]));
}
