import { workloadShape } from '../../stacks/environment-stack';
import { foundationShape } from '../../stacks/foundation-settings';
import type { ProtectionSettings } from '../../stacks/protection';
import { entryOf, standingAt } from '../estate/settings-places';
import { stackIds } from './checks/stack-ids';
import { environmentsOf, type SoundZone } from './checks/zone';

/** Where a path of `retired` or `exceptions` leads. */
interface Place {
  /** Stacks in which a thing at it may be, with its path there, in which ids are in the place of keys. */
  readonly homes: readonly { readonly stack: string; readonly at: string }[];
  /** Whether something stands there in the settings. */
  readonly stands: boolean;
}

/** `undefined` for a path that leads into no stack of these settings. */
export function protectedPlace(zone: SoundZone, path: string): Place | undefined {
  if (path.includes('/')) return inEnvironment(zone, path);
  const [first = '', ...rest] = path.split('.');
  if (first === 'organization' && rest.length > 0) return follow([stackIds.organization], zone.organization, rest);
  if (first === 'vracks' && rest.length > 0) return follow([stackIds.organization], zone, [first, ...rest]);
  const [name = '', ...inside] = rest;
  if (first !== 'privateClouds' || inside.length === 0) return undefined;
  const cloud = zone.privateClouds?.[name];
  return cloud && follow([stackIds.privateCloud(cloud.id)], cloud, inside);
}

function inEnvironment(zone: SoundZone, path: string): Place | undefined {
  const [team, environment, ...rest] = path.split('/');
  const inside = rest.flatMap((part) => part.split('.'));
  const placed = environmentsOf(zone).find(({ name }) => name === `${team}/${environment}`);
  if (placed === undefined || inside.length === 0) return undefined;
  const { ids, settings } = placed;
  const [map = '', cluster, inCluster, ...insidePlatform] = inside;
  const { id, entry } = entryOf(settings.clusters, cluster ?? '');
  const platformStack = stackIds.platform(ids.team, ids.environment, id);
  const platform = map === 'clusters' ? entryOf(entry, 'platform').entry : undefined;
  if (map === 'clusters' && inCluster === 'platform' && insidePlatform.length > 0)
    return follow([platformStack], platform, insidePlatform);
  const foundation = stackIds.foundation(ids.team, ids.environment);
  const workload = stackIds.environment(ids.team, ids.environment);
  // what somebody adds beside the settings may be in either
  const stacks = map in workloadShape ? [workload] : map in foundationShape ? [foundation] : [foundation, workload];
  const place = follow(stacks, settings, inside);
  if (typeof platform !== 'object' || platform === null || inCluster !== undefined) return place;
  // what is made again with its cluster
  const inPlatform = Object.keys(platform).map((at) => ({ stack: platformStack, at }));
  return { ...place, homes: [...place.homes, ...inPlatform] };
}

function follow(stacks: readonly string[], settings: unknown, path: readonly string[]): Place {
  let value = settings;
  const ids = path.map((name) => {
    const { id, entry } = entryOf(value, name);
    value = entry;
    return id;
  });
  const at = ids.join('.');
  return { homes: stacks.map((stack) => ({ stack, at })), stands: standingAt(settings, path) !== undefined };
}

/** What of `retired` and `exceptions` is of one stack, by its paths there. */
export function protectionIn(zone: SoundZone, stack: string): Pick<ProtectionSettings, 'retired' | 'exceptions'> {
  const at = (path: string): string[] =>
    (protectedPlace(zone, path)?.homes ?? []).flatMap((home) => (home.stack === stack ? home.at : []));
  return {
    retired: Object.fromEntries(
      Object.entries(zone.retired ?? {}).flatMap(([path, why]) => at(path).map((place) => [place, why])),
    ),
    exceptions: (zone.exceptions ?? []).flatMap((one) => at(one.at).map((place) => ({ ...one, at: place }))),
  };
}
