import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', { serviceName: project, region: 'GRA11', ...changes });
  });

/** With the bare binding, a change of plan is planned as an update that always fails. */
export default reviewCase({
  before: make({ plan: 'free' }),
  after: make({ plan: 'standard' }),
  expected: `
    change prod/Cluster ovh_cloud_project_kube
      plan: free -> standard
      ! fails: would fail, and stay: the plan of a cluster cannot be changed
  `,
});
