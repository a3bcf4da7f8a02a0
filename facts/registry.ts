import { factList } from './fact-list';

/** Where the managed private registry is sold. */
export const registryRegions = factList({
  name: 'registry-regions',
  what: 'Regions of the managed private registry',
  source: 'OVHcloud docs, managed private registry',
  seen: '2026-09',
  mayLack: 'new regions',
  entries: ['AP-SOUTH-MUM', 'BHS', 'DE', 'EU-SOUTH-MIL', 'EU-WEST-PAR', 'GRA'],
});

/** Plans of the private registry, the smallest first; each can only become larger. */
export const registryPlans = factList({
  name: 'registry-plans',
  what: 'Plans of the managed private registry, the smallest first: storage in GB, requests at the same time',
  source: 'OVHcloud docs, managed private registry',
  seen: '2026-09',
  entries: {
    SMALL: { storageGb: 200, parallelRequests: 15, scansImages: false },
    MEDIUM: { storageGb: 600, parallelRequests: 45, scansImages: true },
    LARGE: { storageGb: 5000, parallelRequests: 90, scansImages: true },
  },
});
