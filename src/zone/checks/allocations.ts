import { toNumber } from '../../../constructs/core/cidr';
import type { Mistake } from '../../../constructs/core/settings';
import { AddressPlan } from '../../../constructs/network/address-plan';
import { poolOf, privateNetworkMistakes, routerAddress } from '../../../constructs/network/private-network';
import { type AddressPool, inPool } from '../../../constructs/network/subnet';
import { environmentsOf, type Placed, type SoundZone } from './zone';

/** A network of an environment with its place in the plan. */
interface Use extends Placed {
  readonly network: string;
  readonly at: readonly string[];
  readonly cidr: string;
  readonly region: string;
  readonly pool: AddressPool;
  readonly router: string | undefined;
}

/** Who takes which network of the plan, and what two of them on one VLAN do to each other. */
export function allocationMistakes(zone: SoundZone): Mistake[] {
  const plan = new AddressPlan(zone.networks ?? {});
  const uses = environmentsOf(zone).flatMap((placed) => usesOf(placed, plan));
  return [
    ...environmentsOf(zone).flatMap((placed) => networkMistakes(placed, plan)),
    ...uses.flatMap((use) => notAllotted(zone, use)),
    ...uses.flatMap((use, index) => {
      const sharers = uses.slice(0, index).filter((other) => other.allocation === use.allocation);
      const unasked = sharedUnasked(zone, use, sharers);
      return unasked.length > 0 ? unasked : sharers.flatMap((other) => collisions(use, other));
    }),
  ];
}

function usesOf(placed: Placed, plan: AddressPlan): (Use & { allocation: string })[] {
  return Object.entries(placed.settings.networks).flatMap(([network, settings]) => {
    const allocation = plan.networks.get(settings.allocation);
    if (allocation === undefined) return [];
    const { cidr } = allocation;
    const at = [...placed.path, 'networks', network];
    const region = settings.region ?? placed.settings.region;
    const router = routerAddress(settings, cidr);
    return [
      { ...placed, network, at, cidr, region, router, pool: poolOf(settings, cidr), allocation: allocation.name },
    ];
  });
}

function networkMistakes({ path, settings }: Placed, plan: AddressPlan): Mistake[] {
  return Object.entries(settings.networks).flatMap(([name, network]) => {
    const allocation = plan.networks.get(network.allocation);
    return (
      privateNetworkMistakes(network, { region: network.region ?? settings.region, allocation })
        // what is wrong with the entry itself, or that there is none, is said elsewhere
        .filter((mistake) => mistake.path[0] !== 'allocation')
        .map((mistake) => ({ ...mistake, path: [...path, 'networks', name, ...mistake.path] }))
    );
  });
}

function notAllotted(zone: SoundZone, { name, at, allocation }: Use & { allocation: string }): Mistake[] {
  const allotted = zone.networks?.[allocation]?.allottedTo;
  if (allotted === undefined || allotted.includes(name)) return [];
  return [
    {
      path: [...at, 'allocation'],
      text: `is allotted to ${allotted.join(', ')}, not to ${name}, got "${allocation}"; take another network, or add ${name} to networks.${allocation}.allottedTo`,
    },
  ];
}

/** A VLAN stretched over environments must be meant: the plan then names all of them. */
function sharedUnasked(zone: SoundZone, use: Use & { allocation: string }, sharers: readonly Use[]): Mistake[] {
  const [other] = sharers.filter(({ name }) => name !== use.name);
  if (other === undefined || zone.networks?.[use.allocation]?.allottedTo !== undefined) return [];
  return [
    {
      path: [...use.at, 'allocation'],
      text: `is already used by ${other.at.join('.')}, got "${use.allocation}"; take another network, or stretch it: networks.${use.allocation}.allottedTo: ['${other.name}', '${use.name}']`,
    },
  ];
}

/** Two networks on one VLAN share one address plan: disjoint pools, and no router inside the other's pool. */
function collisions(use: Use, other: Use): Mistake[] {
  if (use.name === other.name && use.region === other.region) {
    const text = `is already used by ${other.at.join('.')} in ${use.region}; one project has a VLAN once per region`;
    return [{ path: [...use.at, 'allocation'], text }];
  }
  const overlap =
    toNumber(use.pool.start) <= toNumber(other.pool.end) && toNumber(other.pool.start) <= toNumber(use.pool.end);
  const text = (what: string) => `${what} on the same VLAN, got ${show(use.pool)}; give both a pool of their own`;
  if (overlap)
    return [
      { path: [...use.at, 'pool'], text: text(`overlaps the pool of ${other.at.join('.')} (${show(other.pool)})`) },
    ];
  if (other.router !== undefined && inPool(use.pool, other.router)) {
    return [
      { path: [...use.at, 'pool'], text: text(`contains the router of ${other.at.join('.')} (${other.router})`) },
    ];
  }
  if (use.router !== undefined && inPool(other.pool, use.router)) {
    const where = `${other.at.join('.')} (${show(other.pool)})`;
    return [
      {
        path: [...use.at, 'egress'],
        text: `has its router inside the pool of ${where}, got ${use.router}; move one of them`,
      },
    ];
  }
  return [];
}

const show = ({ start, end }: AddressPool): string => `${start}-${end}`;
