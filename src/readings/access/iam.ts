import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { afterApply, blocksIn, elementsOf, isUncounted, type Reader } from '../reader';
import { isNarrowGroup } from './managed-groups';
import { type Right, rightOf } from './right';
import { groupName, homeOf, identityName, isOfManyProducts, oneStar, resourceName } from './urn';

/** What a policy or a permissions group allows, takes out of it, and denies. */
interface Rules {
  readonly allow: Named;
  readonly except: Named;
  readonly deny: Named;
  /** Nobody here knows what is in it. */
  readonly isUnread?: true;
}

/** Names of a list, as far as they are known before apply. */
interface Named {
  readonly names: readonly Masked[];
  /** What the others come from. */
  readonly unknown: readonly Masked[];
}

/** `ovh_iam_policy`: every identity on every resource. */
export function policyRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const home = homeOf(stack, reader);
  const identities = named(stack, body['identities'], reader, (urn) => identityName(urn, home));
  const resources = resourcesOf(stack, body['resources'], reader);
  const condition = conditionOf(stack, body['conditions'], reader);
  const expires = body['expired_at'];
  const common = {
    ...(condition === undefined ? {} : { condition }),
    ...(expires === undefined || expires === null ? {} : { expires: dayOf(reader.show(stack, expires)) }),
  };
  const machines = new Set(elementsOf(body['identities']).flatMap((value) => machineName(stack, value, reader)));
  const rules = [rulesOf(stack, body, reader), ...groupsOf(stack, body, reader)];
  return unique(identities).flatMap((identity) =>
    unique(resources).flatMap((resource) => {
      const isMachine = machines.has(identity);
      const holder = { identity, resource, ...common, isMachine };
      const isWide = isOfManyProducts(resource);
      const unknown = [...identities.unknown, ...resources.unknown].filter(
        (name) => name === identity || name === resource,
      );
      return rules.flatMap(({ allow, except, deny, isUnread = false }): Right[] => [
        ...rightWith(
          block,
          { ...holder, effect: 'allow', except: except.names, isStar: isWide || isUnread },
          allow,
          unknown,
        ),
        // what may not be there denies nothing for certain
        ...(isUncounted(block) ? [] : rightWith(block, { ...holder, effect: 'deny', isStar: isWide }, deny, unknown)),
      ]);
    }),
  );
}

/** A right to the actions of a list, where there are any. */
function rightWith(
  block: Block,
  right: Omit<Right, 'from' | 'actions'>,
  list: Named,
  others: readonly Masked[],
): Right[] {
  const actions = all(list);
  const unknown = [...others, ...list.unknown];
  return actions.length === 0
    ? []
    : [rightOf(block, { ...right, actions, ...(unknown.length === 0 ? {} : { unknown }) })];
}

const all = ({ names, unknown }: Named): Masked[] => [...names, ...unknown];

const unique = (list: Named): Masked[] => [...new Set(all(list))];

/** A service account that the program makes, as `named` calls it. */
function machineName(stack: string, value: Value, reader: Reader): Masked[] {
  const { block, attribute } = reader.named(stack, value) ?? {};
  return block?.type === 'ovh_me_api_oauth2_client' && attribute === 'identity' ? [blockName(block)] : [];
}

/** A day at 00:00 UTC is written as the day. */
const dayOf = (time: Masked): Masked => maskText(time.replace(/T00:00:00(\.0+)?(Z|\+00:00)$/, ''));

function rulesOf(stack: string, body: Values, reader: Reader): Rules {
  const read = (name: string) => listed(stack, body[name], reader, (text) => maskText(oneStar(text)));
  return { allow: read('allow'), except: read('except'), deny: read('deny') };
}

/** Texts of a list; those that only Terraform knows may be any. */
function listed(stack: string, value: Value | undefined, reader: Reader, nameOf: (text: Masked) => Masked): Named {
  const { known, unknown } = reader.list(stack, value);
  return { names: known.map(nameOf), unknown: unknown.map(({ text }) => masked`${text} ${afterApply}`) };
}

const none: Named = { names: [], unknown: [] };

