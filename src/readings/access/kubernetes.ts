import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { clusterOf } from '../clusters';
import { manifestObjects } from '../manifests';
import { afterApply, blocksIn, elementsOf, isSaid, nestedIn, type Reader } from '../reader';
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
  const role = first(body['role_ref']);
  const kind = role['kind'] === 'ClusterRole' ? masked`cluster role` : masked`role`;
  const action = masked`${kind} ${reader.show(stack, role['name'])}`;
  const identities = nestedIn(body, 'subject').map((subject): [identity: Masked, isEverybody: boolean] => {
    const name = reader.show(stack, subject['name']);
    const inside =
      subject['kind'] === 'ServiceAccount' ? masked`${nameOf(block, subject['namespace'], reader)}/` : masked``;
    return [masked`${reader.show(stack, subject['kind'])} ${inside}${name}`, everybody.has(name)];
  });
  const unknown: typeof identities = isExpression(body['subject'])
    ? [[masked`whoever is in ${reader.show(stack, body['subject'])}`, false]]
    : [];
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
  if (isExpression(body['rule'])) return [rightOf(block, { ...given, actions: [reader.show(stack, body['rule'])] })];
  const gathered = nestedIn(body, 'aggregation_rule').map((one) => maskText(JSON.stringify(one)));
  const others = gathered.map((labels) =>
    rightOf(block, { ...given, actions: [masked`what roles with these labels may: ${labels}`], isStar: true }),
  );
  const own = nestedIn(body, 'rule').map((rule) => {
    const read = (name: string): Masked[] => reader.texts(stack, rule[name]);
    const names = joinMasked(read('resource_names'), ', ');
    const [things, verbs] = [[...read('resources'), ...read('non_resource_urls')], read('verbs')];
    const suffix = names === '' ? masked`` : masked` named ${names}`;
    return rightOf(block, {
      ...given,
      actions: things.flatMap((thing) => verbs.map((verb) => masked`${verb} ${thing}${suffix}`)),
      isStar: [things, verbs].every((list) => list.some((one) => one === '*')) || givesMore(things, verbs),
    });
  });
  return [...own, ...others];
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
  const { resourceNames = null, nonResourceURLs = null, resources = null, verbs = null } = rule;
  return { resource_names: resourceNames, non_resource_urls: nonResourceURLs, resources, verbs };
};

/** Whoever logs in through an identity provider is let in by the API, and may then what bindings say. */
export function oidcRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const required = reader.texts(stack, body['oidc_required_claim']);
  const given = {
    identity: masked`whoever logs in at ${reader.show(stack, body['issuer_url'])} (client ${reader.show(stack, body['client_id'])})`,
    effect: 'allow',
    resource: masked`cluster ${reader.show(stack, body['kube_id'])}`,
    ...(required.length === 0 ? {} : { condition: joinMasked(required, ', ') }),
  } as const;
  // Kubernetes takes groups without a prefix for its own, such as system:masters, which may do everything
  const prefix = body['oidc_groups_prefix'];
  const areOwn =
    elementsOf(body['oidc_groups_claim']).length > 0 && (!isSaid(prefix) || prefix === '-' || isExpression(prefix));
  const inAny = masked`be in any group that the provider says, also in those of the cluster itself`;
  return [
    rightOf(block, { ...given, actions: [masked`log in to the API of the cluster`] }),
    ...(areOwn ? [rightOf(block, { ...given, actions: [inAny], isStar: true })] : []),
  ];
}
