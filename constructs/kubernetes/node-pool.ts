import {
  CloudProjectKubeNodepool,
  type CloudProjectKubeNodepoolConfig,
} from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { Construct } from 'constructs';
import { z } from 'zod';
import { monthOf } from '../../facts/fact-list';
import { type FlavorName, flavorRegions, isSold } from '../../facts/flavors';
import { antiAffinityLimit } from '../../facts/kubernetes';
import type { RegionName } from '../../facts/regions';
import { distinct } from '../core/lists';
import { show } from '../core/messages';
import { attributesFrom } from '../core/origin';
import { zonesOf } from '../core/region';
import { type Mistake, parseSettings } from '../core/settings';
import { warn } from '../core/warnings';
import { looksSecret, secretText } from '../core/words';
import type { IKubernetesCluster } from './cluster';
import { flavorName, flavorSetting, nearestSold, type UnlistedFlavor } from './flavors';
import { labelKey, labels, labelValue } from './labels';

const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;
const zoneLetters = ['a', 'b', 'c'] as const;

/** Keeps pods without a matching toleration off the nodes. */
export interface Taint {
  /** Key that a toleration names. */
  readonly key: string;
  /**
   * Value that a toleration names.
   * @default - empty
   */
  readonly value?: string;
  /** What happens to pods without a toleration. */
  readonly effect: (typeof taintEffects)[number];
}

/**
 * What can be asked of a node pool: `flavor` with either `nodes` (a fixed number) or `minNodes` and `maxNodes` (autoscaled).
 *
 * In a region with three availability zones OVHcloud's node pools are in one zone each. This one then becomes a pool per zone
 * (`jobs-a`, `jobs-b`, `jobs-c`), and its numbers, which are totals, have to divide by the zones.
 */
export interface NodePoolSettings {
  /**
   * Flavor of every node. One that the library doesn't list is given as `{ unlisted: 'b4-16', vcores: 4, memoryGb: 16 }`.
   *
   * Change: replaces the pool and its nodes; pods move if there is room elsewhere.
   * Cost: the hourly price of the flavor for each node.
   */
  readonly flavor: FlavorName | UnlistedFlavor;
  /**
   * Number of nodes, fixed. Not with `minNodes` and `maxNodes`.
   *
   * Unit: nodes, 1 or more, over all zones.
   * Change: in place.
   */
  readonly nodes?: number;
  /**
   * Fewest nodes, autoscaled. With `maxNodes`.
   *
   * Unit: nodes, 0 or more, over all zones. A pool starts with one node a zone even at 0.
   * Change: in place.
   */
  readonly minNodes?: number;
  /**
   * Most nodes, autoscaled: what the pool may cost. With `minNodes`.
   *
   * Unit: nodes, 1 or more, over all zones.
   * Change: in place.
   */
  readonly maxNodes?: number;
  /**
   * Kubernetes labels of the nodes.
   *
   * Change: in place.
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Kubernetes taints of the nodes.
   *
   * Change: in place.
   */
  readonly taints?: readonly Taint[];
  /**
   * Put every node of a zone on another physical host.
   *
   * Unit: at most 5 nodes a zone.
   * Change: replaces the pool and its nodes.
   * @default false
   */
  readonly antiAffinity?: boolean;
  /**
   * Zones to use in a region with three of them.
   *
   * Change: adds or removes the pool of a zone.
   * @default - all
   */
  readonly zones?: readonly (typeof zoneLetters)[number][];
}

export const nodePoolSettings = z
  .strictObject({
    flavor: flavorSetting,
    nodes: z.int().min(1).optional(),
    minNodes: z.int().min(0).optional(),
    maxNodes: z.int().min(1).optional(),
    labels: labels.optional(),
    taints: distinct(
      z.array(
        z
          .strictObject({ key: labelKey, value: labelValue.optional(), effect: z.enum(taintEffects) })
          .readonly()
          .refine(({ key, value = '' }) => !looksSecret(value, key), {
            error: ({ input }) => secretText(String(Object(input).value), String(Object(input).key)),
            path: ['value'],
          }),
      ),
      // Kubernetes tells taints apart by these two
      ({ key, effect }) => `${key}:${effect}`,
    )
      .readonly()
      .optional(),
    antiAffinity: z.boolean().default(false),
    zones: distinct(z.array(z.enum(zoneLetters)).min(1))
      .readonly()
      .optional(),
  })
  .readonly();

