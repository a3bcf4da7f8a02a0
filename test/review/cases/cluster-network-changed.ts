import { reviewCase, zone } from '../corpus';
import { plus } from '../program';

const two = { 'prod.networks': plus({ other: { allocation: 'spare', egress: { gateway: 's' } } }) };

/** A cluster that moves into another network of the environment is another cluster. */
export default reviewCase({
  before: zone({ ...two, 'prod.clusters.main.network': 'main' }),
  after: zone({ ...two, 'prod.clusters.main.network': 'other' }),
  expected: `
    replace web-prod/Clusters/main ovh_cloud_project_kube: private_network_id known after apply; loses the etcd data of the cluster
      nodes_subnet_id: \${Networks/main/Gateway.subnet_id} -> \${Networks/other/Gateway.subnet_id}
      private_network_id: \${Networks/main.regions_openstack_ids["GRA11"]} -> \${Networks/other.regions_openstack_ids["GRA11"]}
    replace web-prod/Clusters/main/ApiAccess ovh_cloud_project_kube_iprestrictions: kube_id known after Clusters/main
      ips: - \${[for ip in flatten(Networks/main/Gateway.external_information[*].ips)[*].ip : format("%s/32", ip)]}
      ips: + \${[for ip in flatten(Networks/other/Gateway.external_information[*].ips)[*].ip : format("%s/32", ip)]}
    replace web-prod/Clusters/main/AuditLog ovh_cloud_project_kube_log_subscription: kube_id known after Clusters/main
    replace web-prod/Clusters/main/NodePools/web ovh_cloud_project_kube_nodepool: kube_id known after Clusters/main; loses the nodes
    replace web-prod/Clusters/main/Oidc ovh_cloud_project_kube_oidc: kube_id known after Clusters/main
    protected web-prod ovh_cloud_project_kube.Clusters_main: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    replace web-prod-platform-main/Namespaces/shop kubernetes_namespace_v1: provider known after web-prod/Clusters/main; loses every workload
    replace web-prod-platform-main/Namespaces/shop/DefaultDeny kubernetes_network_policy_v1: provider known after web-prod/Clusters/main
    replace web-prod-platform-main/Namespaces/shop/Limits kubernetes_limit_range_v1: provider known after web-prod/Clusters/main
    replace web-prod-platform-main/Namespaces/shop/Quota kubernetes_resource_quota_v1: provider known after web-prod/Clusters/main
    protected web-prod-platform-main kubernetes_namespace_v1.Namespaces_shop: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
  `,
});
