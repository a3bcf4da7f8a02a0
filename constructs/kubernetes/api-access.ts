import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import { ipv4Cidr } from '../core/cidr';
import { show } from '../core/settings';
import type { IKubernetesCluster } from './cluster';

const everyone = '0.0.0.0/0';

/** Networks that may reach the API server, or `'public'`. */
export const apiAccessSetting = z.union(
  [
    z
      .array(
        ipv4Cidr.refine((cidr) => cidr !== everyone, {
          error: `must not be every address, got ${show(everyone)}; say apiAccess: 'public' if it is meant`,
        }),
      )
      .min(1, { error: `must name a network, got []; an empty list is open to everyone, say 'public' if it is meant` })
      .readonly(),
    z.literal('public'),
  ],
  {
    error: ({ input }) =>
      `must be a list of IPv4 networks or 'public', got ${show(input)}; name the networks of CI and of people`,
  },
);

export interface KubernetesApiAccessProps {
  readonly cluster: IKubernetesCluster;
  /** IPv4 networks that may reach the API server. Change: in place. */
  readonly allow: readonly string[];
  /** More of them that are known after apply: the public addresses of the gateway that the nodes leave through. */
  readonly gateway?: string[];
}

/**
 * The networks that may reach the API server of a cluster. One of these a cluster.
 *
 * Makes: `ovh_cloud_project_kube_iprestrictions`; destroying it opens the API to everyone.
 * Cost: none.
 */
export class KubernetesApiAccess extends Construct {
  constructor(scope: Construct, id: string, { cluster, allow, gateway }: KubernetesApiAccessProps) {
    super(scope, id);
    new CloudProjectKubeIprestrictions(this, 'Resource', {
      serviceName: cluster.project.serviceName,
      kubeId: cluster.clusterId,
      ips: gateway === undefined ? [...allow] : Fn.concat([[...allow], gateway]),
    });
  }
}
