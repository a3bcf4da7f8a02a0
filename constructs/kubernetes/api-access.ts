import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import { ipv4Cidr } from '../core/cidr';
import { show } from '../core/messages';
import { parseSettings } from '../core/settings';
import type { IKubernetesCluster } from './cluster';

const everyone = '0.0.0.0/0';

const allowList = z
  .array(
    ipv4Cidr.refine((cidr) => cidr !== everyone, {
      error: `must not be every address, got ${show(everyone)}; say apiAccess: 'public' if it is meant`,
    }),
  )
  .min(1, { error: `must name a network, got []; an empty list is open to everyone, say 'public' if it is meant` })
  .readonly();

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
   * Range: at least one, and not every address.
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
