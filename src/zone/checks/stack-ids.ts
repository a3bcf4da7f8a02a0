import type { Mistake } from '../../../constructs/core/settings';
import { environmentsOf, type SoundZone } from './zone';

/** Ids of the stacks, from the ids of teams, environments and so on; part of the contract, since they name state files and folders. */
export const stackIds = {
  organization: 'organization',
  privateCloud: (name: string) => `private-cloud-${name}`,
  foundation: (team: string, environment: string) => `${team}-${environment}-foundation`,
  environment: (team: string, environment: string) => `${team}-${environment}`,
  platform: (team: string, environment: string, cluster: string) => `${team}-${environment}-platform-${cluster}`,
};

/** Two parts of the landing zone whose stacks would have one id. */
export function stackIdMistakes(zone: SoundZone): Mistake[] {
  const owners = new Map<string, string>();
  const claim = (id: string, path: readonly string[]): Mistake[] => {
    const owner = owners.get(id);
    if (owner !== undefined)
      return [{ path, text: `makes the stack ${id}, which ${owner} makes too; rename one of them` }];
    owners.set(id, path.join('.'));
    return [];
  };
  return [
    ...Object.entries(zone.privateClouds ?? {}).flatMap(([name, { id }]) =>
      claim(stackIds.privateCloud(id), ['privateClouds', name]),
    ),
    ...environmentsOf(zone).flatMap(({ ids: { team, environment }, path, settings }) => {
      const own = claim(stackIds.environment(team, environment), path);
      // its other stacks are called after it
      if (own.length > 0) return own;
      return [
        ...claim(stackIds.foundation(team, environment), path),
        ...Object.entries(settings.clusters).flatMap(([name, { id, platform }]) =>
          platform === undefined ? [] : claim(stackIds.platform(team, environment, id), [...path, 'clusters', name]),
        ),
      ];
    }),
  ];
}
