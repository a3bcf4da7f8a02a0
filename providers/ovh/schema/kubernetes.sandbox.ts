import type { Behaviour, CloudObject, ComputeContext, FamilyBehaviour } from './behaviour';

/** Certificates and keys of a sandbox cluster: the form of the real ones, and nobody's. */
const pem = (kind: string, name: string): string =>
  Buffer.from(`-----BEGIN ${kind}-----\nSANDBOX ${name}\nthis is not a key\n-----END ${kind}-----\n`).toString(
    'base64',
  );

const credentials = ({ now, id }: ComputeContext) => ({
  host: `https://${now['url']}`,
  cluster_ca_certificate: pem('CERTIFICATE', `authority of ${id}`),
  client_certificate: pem('CERTIFICATE', `client of ${id}`),
  client_key: pem('RSA PRIVATE KEY', `client of ${id}`),
});

function kubeconfig(context: ComputeContext): string {
  const { host, ...keys } = credentials(context);
  return [
    'apiVersion: v1',
    'kind: Config # sandbox',
    'clusters:',
    '- name: sandbox',
    `  cluster: {server: "${host}", certificate-authority-data: ${keys.cluster_ca_certificate}}`,
    'users:',
    '- name: kubernetes-admin',
    `  user: {client-certificate-data: ${keys.client_certificate}, client-key-data: ${keys.client_key}}`,
    'contexts:',
    '- {name: sandbox, context: {cluster: sandbox, user: kubernetes-admin}}',
    'current-context: sandbox',
    '',
  ].join('\n');
}

const subnet = [
  'ovh_cloud_project_network_private_subnet_v2',
  'ovh_cloud_project_network_private_subnet',
  'ovh_cloud_network_private_vrack_subnet',
];

/** A namespace that a cluster has from the start. */
const namespace = (cluster: CloudObject, name: string): CloudObject => ({
  type: 'kubernetes_namespace_v1',
  id: `${cluster.id}/${name}`,
  attributes: { id: name, metadata: [{ name }] },
});

/** What belongs to a cluster: it dies with it, and nothing outside refers to it. */
const ofCluster = { service_name: 'ovh_cloud_project', kube_id: 'ovh_cloud_project_kube' } as const;

const setting: Behaviour = { id: '{kube_id}', links: ofCluster };

export const kubernetesBehaviour: FamilyBehaviour = {
  resources: {
    ovh_cloud_project_kube: {
      unique: ['service_name', 'name'],
      links: {
        service_name: 'ovh_cloud_project',
        private_network_id: {
          to: [
            'ovh_cloud_project_network_private.regions_attributes.openstackid',
            'ovh_cloud_network_private_vrack',
            'ovh_cloud_project_region_network',
          ],
          whenGone: 'blocks',
        },
        nodes_subnet_id: { to: subnet, whenGone: 'blocks' },
        load_balancers_subnet_id: { to: subnet, whenGone: 'blocks' },
      },
      computed: {
        version: '1.34',
        plan: 'free',
        update_policy: 'ALWAYS_UPDATE',
        kube_proxy_mode: 'iptables',
        nodes_subnet_id: null,
        url: ({ now, text }) => text(`{$letters6:url}.c1.${String(now['region']).toLowerCase()}.k8s.sandbox.invalid`),
        nodes_url: ({ now, text }) =>
          text(`{$letters6:url}.nodes.c1.${String(now['region']).toLowerCase()}.k8s.sandbox.invalid`),
        status: 'READY',
        is_up_to_date: true,
        control_plane_is_up_to_date: true,
        next_upgrade_versions: [],
        kubeconfig_attributes: (context) => [credentials(context)],
        kubeconfig,
      },
      alsoMakes: (cluster) => ['default', 'kube-system', 'kube-public'].map((name) => namespace(cluster, name)),
      failsOnUpdate: { plan: 'the plan of a cluster cannot be changed' },
      ignoresUpdate: ['nodes_subnet_id'],
    },
    ovh_cloud_project_kube_nodepool: {
      unique: ['kube_id', 'name'],
      links: ofCluster,
      computed: {
        name: 'nodepool-{$uuid:name}',
        min_nodes: 0,
        max_nodes: 100,
        desired_nodes: ({ now }) => Math.max(1, Number(now['min_nodes'] ?? 0)),
        current_nodes: '{desired_nodes}',
        available_nodes: '{desired_nodes}',
        up_to_date_nodes: '{desired_nodes}',
        autoscale: false,
        autoscaling_scale_down_unneeded_time_seconds: 600,
        autoscaling_scale_down_unready_time_seconds: 1200,
        autoscaling_scale_down_utilization_threshold: 0.5,
        anti_affinity: false,
        monthly_billed: false,
        flavor: '{flavor_name}',
        project_id: '{service_name}',
        size_status: 'CAPACITY_OK',
        status: 'READY',
      },
      follows: {
        current_nodes: ['desired_nodes'],
        available_nodes: ['desired_nodes'],
        up_to_date_nodes: ['desired_nodes'],
      },
    },
    ovh_cloud_project_kube_iprestrictions: { ...setting, adopts: true },
    ovh_cloud_project_kube_oidc: { ...setting, unique: ['kube_id'], refreshFails: true },
    ovh_cloud_project_kube_log_subscription: {
      unique: ['kube_id', 'kind', 'stream_id'],
      links: { ...ofCluster, stream_id: { to: 'ovh_dbaas_logs_output_graylog_stream', whenGone: 'blocks' } },
      computed: { subscription_id: '{id}', resource: [{ name: '{kube_id}', type: 'cloud/project/kube' }] },
    },
  },
  dataSources: {
    ovh_cloud_project_kube: {
      by: { service_name: 'service_name', kube_id: '$id' },
      links: { service_name: 'ovh_cloud_project' },
    },
  },
};
