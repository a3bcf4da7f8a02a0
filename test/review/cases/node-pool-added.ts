import { reviewCase, zone } from '../corpus';
import { plus } from '../program';

/** A second node pool changes nothing about the first. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.nodePools': plus({ jobs: { flavor: 'c3-8', minNodes: 0, maxNodes: 3 } }) }),
  expected: `
    add web-prod/Clusters/main/NodePools/jobs ovh_cloud_project_kube_nodepool
  `,
});
