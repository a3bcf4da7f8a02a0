import { reviewCase, zone } from '../corpus';

/** A minor version more. */
export default reviewCase({
  before: zone({ 'prod.clusters.main.version': '1.33' }),
  after: zone({ 'prod.clusters.main.version': '1.34' }),
  expected: `
    change web-prod/Clusters/main ovh_cloud_project_kube
      version: 1.33 -> 1.34
  `,
});
