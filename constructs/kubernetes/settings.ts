import { z } from 'zod';
import { type KubernetesPlan, type KubernetesVersion, kubernetesVersions, planNames } from '../../facts/kubernetes';
import { ipv4Cidr } from '../core/cidr';
import { show } from '../core/messages';
import { type Keyed, keyedMap, slug } from '../core/settings';
import { type Uniqueness, uniquely } from '../core/unique';
import { wordsFor } from '../core/words';
import { apiAccessSetting } from './api-access';
import { labels } from './labels';
import { type NodePoolSettings, nodePoolSettings } from './node-pool';
import { type KubernetesOidcSettings, kubernetesOidcSettings } from './oidc';

const updatePolicies = ['ALWAYS_UPDATE', 'MINIMAL_DOWNTIME', 'NEVER_UPDATE'] as const;

/** Address ranges inside a cluster of the standard plan. */
export interface IpAllocationSettings {
  /**
   * Range of pods; every node takes a /24 of it.
   *
   * Range: IPv4 CIDR, private, /16 or larger.
   * Change: replaces the cluster and loses what is in it.
   * @default - 10.240.0.0/13, OVHcloud's own
   */
  readonly pods?: string;
  /**
   * Range of Services.
   *
   * Range: IPv4 CIDR, private, /16 or larger.
   * Change: replaces the cluster and loses what is in it.
   * @default - 10.3.0.0/16, OVHcloud's own
   */
  readonly services?: string;
}

/**
 * A node pool of a cluster: `flavor` with either `nodes` (a fixed number) or `minNodes` and `maxNodes` (autoscaled). In a region with three
 * availability zones it becomes a pool per zone (`jobs-a`, `jobs-b`, `jobs-c`), and its numbers, which are totals, have to divide by the
 * zones.
 */
export interface ClusterNodePoolSettings extends NodePoolSettings, Keyed {}

/** What can be asked of a Managed Kubernetes cluster. */
export interface ManagedKubernetesSettings {
  /**
   * Name of the cluster.
   *
   * Change: in place.
   * @default - from its path: `flight-dynamics-prod-main`
   */
  readonly name?: string;
  /**
   * Minor version of Kubernetes; `{ unlisted: '1.36' }` for one that the library doesn't know yet.
   *
   * Change: upgrades in place, one minor at a time, never down.
   * @default '1.34'
   */
  readonly version?: KubernetesVersion | { readonly unlisted: string };
  /**
   * Plan of the control plane; it goes with the region. `{ unlisted: 'standard' }` where OVHcloud sells it by now and the library
   * doesn't know.
   *
   * Change: replaces the cluster and loses what is in it.
   * Cost: `free` has no price of its own; `standard` is billed by the hour.
   * @default - the plan that is sold in the region
   */
  readonly plan?: KubernetesPlan | { readonly unlisted: KubernetesPlan };
  /**
   * Who installs security updates and when: OVHcloud at once (`ALWAYS_UPDATE`), OVHcloud where nodes stay up (`MINIMAL_DOWNTIME`),
   * nobody (`NEVER_UPDATE`).
   *
   * Change: in place.
   * @default 'ALWAYS_UPDATE'
   */
  readonly updatePolicy?: (typeof updatePolicies)[number];
  /**
   * IPv4 networks that may reach the API server, or `'public'` for every address. Name those of CI, of the people, and of a hub that
   * the nodes leave through; the addresses of an OVHcloud gateway are added.
   *
   * Range: public networks, /8 or smaller: the API server has no private address.
   * Change: in place.
   */
  readonly apiAccess: readonly string[] | 'public';
  /**
   * Identity provider whose tokens the cluster accepts.
   *
   * Change: in place; restarts the API server.
   */
  readonly oidc?: KubernetesOidcSettings;
  /**
   * Address ranges inside the cluster; standard plan only.
   *
   * Change: replaces the cluster and loses what is in it.
   */
  readonly ipAllocation?: IpAllocationSettings;
  /**
   * Kubernetes labels of every node; a node pool's own win.
   *
   * Change: in place.
   */
  readonly nodeLabels?: Readonly<Record<string, string>>;
  /**
   * Node pools by name; their id is part of the Terraform address and of the nodes' names.
   *
   * Change: adds or removes pools.
   */
  readonly nodePools: Readonly<Record<string, ClusterNodePoolSettings>>;
}

const unlistedVersion = z
  .strictObject({
    unlisted: z.string().regex(/^1\.\d{2}$/, {
      error: ({ input }) => `must be a minor version, got ${show(input)}; write it as '1.36'`,
    }),
  })
  .readonly();

/** Credentials of a cluster are kept under its name. */
export const clusterUniqueness: Uniqueness = { of: 'cluster', within: 'project' };

export const managedKubernetesSettings = z
  .strictObject({
    name: uniquely(wordsFor(), clusterUniqueness).optional(),
    version: z
      .union([z.enum(kubernetesVersions.entries), unlistedVersion], {
        error: ({ input }) =>
          `is not a version that OVHcloud offers, got ${show(input)}; use one of ${kubernetesVersions.entries.join(', ')}, or a newer one as { unlisted: '1.36' }`,
      })
      .default('1.34'),
    plan: z
      .union([z.enum(planNames), z.strictObject({ unlisted: z.enum(planNames) }).readonly()], {
        error: ({ input }) => `must be 'free' or 'standard', got ${show(input)}; leave it out for the region's`,
      })
      .optional(),
    updatePolicy: z.enum(updatePolicies).default('ALWAYS_UPDATE'),
    apiAccess: apiAccessSetting,
    oidc: kubernetesOidcSettings.optional(),
    ipAllocation: z.strictObject({ pods: ipv4Cidr.optional(), services: ipv4Cidr.optional() }).readonly().optional(),
    nodeLabels: labels.default({}),
    nodePools: keyedMap(slug, (identity) => nodePoolSettings.unwrap().extend(identity).readonly()),
  })
  .readonly();
