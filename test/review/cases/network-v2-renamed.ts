import { CloudNetworkPrivateVrack } from '@cdktf/provider-ovh/lib/cloud-network-private-vrack';
import { CloudNetworkPrivateVrackSubnet } from '@cdktf/provider-ovh/lib/cloud-network-private-vrack-subnet';
import { project, reviewCase, stack } from '../corpus';

const network = (name: string) =>
  stack((scope) => {
    const place = { serviceName: project, region: 'GRA11' };
    const { id } = new CloudNetworkPrivateVrack(scope, 'Network', { ...place, name, vlanId: 7 });
    new CloudNetworkPrivateVrackSubnet(scope, 'Subnet', { ...place, networkId: id, name: 'a', cidr: '10.0.0.0/24' });
  });

/** An update of the new network family leaves its id open, and so replaces every subnet. */
export default reviewCase({
  before: network('old'),
  after: network('new'),
  expected: `
    change prod/Network ovh_cloud_network_private_vrack
      name: old -> new
    replace prod/Subnet ovh_cloud_network_private_vrack_subnet: network_id known after Network; loses the ports in the subnet
  `,
});
