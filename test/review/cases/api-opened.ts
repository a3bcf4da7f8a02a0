import { reviewCase, zone } from '../corpus';

/** The API of a cluster without an allow-list is open to everybody: what was there is destroyed. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.apiAccess': 'public' }),
  expected: `
    destroy web-prod/Clusters/main/ApiAccess ovh_cloud_project_kube_iprestrictions
  `,
});
