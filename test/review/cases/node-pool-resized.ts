import { reviewCase, zone } from '../corpus';

/** More nodes. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.nodePools.web.nodes': 5 }),
  expected: `
    change web-prod/Clusters/main/NodePools/web ovh_cloud_project_kube_nodepool
      desired_nodes: 3 -> 5
      max_nodes: 3 -> 5
      min_nodes: 3 -> 5
  `,
});
