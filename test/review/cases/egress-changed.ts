import { reviewCase, zone } from '../corpus';

/** Out through a hub instead of a gateway: other subnet, no gateway. */
export default reviewCase({
  before: zone(),
  after: zone({ 'dev.networks.main.egress': { hub: '10.20.32.2' } }),
  expected: `
    destroy web-dev/Networks/main/Gateway ovh_cloud_project_gateway; loses the public address that egress comes from
    replace web-dev/Networks/main/Subnet ovh_cloud_project_network_private_subnet_v2: gateway_ip certain; loses the ports in the subnet
      gateway_ip: 10.20.32.1 -> 10.20.32.2
  `,
});
