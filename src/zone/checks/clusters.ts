import { isPrivate, overlaps } from '../../../constructs/core/cidr';
import type { Mistake } from '../../../constructs/core/settings';
import { clusterRanges, managedKubernetesMistakes, planFor } from '../../../constructs/kubernetes/checks';
import { cidrProblems } from '../../../constructs/network/subnet';
import { onlyName } from '../../../stacks/environment-stack';
import { environmentsOf, onlyVrack, type Placed, type SoundZone } from './zone';

type Cluster = Placed['settings']['clusters'][string];

/** Clusters against their networks, and their inner ranges against the whole plan of the vRack they are on. */
export function clusterMistakes(zone: SoundZone): Mistake[] {
  const fit = { ...zone, networks: fitNetworks(zone) };
  return environmentsOf(zone).flatMap((placed) =>
    Object.entries(placed.settings.clusters).flatMap(([name, cluster]) => {
      const at = [...placed.path, 'clusters', name];
      const nodes = networkOf(zone, placed, cluster.network ?? onlyName(placed.settings.networks));
      if (nodes === undefined) return [];
      const { region, cidr } = nodes;
      const loadBalancers =
        cluster.loadBalancerNetwork === undefined ? undefined : networkOf(zone, placed, cluster.loadBalancerNetwork);
      const own = managedKubernetesMistakes(cluster, { region, cidr, egress: nodes.egress, loadBalancers });
      return [
        ...own.map((mistake) => ({ ...mistake, path: [...at, ...mistake.path] })),
        ...rangeMistakes(fit, placed, at, cluster, nodes),
      ];
    }),
  );
}

function networkOf(zone: SoundZone, { settings }: Placed, name: string) {
  const network = settings.networks[name];
  const planned = network && zone.networks?.[network.allocation];
  if (network === undefined || planned === undefined) return undefined;
  const egress = network.egress === 'none' ? 'none' : 'hub' in network.egress ? 'hub' : 'gateway';
  const vrack = planned.vrack ?? onlyVrack(zone);
  return {
    region: network.region ?? settings.region,
    cidr: planned.cidr,
    allocation: network.allocation,
    egress,
    vrack,
  } as const;
}

const fitNetworks = ({ networks = {} }: SoundZone) =>
  Object.fromEntries(Object.entries(networks).filter(([, { cidr }]) => cidrProblems(cidr).length === 0));

/** The nodes' own network is checked by the cluster; here are the others, which pods could no longer reach. */
function rangeMistakes(
  zone: SoundZone,
  { settings }: Placed,
  at: readonly string[],
  cluster: Cluster,
  nodes: { readonly vrack: string | undefined; readonly allocation: string },
): Mistake[] {
  const plan = planFor(cluster, settings.region);
  if (plan === undefined) return [];
  // the network plan itself keeps clear of Docker's range
  const ranges = clusterRanges(plan, cluster).filter(({ use, cidr }) => use !== 'docker' && isPrivate(cidr));
  return ranges.flatMap(({ use, cidr }) =>
    Object.entries(zone.networks ?? {})
      .filter(([name, network]) => name !== nodes.allocation && (network.vrack ?? onlyVrack(zone)) === nodes.vrack)
      .filter(([, network]) => overlaps(network.cidr, cidr))
      .map(([name, network]) => ({
        path: at,
        text: `has its ${use} in ${cidr}, which overlaps networks.${name} (${network.cidr}); ${plan === 'standard' ? `give ipAllocation.${use}, or move the network` : 'move the network'}`,
      })),
  );
}
