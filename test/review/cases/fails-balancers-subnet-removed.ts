import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { project, reviewCase, stack } from '../corpus';

const cluster = (loadBalancersSubnetId?: string) =>
  stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', {
      serviceName: project,
      region: 'GRA11',
      privateNetworkId: '11111111-1111-4111-a111-111111111111',
      loadBalancersSubnetId,
    });
  });

/** The provider sends an empty text for it. */
export default reviewCase({
  before: cluster('22222222-2222-4222-a222-222222222222'),
  after: cluster(),
  expected: `
    change prod/Cluster ovh_cloud_project_kube
      load_balancers_subnet_id: - 22222222-2222-4222-a222-222222222222
      ! fails: loadBalancersSubnetId: "" is not valid uuid
  `,
});
