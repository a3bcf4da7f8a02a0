import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block, Value } from '../../estate/model';
import { blocksIn, nestedIn, type Side } from '../side';
import { type Right, rightOf } from './right';

/** What a block of a Kubernetes provider is in: the cluster that the provider is connected to. */
export function clusterOf({ stack, provider }: Block, side: Side): Masked {
  const configured = side.stack(stack)?.providers[provider.split('.')[0] ?? ''];
  const alias = provider.split('.')[1];
  const config = blocksIn(configured).find((one) => (one['alias'] ?? undefined) === alias);
  const block = side.resolve(stack, config?.['host'] ?? blocksIn(config?.['kubernetes'])[0]?.['host']);
  return block === undefined
    ? masked`cluster of ${maskText(stack)}`
    : masked`cluster ${maskText(`${block.stack}/${block.path}`)}`;
}

/** The first object of a block list. */
const first = (value: Value | undefined) => blocksIn(value)[0] ?? {};

/** The cluster, or the namespace of it that an object is in. */
function placeOf(block: Block, side: Side): Masked {
  if (block.type.includes('cluster_role')) return clusterOf(block, side);
  const space = first(block.body['metadata'])['namespace'];
  return masked`${clusterOf(block, side)}, namespace ${nameOf(block, space, side)}`;
}

const nameOf = ({ stack }: Block, space: Value | undefined, side: Side): Masked =>
  space === undefined ? masked`default` : side.show(stack, space);

/** Role bindings: every subject with the role. */
export function bindingRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const role = first(body['role_ref']);
  const kind = role['kind'] === 'ClusterRole' ? masked`cluster role` : masked`role`;
  const action = masked`${kind} ${side.show(stack, role['name'])}`;
  return nestedIn(body, 'subject').map((subject) => {
    const name = side.show(stack, subject['name']);
    const inside =
      subject['kind'] === 'ServiceAccount' ? masked`${nameOf(block, subject['namespace'], side)}/` : masked``;
    return rightOf(block, {
      identity: masked`${side.show(stack, subject['kind'])} ${inside}${name}`,
      effect: 'allow',
      actions: [action],
      resource: placeOf(block, side),
      isStar: action === clusterAdmin,
    });
  });
}

/** The role of Kubernetes that may do everything. */
const clusterAdmin = masked`cluster role cluster-admin`;

/** What a role lets whoever holds it do. */
export function roleRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const kind = block.type.includes('cluster_role') ? masked`cluster role` : masked`role`;
  const identity = masked`whoever holds the ${kind} ${side.show(stack, first(body['metadata'])['name'])}`;
  return nestedIn(body, 'rule').map((rule) => {
    const read = (name: string): Masked[] => side.texts(stack, rule[name]);
    const names = joinMasked(read('resource_names'), ', ');
    const [things, verbs] = [[...read('resources'), ...read('non_resource_urls')], read('verbs')];
    const suffix = names === '' ? masked`` : masked` named ${names}`;
    return rightOf(block, {
      identity,
      effect: 'allow',
      actions: things.flatMap((thing) => verbs.map((verb) => masked`${verb} ${thing}${suffix}`)),
      resource: placeOf(block, side),
      isStar: [things, verbs].every((list) => list.some((one) => one === '*')),
    });
  });
}

/** Whoever logs in through an identity provider is let in by the API, and may then what bindings say. */
export function oidcRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const required = side.texts(stack, body['oidc_required_claim']);
  return [
    rightOf(block, {
      identity: masked`whoever logs in at ${side.show(stack, body['issuer_url'])} (client ${side.show(stack, body['client_id'])})`,
      effect: 'allow',
      actions: [masked`log in to the API of the cluster`],
      resource: masked`cluster ${side.show(stack, body['kube_id'])}`,
      ...(required.length === 0 ? {} : { condition: joinMasked(required, ', ') }),
    }),
  ];
}
