import type { Block, Value } from '../../estate/model';
import { blocksIn, type Side } from '../side';
import { type Exposed, type ExposedBy, everyone, exposed, openTo } from './fact';

/** Something that is open to everyone as long as no other resource restricts it. */
interface OpenByDefault {
  /** Type of the thing, and of what restricts it. */
  readonly type: string;
  readonly restriction: string;
  /** Attribute of the restriction that leads to the thing. */
  readonly of: string;
  readonly what: (name: string) => string;
  readonly addresses: (body: Block['body']) => Value;
}

const blocksOf = (value: Value | undefined): Value =>
  blocksIn(value).map((one) => one['ip_block'] ?? one['cidr'] ?? null);

/** Sources: OVHcloud guides on the IP restrictions of Managed Kubernetes and of the managed private registry. */
const openByDefault: readonly OpenByDefault[] = [
  {
    type: 'ovh_cloud_project_kube',
    restriction: 'ovh_cloud_project_kube_iprestrictions',
    of: 'kube_id',
    what: (name) => `API of the cluster ${name}`,
    addresses: ({ ips }) => ips ?? [],
  },
  ...(['management', 'registry'] as const).map((part) => ({
    type: 'ovh_cloud_project_containerregistry',
    restriction: `ovh_cloud_project_containerregistry_ip_restrictions_${part}`,
    of: 'registry_id',
    what: (name: string) => `${part === 'management' ? 'user interface' : 'images'} of the registry ${name}`,
    addresses: ({ ip_restrictions: list }: Block['body']) => (typeof list === 'string' ? list : blocksOf(list)),
  })),
];

/**
 * Who may reach what has an allow-list in a resource of its own. Destroying that resource, and an empty list, open it to everyone.
 *
 * @param before the side before: what only it restricts is open now
 */
export function allowLists(side: Side, before?: Side): Exposed[] {
  return openByDefault.flatMap(({ type, restriction, of, what, addresses }) => {
    const lists = side.ofType(restriction);
    const restricted = new Set<string>();
    const open = lists.flatMap((block) => {
      const target = targetOf(block, of, side);
      restricted.add(target.key);
      const name = what(target.name);
      const list = side.list(block.stack, addresses(block.body));
      if (list.known.length + list.unknown.length > 0) return openTo(block, 'allow-list', name, list);
      return [exposed(block, 'allow-list', `${name} is open to ${everyone}: its allow-list is empty`, true)];
    });
    const bare = side
      .ofType(type)
      .filter((block) => !restricted.has(keyOf(block)))
      .map((block) => unlisted(block, what(side.label(block.stack, block))));
    // what is restricted elsewhere and isn't made by the program: it is open once its list is destroyed
    const lifted = (before?.ofType(restriction) ?? []).flatMap((block) => {
      const target = targetOf(block, of, before ?? side);
      const isMade = side.ofType(type).some((one) => keyOf(one) === target.key);
      const isGone = target.block !== undefined && !isMade;
      if (restricted.has(target.key) || isMade || isGone) return [];
      return [unlisted(block, what(target.name))];
    });
    return [...open, ...bare, ...lifted];
  });
}

const unlisted = (block: Block, name: string): Exposed =>
  exposed(block, 'reachable', `${name} is open to ${everyone}: it has no allow-list`, true);

const keyOf = ({ stack, address }: Block): string => `${stack} ${address}`;

function targetOf({ stack, body }: Block, of: string, side: Side): { key: string; name: string; block?: Block } {
  const block = side.resolve(stack, body[of]);
  const name = side.show(stack, body[of]);
  return block === undefined ? { key: name, name } : { key: keyOf(block), name, block };
}

/** A list in an attribute of the thing itself; without one nobody is let in. */
const listIn =
  (
    attribute: string,
    thing: (name: string) => string,
    read: (value: Value | undefined) => Value | undefined = (value) => value,
  ): ExposedBy =>
  (block, side) =>
    openTo(
      block,
      'allow-list',
      thing(side.label(block.stack, block)),
      side.list(block.stack, read(block.body[attribute])),
    );

/** Types with their allow-lists. */
export const ownLists: Readonly<Record<string, ExposedBy>> = {
  ovh_cloud_project_database: (block, side) => {
    const name = `database ${side.label(block.stack, block)}`;
    const { ip_restrictions: list, nodes } = block.body;
    const addresses = typeof list === 'string' ? list : blocksIn(list).map(({ ip }) => ip ?? null);
    const isPublic = blocksIn(nodes).some(({ network_id: network }) => (network ?? '') === '');
    return [
      ...openTo(block, 'allow-list', name, side.list(block.stack, addresses)),
      ...(isPublic
        ? [exposed(block, 'reachable', `${name} is on the public network; only its allow-list is in the way`)]
        : []),
    ];
  },
  ovh_dbaas_logs_cluster: (block, side) =>
    Object.entries({
      archive_allowed_networks: 'archives',
      direct_input_allowed_networks: 'direct input',
      query_allowed_networks: 'queries',
    }).flatMap(([attribute, part]) => listIn(attribute, (name) => `${part} of the log cluster ${name}`)(block, side)),
  ovh_dbaas_logs_input: (block, side) => {
    const { exposed_port: port, allowed_networks: networks } = block.body;
    const name = `log input ${side.label(block.stack, block)}${port === undefined ? '' : ` on port ${side.show(block.stack, port)}`}`;
    const list = side.list(block.stack, networks);
    if (list.known.length + list.unknown.length > 0) return openTo(block, 'allow-list', name, list);
    return [exposed(block, 'port', `${name} is open to ${everyone}: it has no allow-list`, true)];
  },
  ovh_cloud_project_rancher: (block, side) => {
    const [target] = blocksIn(block.body['target_spec']);
    const name = `Rancher ${side.label(block.stack, block)}`;
    const list = side.list(
      block.stack,
      blocksIn(target?.['ip_restrictions']).map((one) => one['cidr_block'] ?? null),
    );
    if (list.known.length + list.unknown.length > 0) return openTo(block, 'allow-list', name, list);
    return [exposed(block, 'reachable', `${name} is open to ${everyone}: it has no allow-list`, true)];
  },
  ovh_cloud_storage_file_share_acl: (block, side) => {
    const share = `file share ${side.show(block.stack, block.body['share_id'])} (${side.show(block.stack, block.body['access_level'])})`;
    return openTo(block, 'allow-list', share, side.list(block.stack, block.body['access_to']));
  },
};
