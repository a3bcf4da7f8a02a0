import { reviewCase, zone } from '../corpus';
import { plus } from '../program';

const two = { 'prod.networks': plus({ other: { allocation: 'spare', egress: { gateway: 's' } } }) };

/** A cluster that moves into another network of the environment is another cluster. */
export default reviewCase({
  before: zone({ ...two, 'prod.clusters.main.network': 'main' }),
  after: zone({ ...two, 'prod.clusters.main.network': 'other' }),
  expected: `
    replace web-prod/Clusters/main ovh_cloud_project_kube: private_network_id known after apply; loses the etcd data of the cluster
  `,
});
