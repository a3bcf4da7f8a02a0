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

/** The whole internet is let in. */
export default reviewCase({
  before: make('203.0.113.0/28'),
  after: make('0.0.0.0/0', '203.0.113.0/28'),
  expected: `
    change prod/ApiAccess ovh_cloud_project_kube_iprestrictions
      ips: + 0.0.0.0/0
  `,
});
