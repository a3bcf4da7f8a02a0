import { CloudProjectGateway } from '@cdktf/provider-ovh/lib/cloud-project-gateway';
import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { ref, Token } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import { type RegionName, regionNames } from '../../facts/regions';
import { hostlessUse, ipv4Address, toNumber } from '../core/cidr';
import { distinct } from '../core/lists';
import { show, suggest } from '../core/messages';
import { attributesFrom } from '../core/origin';
import { type Mistake, parseSettings } from '../core/settings';
import { type Uniqueness, uniquely } from '../core/unique';
import { wordsFor } from '../core/words';
import type { ICloudProject } from '../project/cloud-project';
import { Allocation } from './address-plan';
import { type AddressPool, cidrProblems, defaultPool, firstHost, inPool, isHostAddress } from './subnet';

/** Sizes of OVHcloud's gateway: s 200 Mbit/s, m 500 Mbit/s, l 2 Gbit/s, xl 4 Gbit/s, 2xl 8 Gbit/s, 3xl 16 Gbit/s. */
const gatewayModels = ['s', 'm', 'l', 'xl', '2xl', '3xl'] as const;
/** Size of a gateway. */
export type GatewayModel = (typeof gatewayModels)[number];

/** Way out through a gateway of OVHcloud. */
export interface GatewayEgress {
  /**
   * Size of the gateway.
   *
   * Change: in place; its public address stays.
   * Cost: a month about 2 (s), 8 (m), 35 (l), 120 (xl), 300 (2xl) EUR, list of January 2026; 3xl isn't in that list.
   * @see https://docs.ovhcloud.com/en/guides/public-cloud/network-services/getting-started-gateway
   */
  readonly gateway: GatewayModel;
  /**
   * Address of the gateway in the network. A network that is stretched over regions needs another one in each.
   *
   * Change: replaces the subnet, which fails while anything has an address in it.
   * @default - the first address of the network
   */
  readonly address?: string;
}

/** Way out through a router that isn't OVHcloud's: the firewall pair of a hub, say. */
export interface HubEgress {
  /**
   * Address of the router, inside the network and outside the pool.
   *
   * Change: replaces the subnet, which fails while anything has an address in it.
   */
  readonly hub: string;
}

/** What can be asked of a private network. */
export interface PrivateNetworkSettings {
  /**
   * Name of the network and of its subnet.
   *
   * Change: ignored once the network exists. OVHcloud's API can't rename a network, and Managed Kubernetes finds it by its name.
   * @default - the id of the allocation
   */
  readonly name?: string;
  /**
   * Addresses that DHCP hands out. Networks on one VLAN in several regions need pools that don't overlap.
   *
   * Change: replaces the subnet, which fails while anything has an address in it.
   * @default - all but the first sixteenth of the network (4 to 32 addresses), on one side of the router
   * @see https://docs.ovhcloud.com/en/guides/public-cloud/network-services/extend-private-network-multi-regions
   */
  readonly pool?: AddressPool;
  /**
   * Way out of the network: a gateway of OVHcloud, a router at an address, or none.
   *
   * Change: in place between sizes of a gateway; else replaces the subnet, which fails while anything has an address in it.
   * @default 'none'
   */
  readonly egress?: GatewayEgress | HubEgress | 'none';
  /**
   * Name servers that DHCP announces. Nodes of Managed Kubernetes ignore them.
   *
   * Change: replaces the subnet, which fails while anything has an address in it.
   * @default - OVHcloud's resolver 213.186.33.99
   */
  readonly dnsNameservers?: readonly string[];
}

const egress = z
  .union(
    [
      z.strictObject({ gateway: z.enum(gatewayModels), address: ipv4Address.optional() }).readonly(),
      z.strictObject({ hub: ipv4Address }).readonly(),
      z.literal('none'),
    ],
    {
      error: ({ input }) =>
        `must be a gateway, a hub or 'none', got ${show(input)}; use { gateway: 's' }, { hub: '<address>' } or 'none'`,
    },
  )
  .default('none');

/** An address at which another host can answer. */
const nameserver = ipv4Address.refine((address) => hostlessUse(address) === undefined, {
  error: ({ input }) =>
    `is ${hostlessUse(String(input))}, where no node finds a name server, got ${show(input)}; use another address`,
});

/** Managed Kubernetes finds a network by its name. */
export const networkUniqueness: Uniqueness = { of: 'private network', within: 'region of a project' };

