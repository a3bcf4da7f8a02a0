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

/** A set has no order. */
export default reviewCase({
  before: make('203.0.113.0/28', '198.51.100.0/24'),
  after: make('198.51.100.0/24', '203.0.113.0/28'),
  showNoise: true,
  expected: `
    noise prod ovh_cloud_project_kube_iprestrictions.ApiAccess: ips is written in another order
  `,
});
