import { factList } from './fact-list';

/**
 * VLANs that a virtual datacenter is delivered with. A network of the plan takes one of them only on purpose: as a network of the
 * private cloud.
 */
export const deliveredVlanList = factList({
  name: 'delivered-vlans',
  what: 'VLANs that a virtual datacenter is delivered with, as port groups VLAN10 to VLAN20 in its vRack',
  source: 'https://docs.ovhcloud.com/en/guides/hosted-private-cloud/powered-by-vmware/using-private-cloud-in-vrack',
  seen: '2026-02',
  entries: ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20'],
});

export const deliveredVlans: readonly number[] = deliveredVlanList.entries.map(Number);
