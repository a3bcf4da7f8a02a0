import { reviewCase, zone } from '../corpus';

/** The provider plans a change of the plan and fails; the library makes it a replacement. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.plan': { unlisted: 'standard' } }),
  expected: `
    replace web-prod/Clusters/main ovh_cloud_project_kube: replace_triggered_by certain; loses the etcd data of the cluster
      plan: free -> standard
    change web-prod/Clusters/main/Plan terraform_data
      input.plan: free -> standard
  `,
});
