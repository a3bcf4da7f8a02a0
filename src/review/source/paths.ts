import type { Estate, StackRecord } from '../../estate/model';

/** Parts of a cluster, a foundation and a platform whose key in the settings isn't their id. */
const keys: Readonly<Record<string, readonly string[]>> = {
  Project: ['project'],
  VrackAttachment: ['project', 'attach'],
  VrackMembership: ['vrack'],
  TemporaryAccess: ['temporaryAccess'],
  DenyFloor: ['access'],
  LogAccess: ['auditLog'],
  BudgetAlert: ['budget'],
  AuditLog: ['auditLog'],
  Tags: ['manageTags'],
  Gateway: ['egress'],
  Subnet: [],
  Plan: ['plan'],
};

/** Ids that come from names of the user's: the one that follows is a key as it is. */
const maps = ['Networks', 'Clusters', 'LogStreams', 'NodePools', 'Namespaces', 'TemporaryAccess', 'Groups', 'Policies'];

/** Attributes whose setting has another name. */
const settingOf: Readonly<Record<string, string>> = {
  desired_nodes: 'nodes',
  flavor_name: 'flavor',
  issuer_url: 'issuerUrl',
  expired_at: 'expires',
  identities: 'groups',
};

/** Where in the settings the things of a stack stand. */
function baseOf({ id, kind, team, environment }: StackRecord): string[] | undefined {
  if (kind === 'organization') return ['organization'];
  if (kind === 'private-cloud') return ['privateClouds', id.replace(/^private-cloud-/, '')];
  if (team === undefined || environment === undefined || kind === 'team') return undefined;
  const place = ['teams', team, 'environments', environment];
  const cluster = id.slice(`${team}-${environment}-platform-`.length);
  return kind === 'platform' ? [...place, 'clusters', cluster, 'platform'] : place;
}

/**
 * Paths of settings that a construct is made from, the most exact first.
 *
 * @param attributes names of its attributes that changed
 */
export function settingsPaths(
  output: Estate,
  record: StackRecord,
  path: string,
  attributes: readonly string[] = [],
): string[][] {
  const base = baseOf(record);
  if (base === undefined) return [];
  const ids = path.split('/');
  const [first = '', second] = ids;
  if (record.kind === 'organization' && first === 'Vracks') return [['vracks', ...ids.slice(1)]];
  const planned = first === 'Networks' && second !== undefined ? [...base, 'networks', second].join('.') : undefined;
  const place = [...base, ...keysOf(record, ids)];
  const names = [...new Set(attributes.map((attribute) => attribute.split(/[.[]/)[0] ?? ''))];
  const [only] = names.length === 1 ? names : [];
  if (planned !== undefined && only !== undefined && /^(vlan_id|cidr)$/.test(only)) {
    const entry = output.networks.find(({ usedBy }) => usedBy.includes(planned));
    if (entry) return [['networks', entry.name, only === 'cidr' ? 'cidr' : 'vlan'], place];
  }
  if (only === undefined) return [place];
  return [[...place, settingOf[only] ?? only.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())], place];
}

function keysOf({ kind }: StackRecord, ids: readonly string[]): string[] {
  const [first = '', second = ''] = ids;
  if (
    kind === 'foundation' &&
    (first === 'Pipeline' || (first === 'Access' && !/^(viewer|operator|owner)$/.test(second)))
  ) {
    return [];
  }
  // what is made for all of one kind has no name of the user's
  if (first === 'DenyFloor' || first === 'LogAccess') return [...(keys[first] ?? [])];
  return ids.flatMap((id, index) => {
    if (maps.includes(ids[index - 1] ?? '')) return [id];
    const known = keys[id];
    return known ?? [id.charAt(0).toLowerCase() + id.slice(1)];
  });
}
