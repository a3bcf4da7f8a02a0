import type { z } from 'zod';
import { monthOf } from '../../facts/fact-list';
import { isImpossible, type KubernetesPlan, kubernetesPlans, kubernetesRegions, planOf } from '../../facts/kubernetes';
import type { RegionName } from '../../facts/regions';
import { isPrivate, maskLength, overlaps } from '../core/cidr';
import { show } from '../core/messages';
import { zonesOf } from '../core/region';
import type { Mistake } from '../core/settings';
import type { IPrivateNetwork } from '../network/private-network';
import { mostNodes, nodePoolMistakes } from './node-pool';
import type { managedKubernetesSettings } from './settings';

type Egress = IPrivateNetwork['egress']['kind'];
type Settings = z.output<typeof managedKubernetesSettings>;

/** What the rules of a cluster need of its networks. */
interface ClusterContext {
  readonly region: RegionName;
  /** CIDR of the nodes' network. */
  readonly cidr: string;
  readonly egress: Egress;
  readonly loadBalancers?: { readonly region: RegionName; readonly egress: Egress };
}

/** An address range inside a cluster, which no network of its VLAN may overlap. */
interface ClusterRange {
  readonly use: 'pods' | 'services' | 'docker';
  readonly cidr: string;
}

/** The plan that settings ask for, or the region's; where none is sold, the one that new regions get. */
export const planFor = ({ plan }: Pick<Settings, 'plan'>, region: RegionName): KubernetesPlan =>
  plan === undefined ? (planOf(region) ?? 'standard') : typeof plan === 'string' ? plan : plan.unlisted;

/** The address ranges inside a cluster, its own or the plan's. */
export function clusterRanges(
  plan: KubernetesPlan,
  { ipAllocation }: Pick<Settings, 'ipAllocation'>,
): readonly [pods: ClusterRange, services: ClusterRange, ...others: ClusterRange[]] {
  if (plan === 'standard') {
    const { pods, services } = kubernetesPlans.entries.standard.ranges;
    return [
      { use: 'pods', cidr: ipAllocation?.pods ?? pods },
      { use: 'services', cidr: ipAllocation?.services ?? services },
    ];
  }
  const { pods, services, docker } = kubernetesPlans.entries.free.ranges;
  return [
    { use: 'pods', cidr: pods },
    { use: 'services', cidr: services },
    { use: 'docker', cidr: docker },
  ];
}

/** What is wrong between the settings of a cluster, its region and its networks. */
export function managedKubernetesMistakes(settings: Settings, context: ClusterContext): Mistake[] {
  const { region } = context;
  const plan = planFor(settings, region);
  const pools = Object.entries(settings.nodePools).flatMap(([name, pool]) =>
    nodePoolMistakes(pool, { region }).map(({ path, text }) => ({ path: ['nodePools', name, ...path], text })),
  );
  return [
    ...planMistakes(settings, region),
    ...pools,
    ...sizeMistakes(settings, plan),
    ...rangeMistakes(settings, plan, context.cidr),
    ...egressMistakes(plan, context),
  ];
}

function planMistakes({ plan }: Settings, region: RegionName): Mistake[] {
  if (planOf(region) === undefined && plan === undefined) {
    const text = `is missing, and none is sold in ${region} as far as is known; use another region, or { unlisted: 'standard' } if it is by now`;
    return [{ path: ['plan'], text }];
  }
  if (typeof plan !== 'string' || !isImpossible(plan, region)) return [];
  const text = `is not sold in ${region} (three zones), got ${show(plan)}; use 'standard', or { unlisted: '${plan}' } if OVHcloud has it there by now`;
  return [{ path: ['plan'], text }];
}

