import { reviewCase, zone } from '../corpus';

/** Larger nodes are other nodes. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.nodePools.web.flavor': 'b3-16' }),
  expected: `
    replace web-prod/Clusters/main/NodePools/web ovh_cloud_project_kube_nodepool: flavor_name certain; loses the nodes
      flavor_name: b3-8 -> b3-16
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main.nodePools.web', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
  `,
});
