import { reviewCase, zone } from '../corpus';

/** A cluster can't go back: the provider plans an update, and the API refuses it. */
export default reviewCase({
  before: zone({ 'prod.clusters.main.version': '1.34' }),
  after: zone({ 'prod.clusters.main.version': '1.33' }),
  expected: `
    change web-prod/Clusters/main ovh_cloud_project_kube
      version: 1.34 -> 1.33
      ! fails: Version 1.33 is older than the cluster (1.34): a cluster cannot be downgraded
  `,
  trips: ['fails'],
});
