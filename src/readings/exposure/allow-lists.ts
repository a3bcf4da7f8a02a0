import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block, Value } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { nestedIn, type ReadList, type Side } from '../side';
import {
  type Door,
  type ExposedBy,
  type ExposureRow,
  everyoneFor,
  exposed,
  type Guest,
  guestsOf,
  openTo,
} from './fact';

/** Something that is open to everyone as long as no other resource restricts it. */
interface OpenByDefault {
  /** Type of the thing, and of what restricts it. */
  readonly type: string;
  readonly restriction: string;
  /** Attribute of the restriction that leads to the thing. */
  readonly of: string;
  readonly what: (name: Masked) => Masked;
  readonly addresses: (block: Block, side: Side) => ReadList;
}

/** Sources: OVHcloud guides on the IP restrictions of Managed Kubernetes and of the managed private registry. */
const openByDefault: readonly OpenByDefault[] = [
  {
    type: 'ovh_cloud_project_kube',
    restriction: 'ovh_cloud_project_kube_iprestrictions',
    of: 'kube_id',
    what: (name) => masked`API of the cluster ${name}`,
    addresses: (block, side) => side.listIn(block, 'ips'),
  },
  ...(['management', 'registry'] as const).map(
    (part): OpenByDefault => ({
      type: 'ovh_cloud_project_containerregistry',
      restriction: `ovh_cloud_project_containerregistry_ip_restrictions_${part}`,
      of: 'registry_id',
      what: (name) =>
        part === 'management' ? masked`user interface of the registry ${name}` : masked`images of the registry ${name}`,
      addresses: (block, side) => blockList(block, side, 'ip_restrictions', ['ip_block', 'cidr']),
    }),
  ),
];

/** Addresses of blocks, or of what is a list of blocks only once Terraform runs. */
function blockList(block: Block, side: Side, name: string, attributes: readonly string[]): ReadList {
  if (isExpression(block.body[name])) return side.listIn(block, name);
  const addresses = nestedIn(block.body, name).map((one) => attributes.map((key) => one[key]).find(isThere) ?? null);
  return side.list(block.stack, addresses);
}

const isThere = (value: Value | undefined): boolean => value !== undefined && value !== null;

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
      const list = addresses(block, side);
      const guests = guestsOf(list);
      // where nothing in it is certain it may be empty, too
      const some = list.known.length > 0 ? guests : guests.map((guest): Guest => ({ ...guest, opens: 'unsure' }));
      return openTo(block, door, some.length > 0 ? some : [empty]);
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
      guestsOf(side.listIn(block, attribute)),
    );

/** A list without which everybody is let in. */
function openWithout(block: Block, { kind, thing }: Door, list: ReadList): ExposureRow[] {
  const guests = guestsOf(list);
  return guests.length > 0
    ? openTo(block, { kind: 'allow-list', thing }, guests)
    : openTo(block, { kind, thing }, [noList]);
}

/** Types with their allow-lists. */
export const ownLists: Readonly<Record<string, ExposedBy>> = {
  ovh_cloud_project_database: (block, side) => {
    const name = masked`database ${side.label(block.stack, block)}`;
    const list = blockList(block, side, 'ip_restrictions', ['ip']);
    const isPublic = nestedIn(block.body, 'nodes').some(({ network_id: network }) => (network ?? '') === '');
    return [
      ...openTo(block, { kind: 'allow-list', thing: name }, guestsOf(list)),
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
    const { exposed_port: port } = block.body;
    const name = masked`log input ${side.label(block.stack, block)}`;
    const thing = port === undefined ? name : masked`${name} on port ${side.show(block.stack, port)}`;
    return openWithout(block, { kind: 'port', thing }, side.listIn(block, 'allowed_networks'));
  },
  ovh_cloud_project_rancher: (block, side) => {
    const [target] = nestedIn(block.body, 'target_spec');
    const list = nestedIn(target ?? {}, 'ip_restrictions').map((one) => one['cidr_block'] ?? null);
    const thing = masked`Rancher ${side.label(block.stack, block)}`;
    return openWithout(block, { kind: 'reachable', thing }, side.list(block.stack, list));
  },
  ovh_cloud_storage_file_share_acl: (block, side) => {
    const show = (name: string) => side.show(block.stack, block.body[name]);
    const thing = masked`file share ${show('share_id')} (${show('access_level')})`;
    return openTo(block, { kind: 'allow-list', thing }, guestsOf(side.listIn(block, 'access_to')));
  },
};
