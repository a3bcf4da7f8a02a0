import type { PlannedNetwork } from '../../estate/model';
import type { ParsedLandingZone } from '../settings';
import { environmentsOf, onlyVrack } from './zone';

/** The network plan with who uses what, each by its path in the settings. */
export function networkUses(zone: ParsedLandingZone): PlannedNetwork[] {
  const uses = new Map<string, string[]>();
  const note = (network: string, path: readonly string[]) =>
    uses.set(network, [...(uses.get(network) ?? []), path.join('.')]);
  for (const [name, { networks }] of Object.entries(zone.privateClouds)) {
    for (const network of networks) note(network, ['privateClouds', name]);
  }
  for (const { path, settings } of environmentsOf(zone)) {
    for (const [name, { allocation }] of Object.entries(settings.networks))
      note(allocation, [...path, 'networks', name]);
  }
  return Object.entries(zone.networks).map(([name, { vlan, cidr, vrack }]) => ({
    name,
    vlan,
    cidr,
    vrack: vrack ?? onlyVrack(zone),
    usedBy: uses.get(name) ?? [],
  }));
}
