import type { PlannedNetwork } from '../../estate/model';
import type { ParsedLandingZone } from '../settings';
import { environmentsOf, onlyVrack } from './zone';

/**
 * The network plan with who uses what. All of it is named by ids, as the stacks are: a key that is renamed frees no network and takes
 * none.
 */
export function networkUses(zone: ParsedLandingZone): PlannedNetwork[] {
  const uses = new Map<string, string[]>();
  const note = (network: string, path: readonly string[]) =>
    uses.set(network, [...(uses.get(network) ?? []), path.join('.')]);
  for (const { id, networks } of Object.values(zone.privateClouds)) {
    for (const network of networks) note(network, ['privateClouds', id]);
  }
  for (const { ids, settings } of environmentsOf(zone)) {
    const path = ['teams', ids.team, 'environments', ids.environment, 'networks'];
    for (const { id, allocation } of Object.values(settings.networks)) note(allocation, [...path, id]);
  }
  return Object.entries(zone.networks).map(([name, { id, vlan, cidr, vrack = onlyVrack(zone) }]) => ({
    name: id,
    vlan,
    cidr,
    vrack: vrack && zone.vracks[vrack]?.id,
    usedBy: uses.get(name) ?? [],
  }));
}
