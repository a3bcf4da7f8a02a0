import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { clusterOf } from '../clusters';
import { manifestObjects } from '../manifests';
import { afterApply, blocksIn, expressionsAmong, isAfterApply, nestedIn, type Reader } from '../reader';
import { type Right, rightOf } from './right';
import { tokenRights, webhookRights } from './webhooks';

/** The first object of a block list. */
const first = (value: Value | undefined) => blocksIn(value)[0] ?? {};

/** The cluster, or the namespace of it that an object is in. */
function placeOf(block: Block, reader: Reader): Masked {
  if (block.type.includes('cluster_role')) return clusterOf(block, reader);
  const space = first(block.body['metadata'])['namespace'];
  return masked`${clusterOf(block, reader)}, namespace ${nameOf(block, space, reader)}`;
}

const nameOf = ({ stack }: Block, space: Value | undefined, reader: Reader): Masked =>
  space === undefined ? masked`default` : reader.show(stack, space);

/** Role bindings: every subject with the role. */
export function bindingRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const action = roleOf(block, reader);
  const identities = nestedIn(body, 'subject').map((subject): [identity: Masked, isEverybody: boolean] => {
    const name = reader.show(stack, subject['name']);
    const isAccount = subject['kind'] === 'ServiceAccount';
    const inside = isAccount ? masked`${nameOf(block, subject['namespace'], reader)}/` : masked``;
    const isEverybody = everybody.has(name) || (!isAccount && isAfterApply(name));
    return [masked`${reader.show(stack, subject['kind'])} ${inside}${name}`, isEverybody];
  });
  const unknown = expressionsAmong(body['subject']).map((subject): (typeof identities)[number] => [
    masked`whoever is in ${reader.show(stack, subject)}`,
    true,
  ]);
  return [...identities, ...unknown].map(([identity, isEverybody]) =>
    rightOf(block, {
      identity,
      effect: 'allow',
      actions: [action],
      resource: placeOf(block, reader),
      isStar: action === clusterAdmin || (isEverybody && !forEverybody.has(action)),
    }),
  );
}

/** The role that a binding gives. */
function roleOf({ stack, body }: Block, reader: Reader): Masked {
  const [unread] = expressionsAmong(body['role_ref']);
  if (unread !== undefined) return masked`role ${reader.show(stack, unread)}`;
  const [{ kind = null, name = null } = {}] = nestedIn(body, 'role_ref');
  const word = kind === 'ClusterRole' ? masked`cluster role` : masked`role`;
  return masked`${isExpression(kind) ? reader.show(stack, kind) : word} ${reader.show(stack, name)}`;
}

/** Users and groups of Kubernetes that whoever reaches its API is in, with credentials of any kind or none; or every pod of the cluster. */
const everybody: ReadonlySet<string> = new Set([
  'system:anonymous',
  'system:unauthenticated',
  'system:authenticated',
  'system:serviceaccounts',
]);

/** Roles that every cluster gives them: to ask what there is, and who they are. */
const forEverybody: ReadonlySet<string> = new Set(
  ['basic-user', 'discovery', 'public-info-viewer', 'service-account-issuer-discovery'].map(
    (name) => `cluster role system:${name}`,
  ),
);

/** The role of Kubernetes that may do everything. */
export const clusterAdmin = masked`cluster role cluster-admin`;

/** What a role lets whoever holds it do. */
export function roleRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const kind = block.type.includes('cluster_role') ? masked`cluster role` : masked`role`;
  const identity = masked`whoever holds the ${kind} ${reader.show(stack, first(body['metadata'])['name'])}`;
  const given = { identity, effect: 'allow', resource: placeOf(block, reader) } as const;
  const unread = expressionsAmong(body['rule']).map((rule) =>
    rightOf(block, { ...given, actions: [reader.show(stack, rule)] }),
  );
  const gathered = nestedIn(body, 'aggregation_rule').map((one) => maskText(JSON.stringify(one)));
  const others = gathered.map((labels) =>
    rightOf(block, { ...given, actions: [masked`what roles with these labels may: ${labels}`], isStar: true }),
  );
  const own = nestedIn(body, 'rule').map((rule) => {
    const read = (name: string): Masked[] => reader.texts(stack, rule[name]);
    const names = joinMasked(read('resource_names'), ', ');
    const [resources, verbs] = [read('resources'), read('verbs')];
    const things = [...inGroups(resources, read('api_groups')), ...read('non_resource_urls')];
    const suffix = names === '' ? masked`` : masked` named ${names}`;
    return rightOf(block, {
      ...given,
      actions: things.flatMap((thing) => verbs.map((verb) => masked`${verb} ${thing}${suffix}`)),
      isStar: things.some(isAny) || givesMore(resources, verbs),
    });
  });
  return [...own, ...others, ...unread];
}

