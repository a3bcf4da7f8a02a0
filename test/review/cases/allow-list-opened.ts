import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { clusterIn, project, reviewCase, stack } from '../corpus';

const make = (...ips: string[]) =>
  stack((scope) => {
    new CloudProjectKubeIprestrictions(scope, 'ApiAccess', {
      serviceName: project,
      kubeId: clusterIn(scope),
      ips,
    });
  });

/** The whole internet is let in. */
export default reviewCase({
  before: make('203.0.113.0/28'),
  after: make('0.0.0.0/0', '203.0.113.0/28'),
  expected: `
    change prod/ApiAccess ovh_cloud_project_kube_iprestrictions
      ips: + 0.0.0.0/0
  `,
});
