import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { networkIn, project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectNetworkPrivateSubnetV2(scope, 'Subnet', {
      serviceName: project,
      region: 'GRA11',
      name: 'main',
      cidr: '10.0.0.0/24',
      networkId: networkIn(scope),
      ...changes,
    });
  });

/** A default of the provider that is now written in the program. */
export default reviewCase({
  before: make({}),
  after: make({ dhcp: true }),
  showNoise: true,
  expected: `
    noise prod ovh_cloud_project_network_private_subnet_v2.Subnet: dhcp is now written as the provider's default true
  `,
});
