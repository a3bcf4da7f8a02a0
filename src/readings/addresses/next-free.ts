import { isPrivate, nextFree, overlaps } from '../../../constructs/core/cidr';
import { kubernetesPlans } from '../../../facts/kubernetes';
import { externalNetworkRange, vlanRange } from '../../../facts/networks';
import { deliveredVlans } from '../../../facts/private-cloud';
import { compare } from '../reader';

/** What a network plan has already. */
interface Taken {
  readonly vlans: readonly number[];
  readonly cidrs: readonly string[];
  /** A private cloud is delivered with VLANs of its own. */
  readonly hasPrivateCloud: boolean;
}

/** A VLAN that nothing has, behind the last one that is taken; absent where nothing is taken, or everything. */
export function nextVlan({ vlans, hasPrivateCloud }: Taken): number | undefined {
  if (vlans.length === 0) return undefined;
  const taken = new Set(vlans);
  const isFree = (vlan: number) => !taken.has(vlan) && !(hasPrivateCloud && deliveredVlans.includes(vlan));
  for (let vlan = Math.max(vlanRange.first, Math.max(...vlans) + 1); vlan <= vlanRange.last; vlan++)
    if (isFree(vlan)) return vlan;
  for (let vlan: number = vlanRange.first; vlan <= vlanRange.last; vlan++) if (isFree(vlan)) return vlan;
  return undefined;
}

/** A /22 that nothing has, behind the first network in `10.0.0.0/8` that is taken. */
export function nextCidr({ vlans, cidrs }: Taken): string | undefined {
  if (vlans.length === 0) return undefined;
  const taken = cidrs.filter(isNetwork);
  const [first] = taken
    .filter((cidr) => overlaps('10.0.0.0/8', cidr))
    .sort((a, b) => compare(sortable(a), sortable(b)));
  return nextFree(22, first ?? '10.0.0.0/8', [
    ...taken,
    externalNetworkRange,
    kubernetesPlans.entries.free.ranges.docker,
  ]);
}

const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/;

function isNetwork(cidr: string): boolean {
  if (!ipv4.test(cidr)) return false;
  try {
    return isPrivate(cidr);
  } catch {
    return false;
  }
}

/** A network as a text that sorts by its addresses. */
export const sortable = (cidr: string): string =>
  cidr
    .split(/[./]/)
    .map((part) => part.padStart(3, '0'))
    .join('.');
