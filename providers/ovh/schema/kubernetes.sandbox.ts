import { kubernetesVersions } from '../../../facts/kubernetes';
import { knownTexts, text } from '../rules/given';
import {
  type Behaviour,
  type CloudObject,
  type CloudValues,
  type ComputeContext,
  type FamilyBehaviour,
  type Refusal,
  wording,
} from './behaviour';
import { nodePool } from './kubernetes-nodes.sandbox';
import { clusterPlanOf, clusterRefusals } from './kubernetes-rules.sandbox';
import { foreignStream } from './logs-rules.sandbox';
import { range, uuidOf } from './rules.sandbox';
import { networkTargets, subnetTypes, vrackNumber } from './subnet-rules.sandbox';

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

/** A namespace that a cluster has from the start. */
const namespace = (cluster: CloudObject, name: string): CloudObject => ({
  type: 'kubernetes_namespace_v1',
  id: `${cluster.id}/${name}`,
  attributes: { id: name, metadata: [{ name }] },
});

/** What belongs to a cluster: it dies with it, and nothing outside refers to it. */
const ofCluster = { service_name: 'ovh_cloud_project', kube_id: 'ovh_cloud_project_kube' } as const;

const oidcRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'issuerUrl must be a https URL, got {issuer_url}',
    source: 'Kubernetes: the API server takes https issuers only',
    unsure: 'that OVHcloud refuses it: its guide says that a bad configuration shows in the audit log',
    when: ({ now }) => !/^https:\/\/[^/]/.test(String(now['issuer_url'])),
  },
  {
    status: 400,
    says: 'oidcRequiredClaim must be key=value, got {claim}',
    source: 'provider docs of ovh_cloud_project_kube_oidc.oidc_required_claim',
    unsure: wording,
    when: ({ now }) => {
      const claim = knownTexts(now['oidc_required_claim']).find((one) => !/^[^=]+=.+/.test(one));
      return claim !== undefined && { claim };
    },
  },
];

const setting: Behaviour = { id: '{kube_id}', links: ofCluster };

/** The nodes of a pool. */
const nodesOf = (pool: CloudValues): readonly CloudValues[] =>
  Array.from({ length: Number(pool['current_nodes'] ?? 0) }, (_, index) => ({
    id: uuidOf(`${pool['id']}/${index}`),
    instance_id: uuidOf(`${pool['id']}/instance/${index}`),
    name: `${pool['name']}-node-${uuidOf(`${pool['id']}/${index}`).slice(0, 6)}`,
    node_pool_id: pool['id'] ?? '',
    project_id: pool['service_name'] ?? '',
    flavor: pool['flavor_name'] ?? '',
    is_up_to_date: true,
    status: 'READY',
  }));

export const kubernetesBehaviour: FamilyBehaviour = {
  resources: {
    ovh_cloud_project_kube: {
      unique: ['service_name', 'name'],
      links: {
        service_name: 'ovh_cloud_project',
        private_network_id: { to: networkTargets, whenGone: 'blocks' },
        nodes_subnet_id: { to: subnetTypes, whenGone: 'blocks' },
        load_balancers_subnet_id: { to: subnetTypes, whenGone: 'blocks' },
      },
      computed: {
        version: kubernetesVersions.entries.at(-1) ?? null,
        plan: ({ now }) => clusterPlanOf(now),
        update_policy: 'ALWAYS_UPDATE',
        kube_proxy_mode: 'iptables',
        nodes_subnet_id: null,
        url: ({ now, text }) => text(`{$letters6:url}.c1.${String(now['region']).toLowerCase()}.k8s.sandbox.invalid`),
        nodes_url: ({ now, text }) =>
          text(`{$letters6:url}.nodes.c1.${String(now['region']).toLowerCase()}.k8s.sandbox.invalid`),
        status: 'READY',
        is_up_to_date: true,
        control_plane_is_up_to_date: true,
        next_upgrade_versions: ({ now }) =>
          kubernetesVersions.entries.filter((_, index, { [index - 1]: before }) => before === now['version']),
        kubeconfig_attributes: (context) => [credentials(context)],
        kubeconfig,
      },
      alsoMakes: (cluster) => ['default', 'kube-system', 'kube-public'].map((name) => namespace(cluster, name)),
      follows: { next_upgrade_versions: ['version'] },
      // measured with provider 2.19.0; it leaves ip_allocation_policy open too, a block that stays what it is
      opens: { kubeconfig_attributes: ['customization', 'customization_apiserver'] },
      failsOnUpdate: { plan: 'the plan of a cluster cannot be changed' },
      ignoresUpdate: {
        nodes_subnet_id: {
          says: 'the new subnet of the nodes never reaches the API; every plan shows it again',
          source: 'code of provider 2.19.0',
        },
      },
      refuses: [vrackNumber('private_network_id'), ...clusterRefusals],
    },
    ovh_cloud_project_kube_nodepool: nodePool,
    ovh_cloud_project_kube_iprestrictions: {
      ...setting,
      adopts: true,
      refuses: [
        {
          status: 400,
          says: '{ip} is not an IPv4 range in CIDR notation',
          source: 'OVHcloud docs, public-cloud/containers-orchestration/managed-kubernetes: API server IP restrictions',
          unsure: wording,
          when: ({ now }) => {
            const ip = knownTexts(now['ips']).find((one) => range(one) === undefined);
            return ip !== undefined && { ip };
          },
        },
      ],
    },
    ovh_cloud_project_kube_oidc: { ...setting, unique: ['kube_id'], refreshFails: true, refuses: oidcRefusals },
    ovh_cloud_project_kube_log_subscription: {
      unique: ['kube_id', 'kind', 'stream_id'],
      links: { ...ofCluster, stream_id: { to: 'ovh_dbaas_logs_output_graylog_stream', whenGone: 'blocks' } },
      refuses: [
        {
          status: 400,
          says: 'kind must be audit, got {kind}',
          source: 'OVHcloud docs, public-cloud/containers-orchestration/managed-kubernetes/forwarding-audit-logs',
          unsure: wording,
          when: ({ now }) => text(now['kind']) !== 'audit',
        },
        foreignStream,
      ],
      computed: { subscription_id: '{id}', resource: [{ name: '{kube_id}', type: 'cloud/project/kube' }] },
    },
  },
  dataSources: {
    ovh_cloud_project_kube: {
      by: { service_name: 'service_name', kube_id: '$id' },
      links: { service_name: 'ovh_cloud_project' },
    },
    ovh_cloud_project_kube_iprestrictions: { by: { kube_id: '$id' }, links: ofCluster },
    ovh_cloud_project_kube_oidc: { by: { kube_id: '$id' }, links: ofCluster },
    ovh_cloud_project_kube_log_subscription: {
      by: { kube_id: 'kube_id', subscription_id: '$id' },
      links: ofCluster,
    },
    ovh_cloud_project_kube_nodepool: { by: { kube_id: 'kube_id', name: 'name' }, links: ofCluster },
    ovh_cloud_project_kube_nodepool_nodes: {
      of: 'ovh_cloud_project_kube_nodepool',
      by: { kube_id: 'kube_id', name: 'name' },
      links: ofCluster,
      computed: { nodes: ({ now }) => nodesOf(now) },
    },
    ovh_cloud_project_kube_nodes: {
      links: ofCluster,
      computed: {
        nodes: ({ now, cloud }) =>
          cloud
            .find('ovh_cloud_project_kube_nodepool', { kube_id: now['kube_id'] ?? '' })
            .flatMap(({ id, attributes }) => nodesOf({ ...attributes, id })),
      },
    },
  },
};
