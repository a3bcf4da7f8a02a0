import type { Mistake } from '../../../constructs/core/settings';
import { environmentsOf, type SoundZone } from './zone';

/** Ids of the stacks; part of the contract, since they name state files and folders. */
export const stackIds = {
  organization: 'organization',
  privateCloud: (name: string) => `private-cloud-${name}`,
  foundation: (team: string, environment: string) => `${team}-${environment}-foundation`,
  environment: (team: string, environment: string) => `${team}-${environment}`,
  platform: (team: string, environment: string, cluster: string) => `${team}-${environment}-platform-${cluster}`,
};

/** Two parts of the landing zone whose stacks would have one id. */
export function stackIdMistakes(zone: SoundZone): Mistake[] {
  const owners = new Map<string, string>([[stackIds.organization, 'the organization']]);
  const claim = (id: string, path: readonly string[]): Mistake[] => {
    const owner = owners.get(id);
    if (owner === undefined) owners.set(id, path.join('.'));
    return owner === undefined || owner === path.join('.')
      ? []
      : [{ path, text: `makes the stack ${id}, which ${owner} makes too; rename one of them` }];
  };
  return [
    ...Object.keys(zone.privateClouds ?? {}).flatMap((name) =>
      claim(stackIds.privateCloud(name), ['privateClouds', name]),
    ),
    ...environmentsOf(zone).flatMap(({ team, environment, path, settings }) => [
      ...claim(stackIds.environment(team, environment), path),
      ...claim(stackIds.foundation(team, environment), path),
      ...Object.keys(settings.clusters).flatMap((name) =>
        claim(stackIds.platform(team, environment, name), [...path, 'clusters', name]),
      ),
    ]),
  ];
}
