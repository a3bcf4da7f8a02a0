import { reviewCase, zone } from '../corpus';

/** Other name servers are another subnet. */
export default reviewCase({
  before: zone(),
  after: zone({ 'dev.networks.main.dnsNameservers': ['10.20.32.10'] }),
  expected: `
    replace web-dev/Networks/main/Gateway ovh_cloud_project_gateway: subnet_id known after Networks/main/Subnet; loses the public address that egress comes from
    replace web-dev/Networks/main/Subnet ovh_cloud_project_network_private_subnet_v2: dns_nameservers known after apply; loses the ports in the subnet
      dns_nameservers: + ["10.20.32.10"]
  `,
});
