import { CloudProjectLoadbalancer } from '@cdktf/provider-ovh/lib/cloud-project-loadbalancer';
import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { networkIn, project, reviewCase, stack } from '../corpus';

const front = (isThere: boolean) =>
  stack((scope) => {
    const id = networkIn(scope);
    const { id: subnetId } = new CloudProjectNetworkPrivateSubnetV2(scope, 'Subnet', {
      serviceName: project,
      region: 'GRA11',
      networkId: id,
      name: 'main',
      cidr: '10.0.0.0/24',
    });
    if (!isThere) return;
    new CloudProjectLoadbalancer(scope, 'Front', {
      serviceName: project,
      regionName: 'GRA11',
      flavorId: 'b2c6c1a0-4d8f-4f0a-9a55-3f1f3c1a7d11',
      network: { private: { network: { id, subnetId } } },
    });
  });

/** A load balancer. */
export default reviewCase({
  before: front(false),
  after: front(true),
  expected: `
    add prod/Front ovh_cloud_project_loadbalancer
  `,
});
