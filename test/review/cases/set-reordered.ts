import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { project, reviewCase, stack } from '../corpus';

const make = (...ips: string[]) =>
  stack((scope) => {
    new CloudProjectKubeIprestrictions(scope, 'ApiAccess', {
      serviceName: project,
      kubeId: '5f0c2a52-7a2a-4bd5-9d0e-0a1b2c3d4e5f',
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
