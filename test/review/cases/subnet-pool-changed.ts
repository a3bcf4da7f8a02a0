import { reviewCase, zone } from '../corpus';

/** The pool of a subnet is fixed. */
export default reviewCase({
  before: zone(),
  after: zone({ 'dev.networks.main.pool': { start: '10.20.32.100', end: '10.20.35.254' } }),
  expected: `
    replace web-dev/Networks/main/Gateway ovh_cloud_project_gateway: subnet_id known after Networks/main/Subnet; loses the public address that egress comes from
    replace web-dev/Networks/main/Subnet ovh_cloud_project_network_private_subnet_v2: allocation_pools certain; loses the ports in the subnet
      allocation_pools[0].start: 10.20.32.32 -> 10.20.32.100
  `,
});
