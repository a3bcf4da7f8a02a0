import { show } from '../../../constructs/core/messages';
import type { Mistake } from '../../../constructs/core/settings';
import { type Uniqueness, uniquenessOf } from '../../../constructs/core/unique';
import { groupUniqueness } from '../../../constructs/identity/group';
import { policyName } from '../../../constructs/identity/iam-policy';
import { clusterNameAt } from '../../../constructs/kubernetes/managed-kubernetes';
import { clusterUniqueness } from '../../../constructs/kubernetes/settings';
import { streamUniqueness } from '../../../constructs/logs/log-stream';
import { networkUniqueness } from '../../../constructs/network/private-network';
import { namespaceUniqueness, platformNamespaces } from '../../../constructs/platform/settings';
import { onlyName, streamTitle } from '../../../stacks/environment-stack';
import { peopleOf, policyNameOf } from '../../../stacks/foundation-settings';
import { auditStreamTitle } from '../../../stacks/foundation-stack';
import { accountPolicyName } from '../../../stacks/organization-stack';
import { stackIdMistakes, stackIds } from './stack-ids';
import { environmentsOf, type Placed, type SoundZone } from './zone';

/** A name that something is given at OVHcloud or in a cluster, by the settings or by default. */
interface Named {
  readonly uniqueness: Uniqueness;
  /** The account, service, project or cluster that it stands in. */
  readonly scope: string;
  readonly name: string;
  readonly path: readonly string[];
}

/** Names that two things would have, or that something has already: a deploy would find them only once half of it is done. */
export function sameNameMistakes(zone: SoundZone): Mistake[] {
  // what is called after two stacks of one id is the same, too
  const ambiguous = stackIdMistakes(zone).map(({ path }) => path.join('.'));
  const environments = environmentsOf(zone).filter(({ path }) => !ambiguous.includes(path.join('.')));
  return [
    ...ownGroups(zone),
    ...twins([
      ...accountPolicies(zone),
      ...environments.flatMap((placed) => [
        ...policies(placed),
        ...streams(zone, placed),
        ...networks(zone, placed),
        ...clusters(placed),
        ...namespaces(placed),
      ]),
    ]),
  ];
}

function twins(all: readonly Named[]): Mistake[] {
  const owners = new Map<string, Named>();
  return all.flatMap((one): Mistake[] => {
    const { uniqueness, scope, name, path } = one;
    const { of, within, taken = [] } = uniqueness;
    const got = `got ${show(name)}; give one of them another name`;
    if (taken.includes(name)) return [{ path, text: takenText(uniqueness, name) }];
    const key = JSON.stringify([of, scope, name]);
    const owner = owners.get(key);
    if (owner === undefined) {
      owners.set(key, one);
      return [];
    }
    return [
      { path, text: `would be a second ${of} of this name in one ${within}, beside ${owner.path.join('.')}, ${got}` },
    ];
  });
}

const takenText = ({ of, within }: Uniqueness, name: string): string =>
  `has the name of a ${of} that every ${within} has already, got ${show(name)}; choose another one`;

const ownGroups = (zone: SoundZone): Mistake[] =>
  Object.entries(zone.organization?.groups ?? {}).flatMap(([key, { name, existing, adopt, id }]) => {
    const made = name ?? id;
    if (existing !== undefined || adopt !== undefined || !(groupUniqueness.taken ?? []).includes(made)) return [];
    return [{ path: ['organization', 'groups', key], text: takenText(groupUniqueness, made) }];
  });

const accountPolicies = (zone: SoundZone): Named[] =>
  Object.entries(zone.organization?.policies ?? {}).map(([key, { id }]) => ({
    uniqueness: uniquenessOf(policyName),
    scope: 'account',
    name: accountPolicyName(stackIds.organization, id),
    path: ['organization', 'policies', key],
  }));

