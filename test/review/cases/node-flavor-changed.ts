import { reviewCase, zone } from '../corpus';

/** Larger nodes are other nodes. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.nodePools.web.flavor': 'b3-16' }),
  expected: `
    replace web-prod/Clusters/main/NodePools/web ovh_cloud_project_kube_nodepool: flavor_name certain; loses the nodes
      flavor_name: b3-8 -> b3-16
  `,
});