/** Permissions groups of the same program with their actions; others as one action that says their name, and may be any unless it is published. */
function groupsOf(stack: string, body: Values, reader: Reader): Rules[] {
  return elementsOf(body['permissions_groups']).flatMap((value): Rules[] => {
    const group = groupBehind(stack, value, reader);
    if (group?.kind === 'resource' && group.type === 'ovh_iam_permissions_group')
      return [rulesOf(group.stack, group.body, reader)];
    const home = homeOf(stack, reader);
    const { names, unknown } = named(stack, value, reader, (urn) => groupName(urn, home));
    const shown = (some: readonly Masked[]) => some.map((name) => masked`permissions group ${name}`);
    const unread = names.filter((name) => !isNarrowGroup(name, home));
    const read = names.filter((name) => isNarrowGroup(name, home));
    return [
      { allow: { names: shown(unread), unknown }, except: none, deny: none, isUnread: true },
      { allow: { names: shown(read), unknown: [] }, except: none, deny: none },
    ];
  });
}

/** The group that a value names, by its URN or with its id in one. */
const groupBehind = (stack: string, value: Value, reader: Reader): Block | undefined =>
  reader.named(stack, typeof value === 'string' ? value.replace(/^urn:v1:[a-z]+:\w+Group:/, '') : value)?.block;

/** Resources; of a resource group of the same program those that are in it. */
function resourcesOf(stack: string, value: Value | undefined, reader: Reader): Named {
  return together(
    elementsOf(value).map((element) => {
      const group = groupBehind(stack, element, reader);
      const nameIn = (place: string) => (text: Masked) => resourceName(text, homeOf(place, reader), reader);
      if (group?.type !== 'ovh_iam_resource_group') return named(stack, element, reader, nameIn(stack));
      return group.kind === 'resource'
        ? named(group.stack, group.body['resources'], reader, nameIn(group.stack))
        : { names: [], unknown: [masked`${reader.label(stack, group)} ${afterApply}`] };
    }),
  );
}

const together = (parts: readonly Named[]): Named => ({
  names: parts.flatMap(({ names }) => names),
  unknown: parts.flatMap(({ unknown }) => unknown),
});

/** Names of a list, which may be partly or wholly an expression. */
function named(stack: string, value: Value | undefined, reader: Reader, nameOf: (text: Masked) => Masked): Named {
  if (isList(value)) return together(value.map((element) => named(stack, element, reader, nameOf)));
  if (value === undefined || value === null) return none;
  if (typeof value !== 'string' || !isExpression(value))
    return { names: [nameOf(reader.show(stack, value))], unknown: [] };
  const { block, attribute = '' } = reader.named(stack, value) ?? {};
  if (block !== undefined && isUrn.test(attribute)) return { names: [blockName(block)], unknown: [] };
  const name = ofKind.test(value) ? reader.withNames(stack, value) : undefined;
  return name === undefined ? listed(stack, value, reader, nameOf) : { names: [nameOf(name)], unknown: [] };
}

/** Attributes that name a resource or an identity in all the account. */
const isUrn = /(^|[._])(urn|identity)$/;

/** The beginning of a URN up to what is told apart: whatever follows is of that kind. */
const ofKind = /^urn:v1:[a-z]+:(resource|identity):[A-Za-z]+:/;

const blockName = ({ stack, path }: Block): Masked => maskText(`${stack}/${path}`);

/** Conditions of a policy in one line: `AND(resource.Tag(env)=prod, NOT(date>2027))`. */
function conditionOf(stack: string, value: Value | undefined, reader: Reader): Masked | undefined {
  if (isExpression(value)) return reader.show(stack, value);
  const parts = blocksIn(value).map((one) => oneCondition(stack, one, reader));
  const text = joinMasked(
    parts.filter((part) => part !== ''),
    ', ',
  );
  return text === '' ? undefined : text;
}

function oneCondition(stack: string, { operator, values, condition }: Values, reader: Reader): Masked {
  const pairs = isValues(values)
    ? Object.entries(values).map(([name, inner]) => masked`${maskText(name)}=${reader.show(stack, inner)}`)
    : [];
  const inner = conditionOf(stack, condition, reader);
  const parts = joinMasked([...pairs, ...(inner === undefined ? [] : [inner])], ', ');
  const name = typeof operator === 'string' ? operator : 'MATCH';
  return name === 'MATCH' ? parts : masked`${maskText(name)}(${parts})`;
}
