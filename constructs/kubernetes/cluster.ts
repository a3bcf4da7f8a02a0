import type { KubernetesPlan } from '../../facts/kubernetes';
import type { RegionName } from '../../facts/regions';
import type { ICloudProject } from '../project/cloud-project';

/** How to reach a cluster as its administrator; secret, and in the Terraform state. */
export interface KubeconfigAttributes {
  readonly host: string;
  /** Base64. */
  readonly clusterCaCertificate: string;
  /** Base64. */
  readonly clientCertificate: string;
  /** Base64. */
  readonly clientKey: string;
}

/** What others need of a Managed Kubernetes cluster. */
export interface IKubernetesCluster {
  readonly project: ICloudProject;
  readonly clusterId: string;
  readonly region: RegionName;
  readonly plan: KubernetesPlan;
  readonly kubeconfig: KubeconfigAttributes;
}
