import { factList } from './fact-list';

/** What OVHcloud takes as a VLAN. Its pages disagree between 0 and 4094; a gateway needs 2 to 4000, which all of them allow. */
export const vlanRange = { first: 2, last: 4000 } as const;

/** Address ranges that a private network can't have. */
export const reservedRanges = factList({
  name: 'reserved-ranges',
  what: 'Address ranges that no private network can have',
  source: 'https://docs.ovhcloud.com/en/guides/public-cloud/network-services/known-limits',
  seen: '2026-02',
  entries: {
    '172.31.0.0/17': { why: 'Ext-Net: floating IPs do not reach a private network in it' },
  },
});

/** Reserved by OVHcloud's Ext-Net: floating IPs don't reach a private network in it. */
export const externalNetworkRange = '172.31.0.0/17' satisfies keyof typeof reservedRanges.entries;
