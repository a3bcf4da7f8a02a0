import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import type { IKubernetesCluster } from '../constructs/kubernetes/cluster';
import { BaseStack, type BaseStackSettings } from './base-stack';
import type { platformSettings } from './platform-settings';

export interface PlatformStackProps extends BaseStackSettings {
  readonly team: string;
  readonly environment: string;
  readonly platform: z.output<typeof platformSettings>;
  /** Cluster of the environment; its administrator's credentials are read from the environment's state. */
  readonly cluster: IKubernetesCluster;
}

/**
 * What runs inside one cluster, in a state of its own: the cluster's address and credentials are known only after the
 * environment is applied, and a plan needs them.
 */
export class PlatformStack extends BaseStack {
  constructor(scope: Construct, id: string, { platform, cluster, ...settings }: PlatformStackProps) {
    super(scope, id, 'platform', settings);
    const { host, clusterCaCertificate, clientCertificate, clientKey } = cluster.kubeconfig;
    const connection = {
      host,
      clusterCaCertificate: Fn.base64decode(clusterCaCertificate),
      clientCertificate: Fn.base64decode(clientCertificate),
      clientKey: Fn.base64decode(clientKey),
    };
    new KubernetesProvider(this, 'Kubernetes', connection);
    new HelmProvider(this, 'Helm', { kubernetes: connection });
  }
}