export const privateNetworkSettings = z
  .strictObject({
    name: uniquely(wordsFor(255), networkUniqueness).optional(),
    pool: z.strictObject({ start: ipv4Address, end: ipv4Address }).readonly().optional(),
    egress,
    dnsNameservers: distinct(z.array(nameserver)).readonly().optional(),
  })
  .readonly();

type ParsedPrivateNetwork = z.output<typeof privateNetworkSettings>;

/** What others need of a private network. */
export interface IPrivateNetwork {
  readonly project: ICloudProject;
  readonly region: RegionName;
  readonly cidr: string;
  /** Id of the network in its region (OpenStack's), not `pn-<vrack>_<vlan>`. */
  readonly networkId: string;
  readonly subnetId: string;
  /** Way out; the public addresses of a gateway are CIDRs that are known after apply. */
  readonly egress:
    | { readonly kind: 'gateway'; readonly publicCidrs?: string[] }
    | { readonly kind: 'hub'; readonly address: string }
    | { readonly kind: 'none' };
}

/** Settings of a private network, and its place: project, region, entry of the plan. */
export interface PrivateNetworkProps extends PrivateNetworkSettings {
  /** Project that owns the network. Change: replaces the network and everything on it. */
  readonly project: ICloudProject;
  /** Region of the network. Change: replaces the network and everything on it. */
  readonly region: RegionName;
  /** Entry of the address plan. Change: replaces the network (VLAN) or its subnet (CIDR). */
  readonly allocation: Allocation;
}

/** Address of the router: the gateway's or the hub's; absent without a way out. */
export function routerAddress({ egress }: Pick<ParsedPrivateNetwork, 'egress'>, cidr: string): string | undefined {
  if (egress === 'none') return undefined;
  return 'hub' in egress ? egress.hub : (egress.address ?? firstHost(cidr));
}

/** The pool of a network, named or by default. */
export const poolOf = (settings: Pick<ParsedPrivateNetwork, 'egress' | 'pool'>, cidr: string): AddressPool =>
  settings.pool ?? defaultPool(cidr, routerAddress(settings, cidr));

/** What is wrong between the settings of a network, its region and its place in the plan. */
export function privateNetworkMistakes(
  settings: ParsedPrivateNetwork,
  { region, allocation }: { readonly region: string; readonly allocation: unknown },
): Mistake[] {
  const unknownRegion = regionNames.some((name) => name === region)
    ? []
    : [{ path: ['region'], text: `is not a region, got ${show(region)}; ${suggest(region, regionNames)}` }];
  if (!Allocation.isAllocation(allocation)) {
    const text = `must be an entry of the address plan, got ${show(allocation)}; take it from AddressPlan.network(name)`;
    return [...unknownRegion, { path: ['allocation'], text }];
  }
  const unfit = cidrProblems(allocation.cidr).map((text) => ({ path: ['allocation'], text }));
  return [...unknownRegion, ...unfit, ...(unfit.length === 0 ? addressMistakes(settings, allocation.cidr) : [])];
}

function addressMistakes(settings: ParsedPrivateNetwork, cidr: string): Mistake[] {
  const { egress, pool } = settings;
  const router = routerAddress(settings, cidr);
  const [key, role] = egress !== 'none' && 'hub' in egress ? ['hub', 'hub'] : ['address', 'gateway'];
  const mistakes: Mistake[] = [];
  if (router !== undefined && !isHostAddress(cidr, router)) {
    const text = `must be a host address of ${cidr}, got ${router}; use ${firstHost(cidr)}`;
    mistakes.push({ path: ['egress', key], text });
  }
  if (pool === undefined) return mistakes;
  for (const end of ['start', 'end'] as const) {
    if (isHostAddress(cidr, pool[end])) continue;
    const text = `must be a host address of ${cidr}, got ${pool[end]}; use ${defaultPool(cidr, router)[end]}`;
    mistakes.push({ path: ['pool', end], text });
  }
  if (toNumber(pool.start) > toNumber(pool.end)) {
    const text = `must not be after the end (${pool.end}), got ${pool.start}; swap them`;
    mistakes.push({ path: ['pool', 'start'], text });
  }
  if (router !== undefined && inPool(pool, router)) {
    const text = `must not contain the ${role} (${router}), got ${pool.start}-${pool.end}; move the pool or the ${role}`;
    mistakes.push({ path: ['pool'], text });
  }
  return mistakes;
}

