import { reviewCase, zone } from '../corpus';

/** The pool of a subnet is fixed, and yet the provider plans an update. */
export default reviewCase({
  before: zone(),
  after: zone({ 'dev.networks.main.pool': { start: '10.20.32.100', end: '10.20.35.254' } }),
  expected: `
    change web-dev/Networks/main/Subnet ovh_cloud_project_network_private_subnet_v2
      allocation_pools[0].start: 10.20.32.32 -> 10.20.32.100
      ! fails: would fail, and stay: doesn't support update
  `,
});
