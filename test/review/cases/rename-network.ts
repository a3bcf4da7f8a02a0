import { reviewCase, zone } from '../corpus';
import { renamed } from '../program';

/** A network that gets another name in the settings and stays the same in every other way. */
export default reviewCase({
  before: zone(),
  after: zone({
    'prod.networks': renamed({ main: 'private' }),
  }),
  expected: `
    replace web-prod/Clusters/main ovh_cloud_project_kube: private_network_id known after Networks/private; loses the etcd data of the cluster
      nodes_subnet_id: \${Networks/private/Gateway.subnet_id} -> known after apply
    replace web-prod/Clusters/main/ApiAccess ovh_cloud_project_kube_iprestrictions: kube_id known after Clusters/main
      ips: \${[for ip in flatten(Networks/private/Gateway.external_information[*].ips)[*].ip : format("%s/32", ip)]} -> known after apply
    replace web-prod/Clusters/main/AuditLog ovh_cloud_project_kube_log_subscription: kube_id known after Clusters/main
    replace web-prod/Clusters/main/NodePools/web ovh_cloud_project_kube_nodepool: kube_id known after Clusters/main; loses the nodes
    replace web-prod/Clusters/main/Oidc ovh_cloud_project_kube_oidc: kube_id known after Clusters/main
    move web-prod/Networks/private ovh_cloud_project_network_private from ovh_cloud_project_network_private.Networks_main; loses its subnets
    move web-prod/Networks/private/Gateway ovh_cloud_project_gateway from ovh_cloud_project_gateway.Networks_main_Gateway; loses the public address that egress comes from
    move web-prod/Networks/private/Subnet ovh_cloud_project_network_private_subnet_v2 from ovh_cloud_project_network_private_subnet_v2.Networks_main_Subnet; loses the ports in the subnet
    protected web-prod ovh_cloud_project_gateway.Networks_main_Gateway: holds data and would be destroyed, which a deploy refuses
      $ retired: { 'web/prod/networks.main': { after: 'YYYY-MM-DD', reason: '…' } }
    protected web-prod ovh_cloud_project_kube.Clusters_main: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    protected web-prod ovh_cloud_project_network_private.Networks_main: holds data and would be destroyed, which a deploy refuses
      $ retired: { 'web/prod/networks.main': { after: 'YYYY-MM-DD', reason: '…' } }
    protected web-prod ovh_cloud_project_network_private_subnet_v2.Networks_main_Subnet: holds data and would be destroyed, which a deploy refuses
      $ retired: { 'web/prod/networks.main': { after: 'YYYY-MM-DD', reason: '…' } }
    replace web-prod-platform-main/Namespaces/shop kubernetes_namespace_v1: provider known after web-prod/Clusters/main; loses every workload
    replace web-prod-platform-main/Namespaces/shop/DefaultDeny kubernetes_network_policy_v1: provider known after web-prod/Clusters/main
    replace web-prod-platform-main/Namespaces/shop/Limits kubernetes_limit_range_v1: provider known after web-prod/Clusters/main
    replace web-prod-platform-main/Namespaces/shop/Quota kubernetes_resource_quota_v1: provider known after web-prod/Clusters/main
    protected web-prod-platform-main kubernetes_namespace_v1.Namespaces_shop: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
  `,
});
