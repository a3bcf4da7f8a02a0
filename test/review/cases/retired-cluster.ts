import { reviewCase, zone } from '../corpus';
import { minus, plus } from '../program';

const old = { apiAccess: ['203.0.113.0/28'], nodePools: {} };

/** A cluster that goes, and the entry that says so. */
export default reviewCase({
  before: zone({ 'prod.clusters': plus({ old }) }),
  after: zone({
    'prod.clusters': minus('old'),
    retired: { 'web/prod/clusters.old': { after: '2027-01-31', reason: 'everything runs in main' } },
  }),
  trips: ['data-loss', 'guard'],
  expected: `
    destroy web-prod/Clusters/old ovh_cloud_project_kube; loses the etcd data of the cluster
    destroy web-prod/Clusters/old/ApiAccess ovh_cloud_project_kube_iprestrictions
    destroy web-prod/Clusters/old/AuditLog ovh_cloud_project_kube_log_subscription
    destroy web-prod/Clusters/old/Plan terraform_data
    guard web-prod retired web/prod/clusters.old: may be destroyed by a deploy from 2027-01-31 on: everything runs in main
    listed web-prod ovh_cloud_project_kube.Clusters_old: retired: everything runs in main, after 2027-01-31
  `,
});
