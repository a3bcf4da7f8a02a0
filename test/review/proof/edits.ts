import fc from 'fast-check';

type Body = Record<string, unknown>;
export type Stack = { resource: Record<string, Record<string, Body>>; [section: string]: unknown };
export type Program = Record<string, Stack>;

/** Every resource, behind its stack. */
export const addresses = (program: Program): string[] =>
  Object.entries(program).flatMap(([id, { resource = {} }]) =>
    Object.entries(resource).flatMap(([type, all]) => Object.keys(all).map((name) => `${id} ${type}.${name}`)),
  );

/** What is done to a program, by numbers that choose where. */
export interface Edit {
  readonly kind: 'delete' | 'set' | 'exchange' | 'unset' | 'rename' | 'add' | 'retype';
  readonly at: number;
  readonly attribute: number;
  readonly value: unknown;
}

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('delete', 'set', 'unset', 'rename', 'add', 'retype'),
    at: fc.nat(),
    attribute: fc.nat(),
    value: fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('${var.x}', '${ovh_vrack.a.id}', '${"', '${${}}')),
  }),
  { maxLength: 8 },
);

/** Edits without those that take a value away: they replace one way and keep what is there the other way. */
export const moves = edits.map((list) => list.filter(({ kind }) => kind !== 'set' && kind !== 'unset'));

/** A program after edits. */
export function edited(program: Program, list: readonly Edit[]): Program {
  const copy = structuredClone(program);
  for (const { kind, at, attribute, value } of list) {
    const all = addresses(copy);
    const chosen = all[at % Math.max(1, all.length)];
    if (chosen === undefined) continue;
    const [id = '', address = ''] = chosen.split(' ');
    const [type = '', name = ''] = address.split('.');
    const resources = copy[id]?.resource ?? {};
    const body = resources[type]?.[name];
    if (body === undefined) continue;
    const names = Object.keys(body);
    const key = names[attribute % Math.max(1, names.length)] ?? 'name';
    if (kind === 'delete' || kind === 'rename' || kind === 'retype') delete resources[type]?.[name];
    if (kind === 'rename') {
      resources[type] = { ...resources[type], [`${name}x`]: body };
      // who refers to it follows, as the compiler of a program sees to
      copy[id] = JSON.parse(JSON.stringify(copy[id]).replaceAll(`${type}.${name}.`, `${type}.${name}x.`)) as Stack;
    }
    if (kind === 'retype') resources[`${type}_x`] = { ...resources[`${type}_x`], [name]: body };
    if (kind === 'add')
      resources[type] = { [`${name}_${attribute % 7}`]: { name: `new ${attribute}` }, ...resources[type] };
    if (kind === 'set') body[key] = value;
    if (kind === 'exchange' && typeof body[key] === typeof value) body[key] = value;
    if (kind === 'unset') delete body[key];
  }
  return copy;
}

/** What Terraform certainly destroys at an address: gone, or another type. */
