import { CloudProject } from '@cdktf/provider-ovh/lib/cloud-project';
import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { reviewCase, stack } from '../corpus';

const subnet = (...starts: readonly number[]) =>
  stack((scope) => {
    const { projectId } = new CloudProject(scope, 'Project', {
      plan: { duration: 'P1M', planCode: 'project.2018', pricingMode: 'default' },
    });
    const network = new CloudProjectNetworkPrivate(scope, 'Network', {
      serviceName: projectId,
      name: 'nodes',
      vlanId: 20,
      regions: ['GRA11'],
    });
    new CloudProjectNetworkPrivateSubnetV2(scope, 'Subnet', {
      serviceName: projectId,
      networkId: network.regionsOpenstackIds.lookup('GRA11'),
      region: 'GRA11',
      name: 'nodes',
      cidr: '10.20.0.0/24',
      allocationPools: starts.map((start) => ({ start: `10.20.0.${start}`, end: `10.20.0.${start + 9}` })),
    });
  });

/** Another number of pools replaces a subnet, with the pool that stays beside it. */
export default reviewCase({
  before: subnet(10),
  after: subnet(10, 30),
  expected: `
    replace prod/Subnet ovh_cloud_project_network_private_subnet_v2: allocation_pools certain; loses the ports in the subnet
      allocation_pools[1]: + {"end":"10.20.0.39","start":"10.20.0.30"}
  `,
});
