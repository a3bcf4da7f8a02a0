import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import { madeFrom, makeEach } from '../constructs/core/origin';
import type { IKubernetesCluster } from '../constructs/kubernetes/cluster';
import { ArgoRollouts } from '../constructs/platform/argo-rollouts';
import { bindings } from '../constructs/platform/bindings';
import { KnativeServing } from '../constructs/platform/knative-serving';
import { Namespace } from '../constructs/platform/namespace';
import { BaseStack, type BaseStackSettings } from './base-stack';
import type { ParsedPlatform } from './platform-settings';

interface PlatformStackProps extends BaseStackSettings {
  readonly team: string;
  readonly environment: string;
  readonly platform: ParsedPlatform;
  /** Cluster of the environment; its administrator's credentials are read from the environment's state. */
  readonly cluster: IKubernetesCluster;
}

/**
 * What runs inside one cluster, in a state of its own: the cluster's address and credentials are known only after the
 * environment is applied, and a plan needs them.
 */
export class PlatformStack extends BaseStack {
  readonly namespaces: Readonly<Record<string, Namespace>>;

  constructor(scope: Construct, id: string, { platform, cluster, ...settings }: PlatformStackProps) {
    super(scope, id, 'platform', settings);
    const { host, clusterCaCertificate, clientCertificate, clientKey } = cluster.kubeconfig;
    const connection = {
      host,
      clusterCaCertificate: Fn.base64decode(clusterCaCertificate),
      clientCertificate: Fn.base64decode(clientCertificate),
      clientKey: Fn.base64decode(clientKey),
    };
    new bindings.KubernetesProvider(this, 'Kubernetes', connection);
    new bindings.HelmProvider(this, 'Helm', { kubernetes: connection });

    this.namespaces = makeEach(this, 'Namespaces', platform.namespaces, (namespaces, name, namespace) => {
      const labels = { ...this.kubernetesLabels, ...namespace.labels };
      return new Namespace(namespaces, name, { ...namespace, labels });
    });
    const { knative, argoRollouts } = platform;
    if (knative) madeFrom(new KnativeServing(this, 'Knative', knative), 'knative');
    if (argoRollouts) madeFrom(new ArgoRollouts(this, 'ArgoRollouts', argoRollouts), 'argoRollouts');
  }
}
