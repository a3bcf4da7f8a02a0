import { reviewCase, zone } from '../corpus';

const pods = (range: string) =>
  zone({ 'prod.region': 'EU-WEST-PAR', 'prod.clusters.main.ipAllocation': { pods: range } });

/** The range of pods is fixed when a cluster is made; what runs inside goes with the cluster. */
export default reviewCase({
  before: pods('10.64.0.0/14'),
  after: pods('10.128.0.0/14'),
  expected: `
    replace web-prod/Clusters/main ovh_cloud_project_kube: ip_allocation_policy.pods_ipv4_cidr certain; loses the etcd data of the cluster
      ip_allocation_policy.pods_ipv4_cidr: 10.64.0.0/14 -> 10.128.0.0/14
    replace web-prod/Clusters/main/ApiAccess ovh_cloud_project_kube_iprestrictions: kube_id known after Clusters/main
    replace web-prod/Clusters/main/AuditLog ovh_cloud_project_kube_log_subscription: kube_id known after Clusters/main
    replace web-prod/Clusters/main/NodePools/web/a ovh_cloud_project_kube_nodepool: kube_id known after Clusters/main; loses the nodes
    replace web-prod/Clusters/main/NodePools/web/b ovh_cloud_project_kube_nodepool: kube_id known after Clusters/main; loses the nodes
    replace web-prod/Clusters/main/NodePools/web/c ovh_cloud_project_kube_nodepool: kube_id known after Clusters/main; loses the nodes
    replace web-prod/Clusters/main/Oidc ovh_cloud_project_kube_oidc: kube_id known after Clusters/main
    protected web-prod ovh_cloud_project_kube.Clusters_main: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web_a: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web_c: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    replace web-prod-platform-main/Namespaces/shop kubernetes_namespace_v1: provider known after web-prod/Clusters/main; loses every workload
    replace web-prod-platform-main/Namespaces/shop/DefaultDeny kubernetes_network_policy_v1: provider known after web-prod/Clusters/main
    replace web-prod-platform-main/Namespaces/shop/Limits kubernetes_limit_range_v1: provider known after web-prod/Clusters/main
    replace web-prod-platform-main/Namespaces/shop/Quota kubernetes_resource_quota_v1: provider known after web-prod/Clusters/main
    protected web-prod-platform-main kubernetes_namespace_v1.Namespaces_shop: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
  `,
});
