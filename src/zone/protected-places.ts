import { workloadShape } from '../../stacks/environment-stack';
import { foundationShape } from '../../stacks/foundation-settings';
import type { ProtectionSettings } from '../../stacks/protection';
import { entryOf, standingAt } from '../estate/settings-places';
import { stackIds } from './checks/stack-ids';
import { environmentsOf, type SoundZone } from './checks/zone';

/** Where a path of `retired` or `exceptions` leads. */
interface Place {
  /** Stacks in which a thing at it may be. */
  readonly stacks: readonly string[];
  /** Its path there, with ids in the place of keys. */
  readonly at: string;
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
  const [map = '', name, platform, ...insidePlatform] = inside;
  if (map === 'clusters' && platform === 'platform' && insidePlatform.length > 0) {
    const { id = name ?? '', platform: inCluster } = settings.clusters[name ?? ''] ?? {};
    return follow([stackIds.platform(ids.team, ids.environment, id)], inCluster, insidePlatform);
  }
  const foundation = stackIds.foundation(ids.team, ids.environment);
  const workload = stackIds.environment(ids.team, ids.environment);
  // what somebody adds beside the settings may be in either
  const stacks = map in workloadShape ? [workload] : map in foundationShape ? [foundation] : [foundation, workload];
  return follow(stacks, settings, inside);
}

function follow(stacks: readonly string[], settings: unknown, path: readonly string[]): Place {
  let value = settings;
  const ids = path.map((name) => {
    const { id, entry } = entryOf(value, name);
    value = entry;
    return id;
  });
  return { stacks, at: ids.join('.'), stands: standingAt(settings, path) !== undefined };
}

/** What of `retired` and `exceptions` is of one stack, by its paths there. */
export function protectionIn(zone: SoundZone, stack: string): Pick<ProtectionSettings, 'retired' | 'exceptions'> {
  const at = (path: string): string[] => {
    const place = protectedPlace(zone, path);
    return place?.stacks.includes(stack) ? [place.at] : [];
  };
  return {
    retired: Object.fromEntries(
      Object.entries(zone.retired ?? {}).flatMap(([path, why]) => at(path).map((place) => [place, why])),
    ),
    exceptions: (zone.exceptions ?? []).flatMap((one) => at(one.at).map((place) => ({ ...one, at: place }))),
  };
}
