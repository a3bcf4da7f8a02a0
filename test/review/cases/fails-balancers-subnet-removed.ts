import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { networkIn, project, reviewCase, stack } from '../corpus';

const cluster = (isBalanced: boolean) =>
  stack((scope) => {
    const networkId = networkIn(scope);
    const { id: subnetId } = new CloudProjectNetworkPrivateSubnetV2(scope, 'Subnet', {
      serviceName: project,
      region: 'GRA11',
      networkId,
      name: 'main',
      cidr: '10.0.0.0/24',
    });
    new CloudProjectKube(scope, 'Cluster', {
      serviceName: project,
      region: 'GRA11',
      privateNetworkId: networkId,
      nodesSubnetId: subnetId,
      loadBalancersSubnetId: isBalanced ? subnetId : undefined,
    });
  });

/** The provider sends an empty text for it. */
export default reviewCase({
  before: cluster(true),
  after: cluster(false),
  expected: `
    change prod/Cluster ovh_cloud_project_kube
      load_balancers_subnet_id: - \${Subnet.id}
      ! fails: loadBalancersSubnetId: "" is not valid uuid
  `,
  trips: ['fails'],
});
