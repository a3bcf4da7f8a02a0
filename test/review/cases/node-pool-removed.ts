import { reviewCase, zone } from '../corpus';
import { minus, plus } from '../program';

/** A node pool less. */
export default reviewCase({
  before: zone({ 'prod.clusters.main.nodePools': plus({ jobs: { flavor: 'c3-8', nodes: 2 } }) }),
  after: zone({ 'prod.clusters.main.nodePools': minus('jobs') }),
  expected: `
    destroy web-prod/Clusters/main/NodePools/jobs ovh_cloud_project_kube_nodepool; loses the nodes
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_jobs: holds data and would be destroyed, which a deploy refuses
      $ retired: { 'web/prod/clusters.main.nodePools.jobs': { after: 'YYYY-MM-DD', reason: '…' } }
  `,
});
