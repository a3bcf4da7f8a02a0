import { reviewCase, zone } from '../corpus';

/** A team with another mail address: labels, where the budget mail goes, and who answers for what carries no label. */
export default reviewCase({
  before: zone(),
  after: zone({ 'teams.web.owner': 'shop@acme.example' }),
  expected: `
    change web-prod-foundation/BudgetAlert ovh_cloud_project_alerting
      email: web@acme.example -> shop@acme.example
    owner web-dev owner: somebody else answers for it
      owner: web@acme.example -> shop@acme.example
    change web-prod/Clusters/main/NodePools/web ovh_cloud_project_kube_nodepool
      template.metadata.labels.owner: web_acme.example -> shop_acme.example
    owner web-prod owner: somebody else answers for it
      owner: web@acme.example -> shop@acme.example
    change web-prod-platform-main/Namespaces/shop kubernetes_namespace_v1
      metadata.labels.owner: web_acme.example -> shop_acme.example
    owner web-prod-platform-main owner: somebody else answers for it
      owner: web@acme.example -> shop@acme.example
  `,
});
