import { reviewCase, zone } from '../corpus';
import { plus } from '../program';

/** Who names something as unlisted has looked: what the library's lists lack is not held against it. */
export default reviewCase({
  before: zone({ 'prod.clusters.main.version': '1.35' }),
  after: zone({
    'prod.clusters.main.version': { unlisted: '1.36' },
    'prod.clusters.main.nodePools': plus({
      jobs: { flavor: { unlisted: 'b4-8', vcores: 2, memoryGb: 8 }, minNodes: 0, maxNodes: 3 },
    }),
  }),
  expected: `
    change web-prod/Clusters/main ovh_cloud_project_kube
      version: 1.35 -> 1.36
    add web-prod/Clusters/main/NodePools/jobs ovh_cloud_project_kube_nodepool
  `,
  trips: [],
});
