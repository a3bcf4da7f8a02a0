import { entryNames, factList } from './fact-list';
import { type RegionName, regionIn } from './regions';

const guides = 'https://docs.ovhcloud.com/en/guides/public-cloud/containers-orchestration/managed-kubernetes';

/** Minor versions that are offered, oldest first. Older ones are taken away; newer ones come. */
export const kubernetesVersions = factList({
  name: 'kubernetes-versions',
  what: 'Minor versions of Managed Kubernetes, oldest first',
  source: `${guides}/plugins-software-versions-reserved-resources`,
  seen: '2026-04-10',
  mayLack: 'newer versions: 1.36 was announced for September 2026',
  entries: ['1.31', '1.32', '1.33', '1.34', '1.35'],
});

/** Minor version of Kubernetes that the library knows. */
export type KubernetesVersion = (typeof kubernetesVersions.entries)[number];

/** Plans of a control plane. */
export const kubernetesPlans = factList({
  name: 'kubernetes-plans',
  what: 'Plans of Managed Kubernetes: their limits, and the address ranges inside a cluster',
  source: `${guides}/mks-plans`,
  seen: '2026-02',
  entries: {
    /** 400 MB of shared etcd, service level objective 99.5 %; the control plane costs nothing. */
    free: {
      maxNodes: 100,
      maxClusters: 20,
      ranges: { pods: '10.2.0.0/16', services: '10.3.0.0/16', docker: '172.17.0.0/16' },
    },
    /** 8 GB of etcd of its own, 99.9 % in one zone and 99.99 % over three. */
    standard: { maxNodes: 500, ranges: { pods: '10.240.0.0/13', services: '10.3.0.0/16' } },
  },
});

/** Plan of a control plane; which one is sold depends on the region. */
export type KubernetesPlan = keyof typeof kubernetesPlans.entries;

export const planNames = entryNames(kubernetesPlans);

/** Where Managed Kubernetes is sold, and which plan there. */
export const kubernetesRegions = factList({
  name: 'kubernetes-regions',
  what: 'Regions of Managed Kubernetes, with the plan that is sold there',
  source: `${guides}/datacenters-nodes-storage-flavors`,
  seen: '2026-02',
  mayLack: 'new regions, and plans that came to a region',
  entries: {
    GRA5: { plan: 'free' },
    GRA7: { plan: 'free' },
    GRA9: { plan: 'free' },
    GRA11: { plan: 'free' },
    SBG5: { plan: 'free' },
    'RBX-A': { plan: 'standard' },
    DE1: { plan: 'free' },
    WAW1: { plan: 'free' },
    'EU-WEST-PAR': { plan: 'standard' },
    'EU-SOUTH-MIL': { plan: 'standard' },
    UK1: { plan: 'free' },
    BHS5: { plan: 'free' },
    SGP1: { plan: 'free' },
    SYD1: { plan: 'free' },
    'AP-SOUTH-MUM-1': { plan: 'standard' },
  } satisfies { readonly [region in RegionName]?: { readonly plan: KubernetesPlan } },
});

/** The plan that is sold in a region; undefined where none is, as far as the library knows. */
export const planOf = (region: string): KubernetesPlan | undefined =>
  Object.hasOwn(kubernetesRegions.entries, region)
    ? kubernetesRegions.entries[region as keyof typeof kubernetesRegions.entries].plan
    : undefined;

/** Whether it is sure that a region can't have the plan: only plan standard spreads over three zones. */
export const isImpossible = (plan: string, region: string): boolean =>
  plan === 'free' && (regionIn(region)?.zones.length ?? 0) > 0;

/** Most nodes of a pool that keeps them on different hosts. */
export const antiAffinityLimit = 5;