const isAny = (name: string): boolean => /^\*(\.|$)/.test(name);

/** Resources as `kubectl` names them: those of the core by themselves, others with the group that they are in. */
const inGroups = (resources: readonly Masked[], groups: readonly Masked[]): Masked[] =>
  groups.length === 0 ? [...resources] : groups.flatMap((group) => resources.map((one) => inGroup(one, group)));

function inGroup(resource: Masked, group: Masked): Masked {
  if (group === '') return resource;
  if (group !== '*') return masked`${resource}.${group}`;
  return resource === '*' ? resource : masked`${resource} of any group`;
}

/** What lets somebody give, or take on, rights that they don't have. */
const more: readonly (readonly [verbs: readonly string[], things: readonly string[]])[] = [
  [
    ['escalate', 'bind'],
    ['roles', 'clusterroles'],
  ],
  [['impersonate'], ['users', 'groups', 'serviceaccounts', 'userextras']],
];

/** Whether a rule leads to every right: https://kubernetes.io/docs/concepts/security/rbac-good-practices/ */
const givesMore = (things: readonly string[], verbs: readonly string[]): boolean =>
  more.some(
    ([does, to]) =>
      verbs.some((one) => one === '*' || does.includes(one)) &&
      things.some((one) => one === '*' || to.includes(one.split('/')[0] ?? one)),
  );

/** What objects that are written out give, as the resources of their kind do. */
export function manifestRights(block: Block, reader: Reader): Right[] {
  const { objects, areUnknown } = manifestObjects(block);
  const unknown = rightOf(block, {
    identity: masked`whomever the object ${maskText(block.path)} names`,
    effect: 'allow',
    actions: [masked`what it says ${afterApply}`],
    resource: clusterOf(block, reader),
  });
  return [...objects.flatMap((object) => objectRights(block, object, reader)), ...(areUnknown ? [unknown] : [])];
}

export function objectRights(block: Block, object: Values, reader: Reader): Right[] {
  const { kind, metadata = null, roleRef = null, subjects = null, rules = null, aggregationRule = null } = object;
  const as = (type: string, more: Values): Block => ({ ...block, type, body: { metadata, ...more } });
  const binding = { role_ref: roleRef, subject: subjects };
  const rule = isList(rules) ? rules.map(ruleOf) : rules;
  switch (kind) {
    case 'RoleBinding':
      return bindingRights(as('kubernetes_role_binding', binding), reader);
    case 'ClusterRoleBinding':
      return bindingRights(as('kubernetes_cluster_role_binding', binding), reader);
    case 'Role':
      return roleRights(as('kubernetes_role', { rule }), reader);
    case 'ClusterRole':
      return roleRights(as('kubernetes_cluster_role', { rule, aggregation_rule: aggregationRule }), reader);
    case 'Secret':
      return tokenRights(block, object, reader);
    default:
      return String(kind).endsWith('WebhookConfiguration') ? webhookRights(block, object, reader) : [];
  }
}

export const ruleOf = (rule: Value): Value => {
  if (!isValues(rule)) return rule;
  const { apiGroups = null, resourceNames = null, nonResourceURLs = null, resources = null, verbs = null } = rule;
  return {
    api_groups: apiGroups,
    resource_names: resourceNames,
    non_resource_urls: nonResourceURLs,
    resources,
    verbs,
  };
};
