import type { Block, Value } from '../../estate/model';
import { blocksIn, type Side } from '../side';
import { type Right, rightOf } from './right';

/** What a block of a Kubernetes provider is in: the cluster that the provider is connected to. */
export function clusterOf({ stack, provider }: Block, side: Side): string {
  const configured = side.stack(stack)?.providers[provider.split('.')[0] ?? ''];
  const alias = provider.split('.')[1];
  const config = blocksIn(configured).find((one) => (one['alias'] ?? undefined) === alias);
  const block = side.resolve(stack, config?.['host'] ?? blocksIn(config?.['kubernetes'])[0]?.['host']);
  return block === undefined ? `cluster of ${stack}` : `cluster ${block.stack}/${block.path}`;
}

/** The first object of a block list. */
const first = (value: Value | undefined) => blocksIn(value)[0] ?? {};

/** Role bindings: every subject with the role. */
export function bindingRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const role = first(body['role_ref']);
  const kind = role['kind'] === 'ClusterRole' ? 'cluster role' : 'role';
  const space = first(body['metadata'])['namespace'];
  const isClusterWide = block.type.includes('cluster_role');
  const where = isClusterWide ? '' : `, namespace ${space === undefined ? 'default' : side.show(stack, space)}`;
  return blocksIn(body['subject']).map((subject) => {
    const own = subject['namespace'];
    const name = side.show(stack, subject['name']);
    const inside =
      subject['kind'] === 'ServiceAccount' ? `${own === undefined ? 'default' : side.show(stack, own)}/` : '';
    return rightOf(block, {
      identity: `${side.show(stack, subject['kind'])} ${inside}${name}`,
      effect: 'allow',
      action: `${kind} ${side.show(stack, role['name'])}`,
      resource: `${clusterOf(block, side)}${where}`,
    });
  });
}

/** What a role lets whoever holds it do. */
export function roleRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const metadata = first(body['metadata']);
  const isClusterWide = block.type.includes('cluster_role');
  const space = metadata['namespace'];
  const where = isClusterWide ? '' : `, namespace ${space === undefined ? 'default' : side.show(stack, space)}`;
  const identity = `whoever holds the ${isClusterWide ? 'cluster role' : 'role'} ${side.show(stack, metadata['name'])}`;
  return blocksIn(body['rule']).flatMap((rule) => {
    const read = (name: string): string[] => {
      const { known, unknown } = side.list(stack, rule[name]);
      return [...known, ...unknown];
    };
    const names = read('resource_names');
    const things = [...read('resources'), ...read('non_resource_urls')];
    return things.flatMap((thing) =>
      read('verbs').map((verb) =>
        rightOf(block, {
          identity,
          effect: 'allow',
          action: `${verb} ${thing}${names.length > 0 ? ` named ${names.join(', ')}` : ''}`,
          resource: `${clusterOf(block, side)}${where}`,
        }),
      ),
    );
  });
}

/** Whoever logs in through an identity provider is let in by the API, and may then what bindings say. */
export function oidcRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const claims = side.list(stack, body['oidc_required_claim']);
  const required = [...claims.known, ...claims.unknown];
  return [
    rightOf(block, {
      identity: `whoever logs in at ${side.show(stack, body['issuer_url'])} (client ${side.show(stack, body['client_id'])})`,
      effect: 'allow',
      action: 'log in to the API of the cluster',
      resource: `cluster ${side.show(stack, body['kube_id'])}`,
      ...(required.length === 0 ? {} : { condition: required.join(', ') }),
    }),
  ];
}
