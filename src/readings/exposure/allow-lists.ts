import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block, Value } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { isSaid, isUncounted, nestedIn, type Reader, type ReadList } from '../reader';
import {
  type Door,
  type ExposedBy,
  type ExposureRow,
  everyone,
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
  readonly addresses: (block: Block, reader: Reader) => ReadList;
}

/** Sources: OVHcloud guides on the IP restrictions of Managed Kubernetes and of the managed private registry. */
const openByDefault: readonly OpenByDefault[] = [
  {
    type: 'ovh_cloud_project_kube',
    restriction: 'ovh_cloud_project_kube_iprestrictions',
    of: 'kube_id',
    what: (name) => masked`API of the cluster ${name}`,
    addresses: (block, reader) => reader.listIn(block, 'ips'),
  },
  ...(['management', 'registry'] as const).map(
    (part): OpenByDefault => ({
      type: 'ovh_cloud_project_containerregistry',
      restriction: `ovh_cloud_project_containerregistry_ip_restrictions_${part}`,
      of: 'registry_id',
      what: (name) =>
        part === 'management' ? masked`user interface of the registry ${name}` : masked`images of the registry ${name}`,
      addresses: (block, reader) => blockList(block, reader, 'ip_restrictions', ['ip_block', 'cidr']),
    }),
  ),
];

/** Addresses of blocks, or of what is a list of blocks only once Terraform runs. */
function blockList(block: Block, reader: Reader, name: string, attributes: readonly string[]): ReadList {
  if (isExpression(block.body[name])) return reader.listIn(block, name);
  const addresses = nestedIn(block.body, name).map((one) => attributes.map((key) => one[key]).find(isThere) ?? null);
  return reader.list(block.stack, addresses);
}

const isThere = (value: Value | undefined): boolean => value !== undefined && value !== null;

const empty = everyoneFor(masked`its allow-list is empty`);
const absent: Guest = {
  name: masked`${everyone.name}, where only Terraform knows if its allow-list is there`,
  opens: 'unsure',
};
export const noList = everyoneFor(masked`it has no allow-list`);

/** Who may reach what has an allow-list in a resource of its own. Destroying that resource, and an empty list, open it to everyone. */
export function allowLists(reader: Reader): ExposureRow[] {
  return openByDefault.flatMap(({ type, restriction, of, what, addresses }) => {
    const restricted = new Set<string>();
    const listed = reader.ofType(restriction).flatMap((block) => {
      const { stack, body } = block;
      const target = reader.resolve(stack, body[of]);
      const name = reader.show(stack, body[of]);
      const at = target === undefined ? name : keyOf(target);
      restricted.add(at);
      const isMade = target?.kind === 'resource';
      const door: Door = { kind: 'allow-list', thing: what(name), at, outlives: !isMade };
      const list = addresses(block, reader);
      const guests = guestsOf(list);
      // where nothing in it is certain it may be empty, too
      const some = list.known.length > 0 ? guests : guests.map((guest): Guest => ({ ...guest, opens: 'unsure' }));
      return openTo(block, door, [...(some.length > 0 ? some : [empty]), ...(isUncounted(block) ? [absent] : [])]);
    });
    const bare = reader
      .ofType(type)
      .filter((block) => !restricted.has(keyOf(block)))
      .flatMap((block) => {
        const thing = what(reader.label(block.stack, block));
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
  (block, reader) =>
    openTo(
      block,
      { kind: 'allow-list', thing: thing(reader.label(block.stack, block)) },
      guestsOf(reader.listIn(block, attribute)),
    );

/** A list without which everybody is let in. */
function openWithout(block: Block, { kind, thing }: Door, list: ReadList): ExposureRow[] {
  const guests = guestsOf(list);
  return guests.length > 0
    ? openTo(block, { kind: 'allow-list', thing }, guests)
    : openTo(block, { kind, thing }, [noList]);
}

/** A frontend of the older load balancers. Source: OVHcloud's API, where no `allowedSource` is no restriction. */
const frontend: ExposedBy = (block, reader) => {
  const show = (name: string) => reader.show(block.stack, block.body[name]);
  const thing = masked`port ${show('port')} of the load balancer ${show('service_name')}`;
  return openWithout(block, { kind: 'port', thing }, reader.listIn(block, 'allowed_source'));
};

/** Types with their allow-lists. */
export const ownLists: Readonly<Record<string, ExposedBy>> = {
  ovh_cloud_project_database: (block, reader) => {
    const name = masked`database ${reader.label(block.stack, block)}`;
    const list = blockList(block, reader, 'ip_restrictions', ['ip']);
    const isPublic = nestedIn(block.body, 'nodes').some(({ network_id: network }) => !isSaid(network));
    return [
      ...openTo(block, { kind: 'allow-list', thing: name }, guestsOf(list)),
      ...(isPublic
        ? [exposed(block, 'reachable', masked`${name} is on the public network; only its allow-list is in the way`)]
        : []),
    ];
  },
  ovh_dbaas_logs_cluster: (block, reader) =>
    [
      listIn('archive_allowed_networks', (name) => masked`archives of the log cluster ${name}`),
      listIn('direct_input_allowed_networks', (name) => masked`direct input of the log cluster ${name}`),
      listIn('query_allowed_networks', (name) => masked`queries of the log cluster ${name}`),
    ].flatMap((read) => read(block, reader)),
  ovh_dbaas_logs_input: (block, reader) => {
    const { exposed_port: port } = block.body;
    const name = masked`log input ${reader.label(block.stack, block)}`;
    const thing = port === undefined ? name : masked`${name} on port ${reader.show(block.stack, port)}`;
    return openWithout(block, { kind: 'port', thing }, reader.listIn(block, 'allowed_networks'));
  },
  ovh_cloud_project_rancher: (block, reader) => {
    const [target] = nestedIn(block.body, 'target_spec');
    const list = nestedIn(target ?? {}, 'ip_restrictions').map((one) => one['cidr_block'] ?? null);
    const thing = masked`Rancher ${reader.label(block.stack, block)}`;
    return openWithout(block, { kind: 'reachable', thing }, reader.list(block.stack, list));
  },
  ovh_iploadbalancing_http_frontend: frontend,
  ovh_iploadbalancing_tcp_frontend: frontend,
  ovh_hosting_privatedatabase_whitelist: (block, reader) => {
    const thing = masked`database server ${reader.show(block.stack, block.body['service_name'])} of the web hosting`;
    return openTo(block, { kind: 'allow-list', thing }, guestsOf(reader.listIn(block, 'ip')));
  },
  ovh_cloud_storage_file_share_acl: (block, reader) => {
    const show = (name: string) => reader.show(block.stack, block.body[name]);
    const thing = masked`file share ${show('share_id')} (${show('access_level')})`;
    return openTo(block, { kind: 'allow-list', thing }, guestsOf(reader.listIn(block, 'access_to')));
  },
};
