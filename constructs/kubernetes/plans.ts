import { type Region, type RegionName, regionOf } from '../core/region';

/**
 * Plans of Managed Kubernetes.
 *
 * @see https://docs.ovhcloud.com/en/guides/public-cloud/containers-orchestration/managed-kubernetes/mks-plans
 */
export const plans = {
  /** 400 MB of shared etcd, service level objective 99.5 %; the control plane costs nothing. */
  free: {
    maxNodes: 100,
    ranges: { pods: '10.2.0.0/16', services: '10.3.0.0/16', docker: '172.17.0.0/16' },
  },
  /** 8 GB of etcd of its own, 99.9 % in one zone and 99.99 % over three. */
  standard: {
    maxNodes: 500,
    ranges: { pods: '10.240.0.0/13', services: '10.3.0.0/16' },
  },
} as const;

/** Plan of a control plane; which one is sold depends on the region. */
export type KubernetesPlan = keyof typeof plans;

export const planNames = Object.keys(plans) as KubernetesPlan[];

/** The plan that is sold in a region, as the library knows it. */
export const planOf = (region: RegionName): KubernetesPlan | undefined => {
  const { kubernetes }: Region = regionOf(region);
  return kubernetes;
};

/** An availability zone: `a` and `eu-west-par-a`. */
interface Zone {
  readonly letter: string;
  readonly name: string;
}

/** Availability zones of a region; none where a region has one zone, which takes no name. */
export const zonesOf = (region: RegionName): Zone[] =>
  regionOf(region).zones.map((name) => ({ letter: name.slice(name.lastIndexOf('-') + 1), name }));
