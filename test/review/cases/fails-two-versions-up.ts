import { reviewCase, zone } from '../corpus';

/** An upgrade goes one minor version up, and no further. */
export default reviewCase({
  before: zone({ 'prod.clusters.main.version': '1.33' }),
  after: zone({ 'prod.clusters.main.version': '1.35' }),
  expected: `
    change web-prod/Clusters/main ovh_cloud_project_kube
      version: 1.33 -> 1.35
      ! fails: Version 1.35 skips a minor version after 1.33: upgrade one by one
  `,
  trips: ['fails'],
});