/** A plan that no list names for the region: it may be there by now. */
export function unlistedPlan({ plan }: Pick<Settings, 'plan'>, region: RegionName): Mistake[] {
  const sold = planOf(region);
  if (typeof plan !== 'string' || plan === sold || isImpossible(plan, region)) return [];
  const instead = sold === undefined ? 'use another region' : `use '${sold}'`;
  const text = `is not sold in ${region} by the list of ${monthOf(kubernetesRegions)}, got ${show(plan)}; ${instead}, or say { unlisted: '${plan}' } if OVHcloud has it there by now`;
  return [{ path: ['plan'], text }];
}

function sizeMistakes({ nodePools, ipAllocation }: Settings, plan: KubernetesPlan): Mistake[] {
  const most = Object.values(nodePools).reduce((sum, pool) => sum + mostNodes(pool), 0);
  const { maxNodes } = kubernetesPlans.entries[plan];
  const room = ipAllocation?.pods === undefined ? maxNodes : 2 ** Math.max(0, 24 - maskLength(ipAllocation.pods));
  if (most > maxNodes) {
    const text = `must have at most ${maxNodes} nodes together on plan ${plan}, got ${most}; lower them or use a second cluster`;
    return [{ path: ['nodePools'], text }];
  }
  if (most <= room) return [];
  const text = `must hold a /24 for each of ${most} nodes, got ${ipAllocation?.pods} with room for ${room}; use a larger range`;
  return [{ path: ['ipAllocation', 'pods'], text }];
}

function rangeMistakes(settings: Settings, plan: KubernetesPlan, network: string): Mistake[] {
  const { ipAllocation } = settings;
  if (ipAllocation !== undefined && plan === 'free') {
    const text = `is only for plan standard, got ${show(ipAllocation)} on plan free; remove it`;
    return [{ path: ['ipAllocation'], text }];
  }
  const ranges = clusterRanges(plan, settings);
  const [pods, services] = ranges;
  const own = (['pods', 'services'] as const).flatMap((use): Mistake[] => {
    const cidr = ipAllocation?.[use];
    if (cidr === undefined) return [];
    const path = ['ipAllocation', use];
    return [
      ...(isPrivate(cidr) ? [] : [{ path, text: `must be private (RFC 1918), got ${cidr}; use one in 10.0.0.0/8` }]),
      ...(maskLength(cidr) <= 16 ? [] : [{ path, text: `must be /16 or larger, got ${cidr}; use a larger range` }]),
    ];
  });
  // what overlaps an odd range follows from it
  if (own.length > 0) return own;
  const crossed: Mistake[] = overlaps(pods.cidr, services.cidr)
    ? [{ path: ['ipAllocation'], text: `pods and services overlap, got ${pods.cidr} and ${services.cidr}; move one` }]
    : [];
  const taken = ranges
    .filter(({ cidr }) => overlaps(cidr, network))
    .map(({ use, cidr }): Mistake => {
      const what = plan === 'standard' ? 'give another network or ipAllocation' : 'give another network';
      return { path: ['network'], text: `overlaps the ${use} of the cluster (${cidr}), got ${network}; ${what}` };
    });
  return [...crossed, ...taken];
}

function egressMistakes(plan: KubernetesPlan, { region, egress, loadBalancers }: ClusterContext): Mistake[] {
  const noWayOut: Mistake[] =
    plan === 'standard' && egress === 'none' && zonesOf(region).length > 0
      ? [
          {
            path: ['network'],
            text: `needs a way out in ${region} (three zones, plan standard), got egress 'none'; give the network egress: { gateway: 's' } or larger`,
          },
        ]
      : [];
  if (loadBalancers === undefined) return noWayOut;
  const path = ['loadBalancerNetwork'];
  return [
    ...noWayOut,
    ...(loadBalancers.region === region
      ? []
      : [{ path, text: `must be in the cluster's region (${region}), got ${loadBalancers.region}; use one there` }]),
    ...(loadBalancers.egress === 'gateway'
      ? []
      : [
          {
            path,
            text: `needs a gateway, got egress '${loadBalancers.egress}'; give it egress: { gateway: 's' } or larger`,
          },
        ]),
  ];
}
