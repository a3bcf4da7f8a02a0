import { maskText } from '../../../constructs/core/secrets/mask';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { blocksIn, elementsOf, type Side } from '../side';
import { type Right, rightOf } from './right';

/** What a policy or a permissions group allows, takes out of it, and denies. */
interface Rules {
  readonly allow: readonly string[];
  readonly except: readonly string[];
  readonly deny: readonly string[];
}

/**
 * `ovh_iam_policy`: every identity with every resource and every action.
 *
 * @param of whose rights; all without it
 */
export function policyRights(block: Block, side: Side, of?: ReadonlySet<string>): Right[] {
  const { stack, body } = block;
  const identities = named(stack, body['identities'], side, identityName).filter((name) => of?.has(name) ?? true);
  if (identities.length === 0) return [];
  const own = rulesOf(stack, body, side);
  const groups = groupsOf(stack, body, side);
  const condition = conditionOf(stack, body['conditions'], side);
  const expires = body['expired_at'];
  const common = {
    ...(condition === undefined ? {} : { condition }),
    ...(expires === undefined || expires === null ? {} : { expires: dayOf(side.show(stack, expires)) }),
  };
  const actions = [own, ...groups].flatMap(atomsOf);
  const resources = resourcesOf(stack, body['resources'], side);
  return identities.flatMap((identity) =>
    resources.flatMap((resource) =>
      actions.map(([effect, action]) => rightOf(block, { identity, effect, action, resource, ...common })),
    ),
  );
}

/** A day at 00:00 UTC is written as the day. */
const dayOf = (time: string): string => time.replace(/T00:00:00(\.0+)?(Z|\+00:00)$/, '');

function rulesOf(stack: string, body: Values, side: Side): Rules {
  const read = (name: string) => named(stack, body[name], side, (text) => text);
  return { allow: read('allow'), except: read('except'), deny: read('deny') };
}

/** An `except` counts for a `*` only: what is listed one by one and taken out isn't allowed at all. */
function atomsOf({ allow, except, deny }: Rules): (readonly [Right['effect'], string])[] {
  const isOut = (action: string) => except.some((pattern) => covers(pattern, action));
  return [
    ...[...new Set(allow)].filter((action) => !isOut(action)).map((action) => ['allow', action] as const),
    ...[...new Set(except)]
      .filter((action) => allow.some((pattern) => pattern.endsWith('*') && covers(pattern, action)))
      .map((action) => ['except', action] as const),
    ...[...new Set(deny)].map((action) => ['deny', action] as const),
  ];
}

/** Whether a pattern, with `*` at its end or none, is or contains another one. */
export const covers = (pattern: string, other: string): boolean =>
  pattern === other || (pattern.endsWith('*') && other.startsWith(pattern.slice(0, -1)));

/** Permissions groups of the same program with their actions; others as one action that says their name. */
function groupsOf(stack: string, body: Values, side: Side): Rules[] {
  const list = body['permissions_groups'];
  return elementsOf(list).flatMap((value): Rules[] => {
    const group = side.resolve(stack, value);
    if (group?.type === 'ovh_iam_permissions_group') return [rulesOf(group.stack, group.body, side)];
    const name = side.show(stack, value).replace(/^urn:v1:[a-z]+:permissionsGroup:/, '');
    return [{ allow: [`permissions group ${name}`], except: [], deny: [] }];
  });
}

/** Resources; of a resource group of the same program those that are in it. */
function resourcesOf(stack: string, value: Value | undefined, side: Side): string[] {
  const found = elementsOf(value).flatMap((element) => {
    const group = side.resolve(stack, element);
    return group?.type === 'ovh_iam_resource_group'
      ? named(group.stack, group.body['resources'], side, (text) => resourceName(text, side))
      : named(stack, element, side, (text) => resourceName(text, side));
  });
  return [...new Set(found)];
}

/** Names of a list, which may be partly or wholly an expression. */
function named(stack: string, value: Value | undefined, side: Side, nameOf: (text: string) => string): string[] {
  if (isList(value)) return value.flatMap((element) => named(stack, element, side, nameOf));
  if (value === undefined || value === null) return [];
  if (typeof value !== 'string' || !isExpression(value)) return [nameOf(side.show(stack, value))];
  const block = side.resolve(stack, value);
  if (block !== undefined) return [`${block.stack}/${maskText(block.path)}`];
  const { known, unknown } = side.list(stack, value);
  return [...known.map(nameOf), ...unknown.map((text) => `${text} (known after apply)`)];
}

const identityName = (urn: string): string => {
  const [, kind, name] = /^urn:v1:[a-z]+:identity:([A-Za-z]+):(.+)$/.exec(urn) ?? [];
  return kind === undefined || name === undefined ? urn : `${kind} ${name}`;
};

const resourceName = (urn: string, side: Side): string => {
  const [, name] = /^urn:v1:[a-z]+:resource:(.+)$/.exec(urn) ?? [];
  if (name === undefined) return urn;
  const environment = side.environmentOf(name.replace(/^publicCloudProject:/, ''));
  return environment === undefined ? name : `${name} (${environment})`;
};

/** Conditions of a policy in one line: `AND(resource.Tag(env)=prod, NOT(date>2027))`. */
function conditionOf(stack: string, value: Value | undefined, side: Side): string | undefined {
  const parts = blocksIn(value).map((one) => oneCondition(stack, one, side));
  const text = parts.filter((part) => part !== '').join(', ');
  return text === '' ? undefined : text;
}

function oneCondition(stack: string, { operator, values, condition }: Values, side: Side): string {
  const pairs = isValues(values)
    ? Object.entries(values).map(([name, inner]) => `${maskText(name)}=${side.show(stack, inner)}`)
    : [];
  const inner = conditionOf(stack, condition, side);
  const parts = [...pairs, ...(inner === undefined ? [] : [inner])].join(', ');
  const name = typeof operator === 'string' ? operator : 'MATCH';
  return name === 'MATCH' ? parts : `${maskText(name)}(${parts})`;
}
