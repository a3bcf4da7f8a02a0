import { reviewCase, zone } from '../corpus';
import { renamed } from '../program';

/** A network that gets another name in the settings and stays the same in every other way. */
export default reviewCase({
  before: zone(),
  after: zone({
    'prod.networks': renamed({ main: 'private' }),
  }),
  expected: `
    replace web-prod/Clusters/main ovh_cloud_project_kube: private_network_id known after Networks/private; loses the etcd data of the cluster
      nodes_subnet_id: \${Networks/main/Gateway.subnet_id} -> known after apply
      private_network_id: \${Networks/main.regions_openstack_ids["GRA11"]} -> known after apply
  `,
});