/**
 * A private network of one project in one region, from the address plan: network, subnet with DHCP, way out.
 *
 * Makes: `ovh_cloud_project_network_private`, `ovh_cloud_project_network_private_subnet_v2`, with a gateway `ovh_cloud_project_gateway`.
 * Cost: the gateway; network and subnet are free.
 * Secure defaults: no way out to the internet.
 * Traps: nothing protects the network from a destroy, but OVHcloud refuses one while ports exist: load balancers that Kubernetes made
 * aren't in the state, so delete their Services first. Networks fail for some minutes after a project or vRack was ordered; apply again.
 *
 * @see https://docs.ovhcloud.com/en/guides/public-cloud/network-services/known-limits
 * @example
 * const plan = new AddressPlan({ 'fd-prod': { vlan: 120, cidr: '10.20.0.0/20' } });
 * new PrivateNetwork(this, 'Network', {
 *   project: CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'),
 *   region: 'EU-WEST-PAR',
 *   allocation: plan.network('fd-prod'),
 *   egress: { gateway: 'm' },
 * });
 */
export class PrivateNetwork extends Construct implements IPrivateNetwork {
  readonly project: ICloudProject;
  readonly region: RegionName;
  readonly cidr: string;
  readonly networkId: string;
  readonly subnetId: string;
  readonly egress: IPrivateNetwork['egress'];
  /** Addresses that DHCP hands out. */
  readonly pool: AddressPool;

  constructor(scope: Construct, id: string, { project, region, allocation, ...input }: PrivateNetworkProps) {
    super(scope, id);
    const settings = parseSettings(privateNetworkSettings, input, this, (parsed) =>
      privateNetworkMistakes(parsed, { region, allocation }),
    );
    const { name = allocation.id, egress, dnsNameservers } = settings;
    const { cidr, vlan } = allocation;
    const place = { serviceName: project.serviceName, region };
    this.project = project;
    this.region = region;
    this.cidr = cidr;
    this.pool = poolOf(settings, cidr);
    attributesFrom(this, {
      regions: 'region',
      allocation_pools: 'pool',
      gateway_ip: 'egress',
      enable_gateway_ip: 'egress',
      model: 'egress.gateway',
      ...(allocation.origin !== undefined && {
        vlan_id: `${allocation.origin}.vlan`,
        cidr: `${allocation.origin}.cidr`,
      }),
    });

    const network = new CloudProjectNetworkPrivate(this, 'Resource', {
      serviceName: project.serviceName,
      name,
      vlanId: vlan,
      regions: [region],
      lifecycle: { ignoreChanges: ['name'] },
    });
    this.networkId = network.regionsOpenstackIds.lookup(region);

    // without a router the subnet must announce none, or load balancers look for it
    const router = routerAddress(settings, cidr);
    const subnet = new CloudProjectNetworkPrivateSubnetV2(this, 'Subnet', {
      ...place,
      networkId: this.networkId,
      name,
      cidr,
      dhcp: true,
      enableGatewayIp: router !== undefined,
      gatewayIp: router,
      allocationPools: [this.pool],
      dnsNameservers: dnsNameservers && [...dnsNameservers],
      lifecycle: { ignoreChanges: ['name'] },
    });

    if (egress === 'none' || 'hub' in egress) {
      this.subnetId = subnet.id;
      this.egress = egress === 'none' ? { kind: 'none' } : { kind: 'hub', address: egress.hub };
      return;
    }
    const gateway = new CloudProjectGateway(this, 'Gateway', {
      ...place,
      networkId: this.networkId,
      subnetId: subnet.id,
      name,
      model: egress.gateway,
    });
    // the same id, read from the gateway: whoever uses the subnet waits for its way out
    this.subnetId = gateway.subnetId;
    this.egress = { kind: 'gateway', publicCidrs: publicCidrs(gateway) };
  }
}

/** Public addresses of a gateway; OVHcloud may report none for a while. */
const publicCidrs = (gateway: CloudProjectGateway): string[] => {
  const address = `${gateway.terraformResourceType}.${gateway.friendlyUniqueId}`;
  // a reference, not text: functions of cdktf take no text with an expression in it
  return Token.asList(
    ref(`[for ip in flatten(${address}.external_information[*].ips)[*].ip : format("%s/32", ip)]`, gateway.cdktfStack),
  );
};