type ParsedNodePool = z.output<typeof nodePoolSettings>;

/** Settings of a node pool, and its cluster. */
export interface NodePoolProps extends NodePoolSettings {
  /** Cluster of the nodes. Change: replaces the pool and its nodes. */
  readonly cluster: IKubernetesCluster;
}

/** Most nodes that a pool can have, over all zones. */
export const mostNodes = ({ nodes, maxNodes }: Pick<NodePoolSettings, 'nodes' | 'maxNodes'>): number =>
  nodes ?? maxNodes ?? 0;

/** Whole numbers next to `total` that divide by `parts`: the one below (where there is one) and the one above. */
export function nearestMultiples(total: number, parts: number): number[] {
  const below = Math.floor(total / parts) * parts;
  return below === total ? [total] : [below, below + parts].filter((multiple) => multiple > 0);
}

/** What is wrong between the settings of a node pool and the region of its cluster. */
export function nodePoolMistakes(settings: ParsedNodePool, { region }: { readonly region: RegionName }): Mistake[] {
  return [...scaleMistakes(settings), ...zoneMistakes(settings, region)];
}

function scaleMistakes({ nodes, minNodes, maxNodes }: ParsedNodePool): Mistake[] {
  const both = {
    path: ['nodes'],
    text: `must not be given with minNodes or maxNodes, got ${nodes}; remove one of them`,
  };
  if (nodes !== undefined) return minNodes === undefined && maxNodes === undefined ? [] : [both];
  if (minNodes === undefined && maxNodes === undefined) {
    return [{ path: ['nodes'], text: 'is missing; give a number of nodes, or minNodes and maxNodes' }];
  }
  if (minNodes === undefined)
    return [{ path: ['minNodes'], text: `is missing beside maxNodes (${maxNodes}); give it` }];
  if (maxNodes === undefined)
    return [{ path: ['maxNodes'], text: `is missing beside minNodes (${minNodes}); give it` }];
  if (maxNodes >= minNodes) return [];
  const text = `must not be less than minNodes (${minNodes}), got ${maxNodes}; raise maxNodes or lower minNodes`;
  return [{ path: ['maxNodes'], text }];
}

/** A flavor that no list names for the region: it may be there by now. */
function unlistedFlavor({ flavor }: ParsedNodePool, region: RegionName): Mistake[] {
  if (typeof flavor !== 'string' || isSold(flavor, region)) return [];
  const near = nearestSold(flavor, region);
  const text = `is not sold in ${region} by the list of ${monthOf(flavorRegions)}, got ${show(flavor)}; use ${near === undefined ? 'another region' : `'${near}'`}, or say { unlisted: ${show(flavor)}, vcores, memoryGb } if OVHcloud has it there by now`;
  return [{ path: ['flavor'], text }];
}

function zoneMistakes(settings: ParsedNodePool, region: RegionName): Mistake[] {
  const { zones, antiAffinity } = settings;
  if (zones !== undefined && zonesOf(region).length === 0) {
    return [{ path: ['zones'], text: `must not be given, ${region} has one zone, got ${show(zones)}; remove it` }];
  }
  const count = Math.max(1, zonesOfPool(settings, region).length);
  const uneven = (['nodes', 'minNodes', 'maxNodes'] as const).flatMap((key): Mistake[] => {
    const total = settings[key];
    if (total === undefined || total % count === 0) return [];
    const near = nearestMultiples(total, count).join(' or ');
    return [{ path: [key], text: `must divide by the ${count} zones of the pool, got ${total}; use ${near}` }];
  });
  const most = mostNodes(settings);
  const crowded: Mistake[] =
    antiAffinity && most > antiAffinityLimit * count
      ? [
          {
            path: ['antiAffinity'],
            text: `allows at most ${antiAffinityLimit} nodes${count > 1 ? ' a zone' : ''}, got ${most / count}; lower ${settings.nodes === undefined ? 'maxNodes' : 'nodes'} to ${antiAffinityLimit * count} or make a second pool`,
          },
        ]
      : [];
  return [...uneven, ...crowded];
}

