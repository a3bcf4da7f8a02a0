import { reviewCase, zone } from '../corpus';

/** Fewer nodes: some of them go, with their disks. */
export default reviewCase({
  before: zone({ 'prod.clusters.main.nodePools.web.nodes': 6 }),
  after: zone({ 'prod.clusters.main.nodePools.web.nodes': 3 }),
  trips: ['data-loss'],
  expected: `
    change web-prod/Clusters/main/NodePools/web ovh_cloud_project_kube_nodepool
      desired_nodes: 6 -> 3
      max_nodes: 6 -> 3
      min_nodes: 6 -> 3
      ! wipes: nodes go, with what is on their disks
  `,
});