function policies({ ids: { team, environment }, path, settings }: Placed): Named[] {
  const made = (at: readonly string[], end: Parameters<typeof policyNameOf>[2]): Named => ({
    uniqueness: uniquenessOf(policyName),
    scope: 'account',
    name: policyNameOf(team, environment, end),
    path: [...path, ...at],
  });
  return [
    ...(['viewer', 'operator', 'owner'] as const).flatMap((preset) =>
      settings.access[preset].length === 0 ? [] : [made(['access', preset], preset)],
    ),
    made([], 'pipeline'),
    made([], 'account'),
    made([], 'floor-pipelines'),
    ...(peopleOf(settings).length === 0 ? [] : [made(['access'], 'floor-people')]),
    ...(settings.auditLog === undefined ? [] : [made(['auditLog'], 'logs-forward')]),
    ...(Object.keys(settings.logStreams).length === 0 ? [] : [made(['logStreams'], 'logs-manage')]),
    ...Object.entries(settings.temporaryAccess).map(([key, { id }]) =>
      made(['temporaryAccess', key], { temporary: id }),
    ),
  ];
}

function streams(zone: SoundZone, { ids: { team, environment }, path, settings }: Placed): Named[] {
  const named = (at: readonly string[], service: string | undefined, name: string): Named => ({
    uniqueness: streamUniqueness,
    scope: service ?? onlyName(zone.logServices ?? {}),
    name,
    path: [...path, ...at],
  });
  const { auditLog, logStreams } = settings;
  const all = [
    ...(auditLog === undefined
      ? []
      : [{ at: ['auditLog'], title: auditStreamTitle(team, environment), stream: auditLog }]),
    ...Object.entries(logStreams).map(([key, stream]) => ({
      at: ['logStreams', key],
      title: streamTitle(stackIds.environment(team, environment), stream.id),
      stream,
    })),
  ];
  return all.flatMap(({ at, title, stream }) => [
    named(at, stream.service, stream.title ?? title),
    ...(stream.adopt === undefined ? [] : [named([...at, 'adopt'], stream.service, stream.adopt)]),
  ]);
}

function networks(zone: SoundZone, { path, settings }: Placed): Named[] {
  const all = Object.entries(settings.networks).map(([key, network]) => ({ key, ...network }));
  return all.flatMap(({ key, name, allocation, region = settings.region }, index) => {
    const isSameVlan = all
      .slice(0, index)
      .some((other) => other.allocation === allocation && (other.region ?? settings.region) === region);
    // one VLAN twice in a region is told as that
    if (isSameVlan) return [];
    const named = name ?? zone.networks?.[allocation]?.id ?? allocation;
    return [
      {
        uniqueness: networkUniqueness,
        scope: [...path, region].join('.'),
        name: named,
        path: [...path, 'networks', key],
      },
    ];
  });
}

const clusters = ({ ids: { team, environment }, path, settings }: Placed): Named[] =>
  Object.entries(settings.clusters).map(([key, { id, name }]) => ({
    uniqueness: clusterUniqueness,
    scope: path.join('.'),
    name: name ?? clusterNameAt(`${stackIds.environment(team, environment)}/Clusters/${id}`),
    path: [...path, 'clusters', key],
  }));

const namespaces = ({ path, settings }: Placed): Named[] =>
  Object.entries(settings.clusters).flatMap(([cluster, { platform }]) => {
    const at = [...path, 'clusters', cluster, 'platform'];
    const named = (name: string, below: readonly string[]): Named => ({
      uniqueness: namespaceUniqueness,
      scope: at.join('.'),
      name,
      path: [...at, ...below],
    });
    return [
      ...(['knative', 'argoRollouts'] as const).flatMap((part) =>
        platform?.[part] === undefined
          ? []
          : Object.values(platformNamespaces[part]).map((name) => named(name, [part])),
      ),
      ...Object.entries(platform?.namespaces ?? {}).map(([key, { id, name }]) =>
        named(name ?? id, ['namespaces', key]),
      ),
    ];
  });
