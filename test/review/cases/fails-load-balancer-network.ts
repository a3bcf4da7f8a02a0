import { reviewCase, zone } from '../corpus';
import { plus } from '../program';

const networks = {
  'prod.networks': plus({ front: { allocation: 'spare', egress: { gateway: 's' } } }),
  'prod.clusters.main.network': 'main',
};

/** Load balancers in a network of their own, which OVHcloud doesn't have. */
export default reviewCase({
  before: zone(networks),
  after: zone({ ...networks, 'prod.clusters.main.loadBalancerNetwork': 'front' }),
  expected: `
    change web-prod/Clusters/main ovh_cloud_project_kube
      load_balancers_subnet_id: + \${Networks/front/Gateway.subnet_id}
      ! fails: load_balancers_subnet_id must be a subnet of private_network_id (Networks/main), and Networks/front/Subnet is one of Networks/front
  `,
  trips: ['fails'],
});
