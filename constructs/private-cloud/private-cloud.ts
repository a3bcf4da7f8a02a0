import { DataOvhDedicatedCloud } from '@cdktf/provider-ovh/lib/data-ovh-dedicated-cloud';
import { VrackDedicatedCloud } from '@cdktf/provider-ovh/lib/vrack-dedicated-cloud';
import { Construct } from 'constructs';
import { z } from 'zod';
import { show } from '../core/messages';
import { type Mistake, parseSettings } from '../core/settings';
import { Allocation } from '../network/address-plan';
import type { IVrack } from '../network/vrack';

/** What others need of a private cloud. */
export interface IPrivateCloud {
  /** Name that OVHcloud gave it, such as `pcc-192-0-2-10`. */
  readonly serviceName: string;
  /** Networks of the plan that reach into it. */
  readonly networks: readonly Allocation[];
}

/** A Hosted Private Cloud (VMware) that exists. */
export interface PrivateCloudSettings {
  /**
   * Name that OVHcloud gave it (`pcc-<number>-<number>-<number>-<number>`): Terraform can't order one.
   *
   * Change: refers to another one; replaces the attachment.
   */
  readonly existing: string;
  /**
   * Attach it to the vRack. Leave it out where it is attached already: the attachment can't be imported, and making it again fails.
   *
   * Change: to true attaches; to false detaches, which cuts every network between it and the rest.
   * @default false
   */
  readonly attach?: boolean;
}

export const privateCloudSettings = z
  .strictObject({
    existing: z.string().regex(/^pcc(-\d{1,3}){4}$/, {
      error: ({ input }) =>
        `must be a private cloud such as pcc-192-0-2-10, got ${show(input)}; copy it from the control panel`,
    }),
    attach: z.boolean().default(false),
  })
  .readonly();

/** Settings of a private cloud, and its place in the vRack and the plan. */
export interface PrivateCloudProps extends PrivateCloudSettings {
  /** vRack it is in, or is attached to. Change: replaces the attachment. */
  readonly vrack: IVrack;
  /** Networks of the plan that reach into it. Change: in place. */
  readonly networks: readonly Allocation[];
}

/** What is wrong between a private cloud and its networks. */
function privateCloudMistakes({ networks }: { readonly networks: readonly unknown[] }): Mistake[] {
  return networks.flatMap((network, index): Mistake[] => {
    const path = ['networks', index];
    if (!Allocation.isAllocation(network)) {
      const text = `must be an entry of the address plan, got ${show(network)}; take it from AddressPlan.network(name)`;
      return [{ path, text }];
    }
    const first = networks.findIndex((other) => Allocation.isAllocation(other) && other.name === network.name);
    return first < index ? [{ path, text: `is there twice, got ${show(network.name)}; remove one` }] : [];
  });
}

/**
 * A Hosted Private Cloud (VMware) that exists, and its place in the vRack and the network plan.
 *
 * Makes: nothing, or `ovh_vrack_dedicated_cloud` with `attach`. Reads: `ovh_dedicated_cloud`, so that a plan fails for a name that
 * isn't the account's.
 * Cost: none.
 * Limit: one vRack a virtual datacenter. Not sure: whether attaching the whole also moves datacenters that are in another vRack.
 *
 * @see https://docs.ovhcloud.com/en/guides/hosted-private-cloud/powered-by-vmware/using-private-cloud-in-vrack
 * @example
 * const plan = new AddressPlan({ simulation: { vlan: 21, cidr: '10.10.4.0/22' } });
 * new PrivateCloud(this, 'PrivateCloud', {
 *   existing: 'pcc-192-0-2-10',
 *   vrack: Vrack.fromServiceName('pn-1000001'),
 *   networks: [plan.network('simulation')],
 * });
 */
export class PrivateCloud extends Construct implements IPrivateCloud {
  readonly serviceName: string;
  readonly networks: readonly Allocation[];
  /** Name of the private cloud in IAM policies and tags. */
  readonly urn: string;

  constructor(scope: Construct, id: string, { vrack, networks, ...input }: PrivateCloudProps) {
    super(scope, id);
    const { existing, attach } = parseSettings(privateCloudSettings, input, this, () =>
      privateCloudMistakes({ networks }),
    );
    const cloud = new DataOvhDedicatedCloud(this, 'Resource', { serviceName: existing });
    this.serviceName = existing;
    this.networks = networks;
    this.urn = cloud.iam.urn;
    if (attach) {
      new VrackDedicatedCloud(this, 'VrackAttachment', {
        serviceName: vrack.serviceName,
        dedicatedCloud: cloud.serviceName,
      });
    }
  }
}
