import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { project, reviewCase, stack } from '../corpus';

const cluster = (nodes: 'A' | 'B') =>
  stack((scope) => {
    const [a, b] = (['A', 'B'] as const).map((name, index) => {
      const network = new CloudProjectNetworkPrivate(scope, name, {
        serviceName: project,
        name,
        vlanId: 201 + index,
        regions: ['GRA11'],
      });
      const networkId = network.regionsOpenstackIds.lookup('GRA11');
      const subnet = new CloudProjectNetworkPrivateSubnetV2(scope, `${name}-subnet`, {
        serviceName: project,
        region: 'GRA11',
        networkId,
        name,
        cidr: `10.1${index}.0.0/24`,
      });
      return { networkId, subnetId: subnet.id };
    });
    new CloudProjectKube(scope, 'Cluster', {
      serviceName: project,
      region: 'GRA11',
      privateNetworkId: a?.networkId,
      nodesSubnetId: (nodes === 'A' ? a : b)?.subnetId,
      loadBalancersSubnetId: a?.subnetId,
    });
  });

/** The nodes would be in a subnet that isn't one of the cluster's network. */
export default reviewCase({
  before: cluster('A'),
  after: cluster('B'),
  expected: `
    change prod/Cluster ovh_cloud_project_kube
      nodes_subnet_id: \${A-subnet.id} -> \${B-subnet.id}
      ! ignored: the new subnet of the nodes never reaches the API; every plan shows it again
      ! fails: nodes_subnet_id must be a subnet of private_network_id (A), and B-subnet is one of B
  `,
  trips: ['fails'],
});