const zonesOfPool = ({ zones }: Pick<ParsedNodePool, 'zones'>, region: RegionName) =>
  zonesOf(region).filter(({ letter }) => zones === undefined || zones.some((wanted) => wanted === letter));

/**
 * Nodes of one flavor in a Managed Kubernetes cluster; in a region with three zones a pool in each.
 *
 * Makes: `ovh_cloud_project_kube_nodepool`, one a zone. Its name is the id of the construct, with the letter of its zone.
 * Cost: every node by the hour; autoscaled at most `maxNodes`.
 * Traps: a pool can't be deleted while it grows. GPU nodes may take more than an hour.
 *
 * @see https://docs.ovhcloud.com/en/guides/public-cloud/containers-orchestration/managed-kubernetes/configure-cluster-autoscaler
 * @example
 * declare const cluster: IKubernetesCluster;
 * new NodePool(this, 'jobs', { cluster, flavor: 'c3-16', minNodes: 3, maxNodes: 39, labels: { workload: 'jobs' } });
 */
export class NodePool extends Construct {
  constructor(scope: Construct, id: string, { cluster, ...input }: NodePoolProps) {
    super(scope, id);
    const settings = parseSettings(nodePoolSettings, input, this, (parsed) => [
      ...nameMistakes(id),
      ...nodePoolMistakes(parsed, cluster),
    ]);
    warn(this, unlistedFlavor(settings, cluster.region));
    const { labels = {}, taints = [] } = settings;
    const zones = zonesOfPool(settings, cluster.region);
    const common = {
      serviceName: cluster.project.serviceName,
      kubeId: cluster.clusterId,
      flavorName: flavorName(settings.flavor),
      antiAffinity: settings.antiAffinity,
      ...scaling(settings, Math.max(1, zones.length)),
      ...template(labels, taints),
    };
    if (zones.length === 0) new CloudProjectKubeNodepool(this, 'Resource', { ...common, name: id });
    for (const { letter, name } of zones) {
      new CloudProjectKubeNodepool(this, letter, { ...common, name: `${id}-${letter}`, availabilityZones: [name] });
    }
    attributesFrom(this, {
      flavor_name: 'flavor',
      autoscale: ['nodes', 'minNodes', 'maxNodes'],
      desired_nodes: ['nodes', 'minNodes'],
      min_nodes: ['minNodes', 'nodes'],
      max_nodes: ['maxNodes', 'nodes'],
      'template.metadata.labels': 'labels',
      'template.spec.taints': 'taints',
    });
  }
}

/** None where nothing is in it: OVHcloud doesn't store an empty one, so that each plan would show it. */
function template(labels: { readonly [name: string]: string }, taints: NonNullable<ParsedNodePool['taints']>) {
  if (Object.keys(labels).length + taints.length === 0) return {};
  return {
    template: {
      metadata: { annotations: {}, finalizers: [], labels },
      spec: { taints: taints.map(({ key, value = '', effect }) => ({ key, value, effect })), unschedulable: false },
    },
  } satisfies Partial<CloudProjectKubeNodepoolConfig>;
}

function scaling({ nodes, minNodes = 0, maxNodes = 0 }: ParsedNodePool, zones: number) {
  if (nodes !== undefined) {
    const each = nodes / zones;
    return { autoscale: false, desiredNodes: each, minNodes: each, maxNodes: each };
  }
  // the autoscaler moves the number; a pool that starts at zero doesn't come up
  return {
    autoscale: true,
    desiredNodes: Math.max(1, minNodes / zones),
    minNodes: minNodes / zones,
    maxNodes: maxNodes / zones,
    lifecycle: { ignoreChanges: ['desired_nodes'] },
  } satisfies Partial<CloudProjectKubeNodepoolConfig>;
}

/** The id is the name of the pool at OVHcloud, where another one ends in `gzip: invalid header`. */
const nameMistakes = (id: string): Mistake[] =>
  /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(id)
    ? []
    : [{ path: [], text: `must be named with a-z, 0-9 and '-', got ${show(id)}; rename the construct` }];
