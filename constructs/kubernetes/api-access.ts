import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import { ipv4Cidr, largestNetwork, maskLength, notPublicUse } from '../core/cidr';
import { distinct } from '../core/lists';
import { show } from '../core/messages';
import { parseSettings } from '../core/settings';
import type { IKubernetesCluster } from './cluster';

const everyone = '0.0.0.0/0';

/** A network that somebody on the internet can have: the API server has a public address only. */
const source = ipv4Cidr.refine((cidr) => sourceProblem(cidr) === undefined, {
  error: ({ input }) => sourceProblem(String(input)) ?? '',
});

function sourceProblem(cidr: string): string | undefined {
  if (cidr === everyone) return `must not be every address, got ${show(cidr)}; say apiAccess: 'public' if it is meant`;
  if (maskLength(cidr) < largestNetwork)
    return `must be /${largestNetwork} or smaller, got ${show(cidr)}; name the networks that are meant, or say apiAccess: 'public'`;
  const special = notPublicUse(cidr);
  return special === undefined
    ? undefined
    : `is ${special}, and nobody comes from there, got ${show(cidr)}; name the public addresses that they come from`;
}

const allowList = distinct(
  z
    .array(source)
    .min(1, { error: `must name a network, got []; an empty list is open to everyone, say 'public' if it is meant` }),
).readonly();

/** Networks that may reach the API server, or `'public'`. */
export const apiAccessSetting = z.union([allowList, z.literal('public')], {
  error: ({ input }) =>
    `must be a list of IPv4 networks or 'public', got ${show(input)}; name the networks of CI and of people`,
});

/** Who may reach the API server of a cluster. */
export interface KubernetesApiAccessSettings {
  /**
   * IPv4 networks that may.
   *
   * Range: at least one, public, /8 or smaller.
   * Change: in place.
   */
  readonly allow: readonly string[];
}

export const kubernetesApiAccessSettings = z.strictObject({ allow: allowList }).readonly();

/** An API allow-list, and the cluster it is for. */
export interface KubernetesApiAccessProps extends KubernetesApiAccessSettings {
  /** Change: replaces the list. */
  readonly cluster: IKubernetesCluster;
  /** More networks, known after apply: the public addresses of the gateway that the nodes leave through. Change: in place. */
  readonly gateway?: string[];
}

/**
 * The networks that may reach the API server of a cluster. One of these a cluster.
 *
 * Makes: `ovh_cloud_project_kube_iprestrictions`; destroying it opens the API to everyone.
 * Cost: none.
 *
 * @example
 * declare const cluster: IKubernetesCluster;
 * new KubernetesApiAccess(this, 'ApiAccess', { cluster, allow: ['203.0.113.0/24'] });
 */
export class KubernetesApiAccess extends Construct {
  constructor(scope: Construct, id: string, { cluster, gateway, ...input }: KubernetesApiAccessProps) {
    super(scope, id);
    const { allow } = parseSettings(kubernetesApiAccessSettings, input, this);
    new CloudProjectKubeIprestrictions(this, 'Resource', {
      serviceName: cluster.project.serviceName,
      kubeId: cluster.clusterId,
      ips: gateway === undefined ? [...allow] : Fn.concat([[...allow], gateway]),
    });
  }
}
