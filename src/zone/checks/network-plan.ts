import { maskLength, nextFree, overlaps } from '../../../constructs/core/cidr';
import type { Mistake } from '../../../constructs/core/settings';
import { cidrProblems } from '../../../constructs/network/subnet';
import { kubernetesPlans } from '../../../facts/kubernetes';
import { externalNetworkRange, vlanRange } from '../../../facts/networks';
import { deliveredVlans } from '../../../facts/private-cloud';
import { onlyVrack, type SoundZone } from './zone';

/**
 * The plan of VLANs and CIDRs as a whole: every rule between two of its networks, and between a network and a range that
 * OVHcloud keeps for itself. Each message names both sides and the next free value.
 */
export function networkPlanMistakes(zone: SoundZone): Mistake[] {
  const networks = Object.entries(zone.networks ?? {}).filter(([, { cidr }]) => cidrProblems(cidr).length === 0);
  const unfit = Object.entries(zone.networks ?? {}).flatMap(([name, { cidr }]) =>
    cidrProblems(cidr).map((text) => ({ path: ['networks', name, 'cidr'], text })),
  );
  const taken = networks.map(([, { cidr }]) => cidr);
  const freeCidr = (cidr: string) => nextFree(maskLength(cidr), cidr, [...taken, ...reserved]);
  const crossed = networks.flatMap(([name, network], index) => {
    const earlier = networks.slice(0, index);
    return [
      ...vlanMistakes(zone, name, network, earlier),
      ...earlier
        .filter(([, other]) => overlaps(other.cidr, network.cidr))
        .slice(0, 1)
        .map(([other, { cidr }]) => ({
          path: ['networks', name, 'cidr'],
          text: `overlaps networks.${other} (${cidr}), got "${network.cidr}"; ${free(freeCidr(network.cidr))}`,
        })),
      ...dockerMistakes(name, network.cidr, freeCidr),
    ];
  });
  return [...unfit, ...crossed];
}

const reserved = [externalNetworkRange, kubernetesPlans.entries.free.ranges.docker];

function dockerMistakes(name: string, cidr: string, freeCidr: (like: string) => string | undefined): Mistake[] {
  const { docker } = kubernetesPlans.entries.free.ranges;
  if (!overlaps(docker, cidr)) return [];
  const text = `overlaps ${docker}, which Docker keeps on nodes of Managed Kubernetes, got ${cidr}; ${free(freeCidr(cidr))}`;
  return [{ path: ['networks', name, 'cidr'], text }];
}

interface OnVlan {
  readonly vlan: number;
  readonly vrack?: string | undefined;
}

function vlanMistakes(
  zone: SoundZone,
  name: string,
  network: OnVlan,
  earlier: readonly (readonly [string, OnVlan])[],
): Mistake[] {
  const vrack = network.vrack ?? onlyVrack(zone);
  const path = ['networks', name, 'vlan'];
  const taken = vlansOf(zone, vrack);
  const twin = earlier.find(([, other]) => other.vlan === network.vlan && (other.vrack ?? onlyVrack(zone)) === vrack);
  const next = freeVlan(network.vlan, taken);
  if (twin) return [{ path, text: `is already used by networks.${twin[0]}, got ${network.vlan}; ${free(next)}` }];
  const cloud = deliveredBy(zone, vrack).find(([, { networks }]) => !networks.includes(name));
  const named = deliveredBy(zone, vrack).some(([, { networks }]) => networks.includes(name));
  if (cloud && !named && deliveredVlans.includes(network.vlan)) {
    return [
      {
        path,
        text: `is a port group that privateClouds.${cloud[0]} was delivered with (VLAN 10 to 20), got ${network.vlan}; name the network in privateClouds.${cloud[0]}.networks if it is meant, else ${free(next)}`,
      },
    ];
  }
  return [];
}

const deliveredBy = (zone: SoundZone, vrack: string | undefined) =>
  Object.entries(zone.privateClouds ?? {}).filter(([, cloud]) => (cloud.vrack ?? onlyVrack(zone)) === vrack);

function vlansOf(zone: SoundZone, vrack: string | undefined): ReadonlySet<number> {
  const planned = Object.values(zone.networks ?? {})
    .filter((network) => (network.vrack ?? onlyVrack(zone)) === vrack)
    .map(({ vlan }) => vlan);
  return new Set([...planned, ...(deliveredBy(zone, vrack).length > 0 ? deliveredVlans : [])]);
}

function freeVlan(from: number, taken: ReadonlySet<number>): number | undefined {
  for (let vlan = from + 1; vlan <= vlanRange.last; vlan++) if (!taken.has(vlan)) return vlan;
  for (let vlan: number = vlanRange.first; vlan < from; vlan++) if (!taken.has(vlan)) return vlan;
  return undefined;
}

const free = (next: string | number | undefined): string =>
  next === undefined ? 'nothing of that size is free there' : `the next free one is ${next}`;
