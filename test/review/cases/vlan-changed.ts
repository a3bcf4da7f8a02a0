import { reviewCase, zone } from '../corpus';

/** A VLAN is part of a network: another one is another network, and everything on it goes with it. */
export default reviewCase({
  before: zone(),
  after: zone({ 'networks.web-prod.vlan': 125 }),
  expected: `
    replace web-prod/Clusters/main ovh_cloud_project_kube: private_network_id known after Networks/main; loses the etcd data of the cluster
  `,
});
