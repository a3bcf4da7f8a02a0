import { z } from 'zod';
import { vlanRange } from '../../facts/networks';
import { ipv4Cidr } from '../core/cidr';
import { distinct } from '../core/lists';
import { show, suggest } from '../core/messages';
import type { SettingsPath } from '../core/origin';
import { describe, type Keyed, keyedMap, parseSoundParts, SettingsError, slug } from '../core/settings';

/** One network of the company's plan. */
export interface NetworkSettings extends Keyed {
  /**
   * VLAN id in the vRack.
   *
   * Range: 2 to 4000 (OVHcloud's pages disagree between 0 and 4094; a gateway needs 2 to 4000).
   * Change: replaces the private network and everything on it.
   */
  readonly vlan: number;
  /**
   * IPv4 network, private (RFC 1918), /16 to /28.
   *
   * Change: replaces the subnet, which fails while anything has an address in it.
   */
  readonly cidr: string;
  /**
   * vRack that carries the VLAN, by its name in the settings.
   *
   * Change: nothing by itself; the networks of an environment are in the vRack of its project.
   * @default - the only vRack
   */
  readonly vrack?: string;
  /**
   * Environments that may take it, each as `<team>/<environment>`. A network that stretches over several must name all.
   *
   * Change: nothing at OVHcloud, it is a rule of the plan.
   * @default - any one environment
   */
  readonly allottedTo?: readonly string[];
}

const environmentPath = z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, {
  error: ({ input }) => `must be an environment, got ${show(input)}; write it as <team>/<environment>`,
});

export const networkPlan = keyedMap(slug, (identity) =>
  z
    .strictObject({
      vlan: z.int().min(vlanRange.first).max(vlanRange.last),
      cidr: ipv4Cidr,
      vrack: slug.optional(),
      allottedTo: distinct(z.array(environmentPath)).readonly().optional(),
      ...identity,
    })
    .readonly(),
);

/**
 * A network as the plan has it. Only a plan makes one, so that a VLAN in use was written down once, by whoever owns the plan.
 */
export class Allocation {
  /** Keeps a plain `{ vlan, cidr }` from passing for an entry of the plan. */
  readonly #plan: AddressPlan;

  constructor(
    plan: AddressPlan,
    readonly name: string,
    /** What the names of networks derive from: that of the entry, unless it has an id. */
    readonly id: string,
    readonly vlan: number,
    readonly cidr: string,
    readonly vrack?: string,
    /** Where in the settings of a landing zone it stands; absent where no landing zone made the plan. */
    readonly origin?: SettingsPath,
  ) {
    this.#plan = plan;
  }

  /** The plan this entry comes from; throws for an object that merely looks like an entry. */
  get plan(): AddressPlan {
    return this.#plan;
  }

  static isAllocation(value: unknown): value is Allocation {
    return typeof value === 'object' && value !== null && #plan in value;
  }
}

/** The plan as it is published for teams in other repositories (`address-plan.json`). */
export interface PublishedAddressPlan {
  readonly version: 1;
  readonly networks: Readonly<Record<string, NetworkSettings>>;
}

const publishedAddressPlan = z.strictObject({ version: z.literal(1), networks: networkPlan }).readonly();

/** Every VLAN and CIDR of the company, each with a name. */
export class AddressPlan {
  readonly networks: ReadonlyMap<string, Allocation>;

  /** @param origin where in the settings of a landing zone the plan stands, where one makes it */
  constructor(networks: Readonly<Record<string, NetworkSettings>>, origin?: SettingsPath) {
    this.networks = new Map(
      Object.entries(networks).map(([name, { id = name, vlan, cidr, vrack }]) => {
        const from = origin === undefined ? undefined : `${origin}.${name}`;
        return [name, new Allocation(this, name, id, vlan, cidr, vrack, from)];
      }),
    );
  }

  /**
   * A plan that another repository published, as the content of its `address-plan.json`.
   *
   * @throws SettingsError when it isn't one
   */
  static fromPublished(published: unknown): AddressPlan {
    const { data, mistakes } = parseSoundParts(publishedAddressPlan, published);
    if (data === undefined) throw new SettingsError(mistakes.map((mistake) => describe(mistake, 'address-plan')));
    return new AddressPlan(data.networks);
  }

  /**
   * The entry of that name.
   *
   * @throws SettingsError for a name that isn't in the plan
   */
  network(name: string): Allocation {
    const found = this.networks.get(name);
    if (found) return found;
    throw new SettingsError([`address-plan.${name}: is not in the plan; ${suggest(name, [...this.networks.keys()])}`]);
  }
}
