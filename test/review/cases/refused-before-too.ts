import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { project, reviewCase, stack } from '../corpus';

const cluster = (updatePolicy: string) =>
  stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', { serviceName: project, region: 'GRA11', version: '1.29', updatePolicy });
  });

/** A version that is no longer offered, on a cluster that has it: the change is another one. */
export default reviewCase({
  before: cluster('ALWAYS_UPDATE'),
  after: cluster('MINIMAL_DOWNTIME'),
  expected: `
    change prod/Cluster ovh_cloud_project_kube
      update_policy: ALWAYS_UPDATE -> MINIMAL_DOWNTIME
  `,
  trips: [],
});
