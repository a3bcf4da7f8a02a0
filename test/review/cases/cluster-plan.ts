import { reviewCase, zone } from '../corpus';

/** The provider plans a change of the plan and fails; the library makes it a replacement. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.plan': { unlisted: 'standard' } }),
  expected: `
    replace web-prod/Clusters/main ovh_cloud_project_kube: replace_triggered_by certain; loses the etcd data of the cluster
      plan: free -> standard
    replace web-prod/Clusters/main/ApiAccess ovh_cloud_project_kube_iprestrictions: kube_id known after Clusters/main
    replace web-prod/Clusters/main/AuditLog ovh_cloud_project_kube_log_subscription: kube_id known after Clusters/main
    replace web-prod/Clusters/main/NodePools/web ovh_cloud_project_kube_nodepool: kube_id known after Clusters/main; loses the nodes
    replace web-prod/Clusters/main/Oidc ovh_cloud_project_kube_oidc: kube_id known after Clusters/main
    change web-prod/Clusters/main/Plan terraform_data
      input.plan: free -> standard
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
