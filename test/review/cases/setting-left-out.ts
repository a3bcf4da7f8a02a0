import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', { serviceName: project, region: 'GRA11', ...changes });
  });

/** What the API knows and the program no longer says stays as it is. */
export default reviewCase({
  before: make({ updatePolicy: 'NEVER_UPDATE' }),
  after: make({}),
  showNoise: true,
  expected: `
    noise prod ovh_cloud_project_kube.Cluster: update_policy is no longer written; it keeps its value
  `,
});
