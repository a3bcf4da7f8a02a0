import { reviewCase, zone } from '../corpus';
import { renamed } from '../program';

/** A cluster's name in the settings is part of its address: everything in it would be made again. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters': renamed({ main: 'shop' }) }),
  expected: `
    move web-prod/Clusters/shop ovh_cloud_project_kube from ovh_cloud_project_kube.Clusters_main; loses the etcd data of the cluster
      name: web-prod-main -> web-prod-shop
    move web-prod/Clusters/shop/ApiAccess ovh_cloud_project_kube_iprestrictions from ovh_cloud_project_kube_iprestrictions.Clusters_main_ApiAccess
    move web-prod/Clusters/shop/AuditLog ovh_cloud_project_kube_log_subscription from ovh_cloud_project_kube_log_subscription.Clusters_main_AuditLog
    move web-prod/Clusters/shop/NodePools/web ovh_cloud_project_kube_nodepool from ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web; loses the nodes
    move web-prod/Clusters/shop/Oidc ovh_cloud_project_kube_oidc from ovh_cloud_project_kube_oidc.Clusters_main_Oidc
    move web-prod/Clusters/shop/Plan terraform_data from terraform_data.Clusters_main_Plan
    protected web-prod ovh_cloud_project_kube.Clusters_main: holds data and would be destroyed, which a deploy refuses
      $ retired: { 'web/prod/clusters.main': { after: 'YYYY-MM-DD', reason: '…' } }
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web: holds data and would be destroyed, which a deploy refuses
      $ retired: { 'web/prod/clusters.main': { after: 'YYYY-MM-DD', reason: '…' } }
    listed web-prod output.cross-stack-output-ovh_cloud_project_kubeClusters_main_DD2F4524kubeconfig_attributes0client_certificate: output is gone
      sensitive: - true
      value: - \${Clusters/main.kubeconfig_attributes[0].client_certificate}
    listed web-prod output.cross-stack-output-ovh_cloud_project_kubeClusters_main_DD2F4524kubeconfig_attributes0client_key: output is gone
      sensitive: - true
      value: - \${Clusters/main.kubeconfig_attributes[0].client_key}
    listed web-prod output.cross-stack-output-ovh_cloud_project_kubeClusters_main_DD2F4524kubeconfig_attributes0cluster_ca_certificate: output is gone
      sensitive: - true
      value: - \${Clusters/main.kubeconfig_attributes[0].cluster_ca_certificate}
    listed web-prod output.cross-stack-output-ovh_cloud_project_kubeClusters_main_DD2F4524kubeconfig_attributes0host: output is gone
      sensitive: - true
      value: - \${Clusters/main.kubeconfig_attributes[0].host}
    listed web-prod output.cross-stack-output-ovh_cloud_project_kubeClusters_shop_009F1CB1kubeconfig_attributes0client_certificate: output is new
      sensitive: + true
      value: + \${Clusters/shop.kubeconfig_attributes[0].client_certificate}
    listed web-prod output.cross-stack-output-ovh_cloud_project_kubeClusters_shop_009F1CB1kubeconfig_attributes0client_key: output is new
      sensitive: + true
      value: + \${Clusters/shop.kubeconfig_attributes[0].client_key}
    listed web-prod output.cross-stack-output-ovh_cloud_project_kubeClusters_shop_009F1CB1kubeconfig_attributes0cluster_ca_certificate: output is new
      sensitive: + true
      value: + \${Clusters/shop.kubeconfig_attributes[0].cluster_ca_certificate}
    listed web-prod output.cross-stack-output-ovh_cloud_project_kubeClusters_shop_009F1CB1kubeconfig_attributes0host: output is new
      sensitive: + true
      value: + \${Clusters/shop.kubeconfig_attributes[0].host}
    listed web-prod ovh_cloud_project_kube.Clusters_shop: lifecycle differs
      lifecycle.replace_triggered_by[0]: terraform_data.Clusters_main_Plan -> terraform_data.Clusters_shop_Plan
    stack web-prod-platform-shop added: 4 to add
    state web-prod-platform-shop name: holds the same as web-prod-platform-main, which is gone: under another name Terraform finds no state, and would make everything again
      $ teams.web.environments.prod.clusters.shop.id: 'main'  # in the settings: then nothing changes, and the rest is not needed
      $ terraform -chdir=cdktf.out/stacks/web-prod-platform-main init  # in the output of the base
      $ terraform -chdir=cdktf.out/stacks/web-prod-platform-main state pull > web-prod-platform-main.tfstate
      $ terraform -chdir=cdktf.out/stacks/web-prod-platform-shop init -reconfigure  # in the output of the head
      $ terraform -chdir=cdktf.out/stacks/web-prod-platform-shop state push - < web-prod-platform-main.tfstate  # the file holds secrets, remove it then
      $ terraform -chdir=cdktf.out/stacks/web-prod-platform-main state rm $(terraform -chdir=cdktf.out/stacks/web-prod-platform-main state list)  # in the output of the base
    stack web-prod-platform-main removed: 4 left
    note web-prod-platform-main: is web-prod-platform-shop now: its state has to move there before anything is deployed or destroyed
  `,
});
