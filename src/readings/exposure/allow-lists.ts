import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block, Value } from '../../estate/model';
import { blocksIn, nestedIn, type Side } from '../side';
import { type Door, type ExposedBy, type ExposureRow, everyoneFor, exposed, guestsOf, openTo } from './fact';

/** Something that is open to everyone as long as no other resource restricts it. */
interface OpenByDefault {
  /** Type of the thing, and of what restricts it. */
  readonly type: string;
  readonly restriction: string;
  /** Attribute of the restriction that leads to the thing. */
  readonly of: string;
  readonly what: (name: Masked) => Masked;
  readonly addresses: (body: Block['body']) => Value;
}

/** Sources: OVHcloud guides on the IP restrictions of Managed Kubernetes and of the managed private registry. */
const openByDefault: readonly OpenByDefault[] = [
  {
    type: 'ovh_cloud_project_kube',
    restriction: 'ovh_cloud_project_kube_iprestrictions',
    of: 'kube_id',
    what: (name) => masked`API of the cluster ${name}`,
    addresses: ({ ips }) => ips ?? [],
  },
  ...(['management', 'registry'] as const).map(
    (part): OpenByDefault => ({
      type: 'ovh_cloud_project_containerregistry',
      restriction: `ovh_cloud_project_containerregistry_ip_restrictions_${part}`,
      of: 'registry_id',
      what: (name) =>
        part === 'management' ? masked`user interface of the registry ${name}` : masked`images of the registry ${name}`,
      addresses: ({ ip_restrictions: list }) =>
        typeof list === 'string' ? list : blocksIn(list).map((one) => one['ip_block'] ?? one['cidr'] ?? null),
    }),
  ),
];

const empty = everyoneFor(masked`its allow-list is empty`);
export const noList = everyoneFor(masked`it has no allow-list`);

/** Who may reach what has an allow-list in a resource of its own. Destroying that resource, and an empty list, open it to everyone. */
export function allowLists(side: Side): ExposureRow[] {
  return openByDefault.flatMap(({ type, restriction, of, what, addresses }) => {
    const restricted = new Set<string>();
    const listed = side.ofType(restriction).flatMap((block) => {
      const { stack, body } = block;
      const target = side.resolve(stack, body[of]);
      const name = side.show(stack, body[of]);
      const at = target === undefined ? name : keyOf(target);
      restricted.add(at);
      const isMade = target?.kind === 'resource';
      const door: Door = { kind: 'allow-list', thing: what(name), at, outlives: !isMade };
      const guests = guestsOf(side.list(stack, addresses(body)));
      return openTo(block, door, guests.length > 0 ? guests : [empty]);
    });
    const bare = side
      .ofType(type)
      .filter((block) => !restricted.has(keyOf(block)))
      .flatMap((block) => {
        const thing = what(side.label(block.stack, block));
        return openTo(block, { kind: 'reachable', thing, at: keyOf(block) }, [noList]);
      });
    return [...listed, ...bare];
  });
}

/** By its path: an address may have a hash in it that changes with it. */
const keyOf = ({ stack, path, type }: Block): string => `${stack} ${path} ${type}`;

/** A list in an attribute of the thing itself; without one nobody is let in. */
const listIn =
  (attribute: string, thing: (name: Masked) => Masked): ExposedBy =>
  (block, side) =>
    openTo(
      block,
      { kind: 'allow-list', thing: thing(side.label(block.stack, block)) },
      guestsOf(side.list(block.stack, block.body[attribute])),
    );

/** A list without which everybody is let in. */
function openWithout(block: Block, side: Side, { kind, thing }: Door, list: Value | undefined): ExposureRow[] {
  const guests = guestsOf(side.list(block.stack, list));
  return guests.length > 0
    ? openTo(block, { kind: 'allow-list', thing }, guests)
    : openTo(block, { kind, thing }, [noList]);
}

/** Types with their allow-lists. */
export const ownLists: Readonly<Record<string, ExposedBy>> = {
  ovh_cloud_project_database: (block, side) => {
    const name = masked`database ${side.label(block.stack, block)}`;
    const { ip_restrictions: list } = block.body;
    const addresses =
      typeof list === 'string' ? list : nestedIn(block.body, 'ip_restrictions').map(({ ip }) => ip ?? null);
    const isPublic = nestedIn(block.body, 'nodes').some(({ network_id: network }) => (network ?? '') === '');
    return [
      ...openTo(block, { kind: 'allow-list', thing: name }, guestsOf(side.list(block.stack, addresses))),
      ...(isPublic
        ? [exposed(block, 'reachable', masked`${name} is on the public network; only its allow-list is in the way`)]
        : []),
    ];
  },
  ovh_dbaas_logs_cluster: (block, side) =>
    [
      listIn('archive_allowed_networks', (name) => masked`archives of the log cluster ${name}`),
      listIn('direct_input_allowed_networks', (name) => masked`direct input of the log cluster ${name}`),
      listIn('query_allowed_networks', (name) => masked`queries of the log cluster ${name}`),
    ].flatMap((read) => read(block, side)),
  ovh_dbaas_logs_input: (block, side) => {
    const { exposed_port: port, allowed_networks: networks } = block.body;
    const name = masked`log input ${side.label(block.stack, block)}`;
    const thing = port === undefined ? name : masked`${name} on port ${side.show(block.stack, port)}`;
    return openWithout(block, side, { kind: 'port', thing }, networks);
  },
  ovh_cloud_project_rancher: (block, side) => {
    const [target] = nestedIn(block.body, 'target_spec');
    const list = nestedIn(target ?? {}, 'ip_restrictions').map((one) => one['cidr_block'] ?? null);
    const thing = masked`Rancher ${side.label(block.stack, block)}`;
    return openWithout(block, side, { kind: 'reachable', thing }, list);
  },
  ovh_cloud_storage_file_share_acl: (block, side) => {
    const show = (name: string) => side.show(block.stack, block.body[name]);
    const thing = masked`file share ${show('share_id')} (${show('access_level')})`;
    return openTo(block, { kind: 'allow-list', thing }, guestsOf(side.list(block.stack, block.body['access_to'])));
  },
};
