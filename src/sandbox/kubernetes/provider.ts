import { valuesAt } from '../../../providers/ovh/rules/given';
import type { CloudValues, CloudView } from '../../../providers/ovh/schema/behaviour';
import { type Attributes, block, nested } from '../../../providers/ovh/schema/notation';
import { CloudError } from '../error';

/** What Kubernetes objects and releases live in. */
export const clusterType = 'ovh_cloud_project_kube';

/** The cluster of the simulated OVHcloud that a provider configuration reaches, as the prefix of everything in it. */
export function clusterScope(config: CloudValues, cloud: CloudView): string {
  const [host] = [...valuesAt(config, 'host'), ...valuesAt(config, 'kubernetes.host')];
  if (host === undefined) {
    throw new CloudError(0, 'the provider configuration has no host', {
      hint: 'The sandbox finds a cluster by its host only: kubeconfig_attributes[0].host of an ovh_cloud_project_kube. It reads no kubeconfig file.',
    });
  }
  const address = String(host).replace(/\/$/, '');
  const [cluster] = cloud.find(clusterType, { 'kubeconfig_attributes.host': address });
  if (cluster === undefined) {
    throw new CloudError(0, `Get "${address}/version": dial tcp: connect: connection refused`, {
      hint: `No cluster in this sandbox answers at ${address}: it was deleted, or never made.`,
    });
  }
  return `${cluster.id}/`;
}

/** Configuration of hashicorp/kubernetes 2.38. */
export const kubernetesProvider: Attributes = {
  client_certificate: 'string optional',
  client_key: 'string optional',
  cluster_ca_certificate: 'string optional',
  config_context: 'string optional',
  config_context_auth_info: 'string optional',
  config_context_cluster: 'string optional',
  config_path: 'string optional',
  config_paths: 'list(string) optional',
  host: 'string optional',
  ignore_annotations: 'list(string) optional',
  ignore_labels: 'list(string) optional',
  insecure: 'bool optional',
  password: 'string optional',
  proxy_url: 'string optional',
  tls_server_name: 'string optional',
  token: 'string optional',
  username: 'string optional',
  exec: block('list', 'optional max=1', {
    api_version: 'string required',
    args: 'list(string) optional',
    command: 'string required',
    env: 'map(string) optional',
  }),
  experiments: block('list', 'optional max=1', { manifest_resource: 'bool optional' }),
};

/** Configuration of hashicorp/helm 3.1. */
export const helmProvider: Attributes = {
  burst_limit: 'number optional',
  debug: 'bool optional',
  helm_driver: 'string optional',
  plugins_path: 'string optional',
  qps: 'number optional',
  registry_config_path: 'string optional',
  repository_cache: 'string optional',
  repository_config_path: 'string optional',
  experiments: nested('single', 'optional', { manifest: 'bool optional' }),
  registries: nested('list', 'optional', {
    password: 'string required sensitive',
    url: 'string required',
    username: 'string required',
  }),
  kubernetes: nested('single', 'optional', {
    client_certificate: 'string optional',
    client_key: 'string optional sensitive',
    cluster_ca_certificate: 'string optional',
    config_context: 'string optional',
    config_context_auth_info: 'string optional',
    config_context_cluster: 'string optional',
    config_path: 'string optional',
    config_paths: 'list(string) optional',
    host: 'string optional',
    insecure: 'bool optional',
    password: 'string optional sensitive',
    proxy_url: 'string optional',
    tls_server_name: 'string optional',
    token: 'string optional sensitive',
    username: 'string optional',
    exec: nested('single', 'optional', {
      api_version: 'string required',
      args: 'list(string) optional',
      command: 'string required',
      env: 'map(string) optional',
    }),
  }),
};
