/**
 * VLANs that a virtual datacenter is delivered with, as port groups `VLAN10` to `VLAN20` in its vRack. A network of the plan takes
 * one of them only on purpose: as a network of the private cloud.
 *
 * @see https://docs.ovhcloud.com/en/guides/hosted-private-cloud/powered-by-vmware/using-private-cloud-in-vrack
 */
export const deliveredVlans: readonly number[] = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
