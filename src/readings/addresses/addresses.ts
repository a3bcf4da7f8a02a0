import { isPrivate, nextFree, overlaps } from '../../../constructs/core/cidr';
import { maskText } from '../../../constructs/core/secrets/mask';
import { plans } from '../../../constructs/kubernetes/plans';
import { externalNetworkRange } from '../../../constructs/network/subnet';
import { deliveredVlans } from '../../../constructs/private-cloud/private-cloud';
import type { Block, Estate } from '../../estate/model';
import type { Comparison } from '../../review/engine/change';
import type { AddressChanges, AddressRow } from '../../review/report/report';
import { networksOf } from '../networks';
import { onlyIn, type Side, sidesOf } from '../side';

/** A row, and by whose name it is compared: two sides may name the stack of a user differently. */
interface Use {
  readonly network: string;
  readonly vlan?: number;
  readonly cidr?: string;
  readonly stack?: string;
  readonly user?: string;
}

const identity = ({ network, vlan, cidr }: Use): string => JSON.stringify([network, vlan, cidr]);
const keyOf = (use: Use): string => JSON.stringify([identity(use), use.user]);

/**
 * VLANs and CIDRs that are taken and freed. With a network plan these are its entries, and who begins or stops to use one; networks
 * that the plan doesn't have come from the resources, which is all there is without a plan. What a stack uses that is gone from the
 * program isn't free: nothing destroys it.
 */
export function addressChanges(comparison: Comparison): AddressChanges {
  const { before, after } = sidesOf(comparison);
  const old = usesIn(before);
  const left = old.filter(({ stack }) => stack !== undefined && isGone(stack, comparison));
  const now = [...usesIn(after), ...left];
  return {
    taken: difference(now, old),
    freed: difference(old, now),
    ...nextFreeOf(after.output, now),
  };
}

const isGone = (stack: string, { base, head }: Comparison): boolean =>
  base.stacks.has(stack) && !head.stacks.has(stack);

/** Uses on one side alone; a network that both sides have is only listed for who uses it. */
function difference(these: readonly Use[], those: readonly Use[]): AddressRow[] {
  const known = new Set(those.map(identity));
  return onlyIn(these, those, keyOf)
    .filter((use) => !known.has(identity(use)) || use.user !== undefined)
    .map(({ network, vlan, cidr, stack }) => ({
      network: maskText(network),
      ...(vlan === undefined ? {} : { vlan }),
      ...(cidr === undefined ? {} : { cidr: maskText(cidr) }),
      ...(stack === undefined ? {} : { stack: maskText(stack) }),
    }));
}

function usesIn(side: Side): Use[] {
  const planned = side.output.networks.filter(({ vlan }) => Number.isInteger(vlan));
  const fromPlan = planned.flatMap(({ name, vlan, cidr, usedBy }): Use[] => {
    const entry = { network: name, vlan, cidr };
    return usedBy.length === 0
      ? [entry]
      : usedBy.map((user) => ({ ...entry, stack: stackOf(side.output, user), user }));
  });
  // those of stacks that are gone come from the side that has them
  const own = networksOf(side).filter(({ block }) => side.output.stacks.has(block.stack));
  const others = own.flatMap(({ block, vlan, cidrs }): Use[] => {
    const shown = cidrs.length === 0 ? [undefined] : cidrs;
    return shown
      .filter((cidr) => !planned.some((entry) => entry.vlan === vlan && entry.cidr === cidr))
      .map((cidr) => useOf(block, vlan, cidr));
  });
  return [...fromPlan, ...others];
}

const useOf = ({ path, stack }: Block, vlan: number | undefined, cidr: string | undefined): Use => ({
  network: path,
  ...(vlan === undefined ? {} : { vlan }),
  ...(cidr === undefined ? {} : { cidr }),
  stack,
  user: stack,
});

/** The stack of a user that the plan names by its place in the settings; the place itself where there is no stack. */
export function stackOf({ stacks }: Estate, user: string): string {
  const [, team, environment] = /^teams\.([^.]+)\.environments\.([^.]+)/.exec(user) ?? [];
  for (const { id, record } of stacks.values()) {
    if (record?.kind === 'environment' && record.team === team && record.environment === environment) return id;
    if (record?.kind === 'private-cloud' && `privateClouds.${id.replace(/^private-cloud-/, '')}` === user) return id;
  }
  return user;
}

const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/;

function isNetwork(cidr: string | undefined): cidr is string {
  if (cidr === undefined || !ipv4.test(cidr)) return false;
  try {
    return isPrivate(cidr);
  } catch {
    return false;
  }
}

/** A VLAN and a /22 that nothing has, behind the first ones that are taken. */
function nextFreeOf(output: Estate, rows: readonly Use[]): Pick<AddressChanges, 'nextVlan' | 'nextCidr'> {
  const vlans = new Set(rows.flatMap(({ vlan }) => vlan ?? []));
  if (vlans.size === 0) return {};
  const hasPrivateCloud = [...output.stacks.values()].some(({ record }) => record?.kind === 'private-cloud');
  const isFree = (vlan: number) => !vlans.has(vlan) && !(hasPrivateCloud && deliveredVlans.includes(vlan));
  let nextVlan = Math.max(2, Math.max(...vlans) + 1);
  while (nextVlan <= 4000 && !isFree(nextVlan)) nextVlan++;
  for (let vlan = 2; nextVlan > 4000 && vlan <= 4000; vlan++) if (isFree(vlan)) nextVlan = vlan;
  const taken = rows.map(({ cidr }) => cidr).filter(isNetwork);
  const [first] = taken.filter((cidr) => overlaps('10.0.0.0/8', cidr)).sort(byAddress);
  const nextCidr = nextFree(22, first ?? '10.0.0.0/8', [...taken, externalNetworkRange, plans.free.ranges.docker]);
  return {
    ...(nextVlan <= 4000 ? { nextVlan } : {}),
    ...(nextCidr === undefined ? {} : { nextCidr: maskText(nextCidr) }),
  };
}

const byAddress = (a: string, b: string): number => {
  const [x, y] = [a, b].map((cidr) =>
    cidr
      .split(/[./]/)
      .map((part) => part.padStart(3, '0'))
      .join('.'),
  );
  return (x ?? '') < (y ?? '') ? -1 : 1;
};
