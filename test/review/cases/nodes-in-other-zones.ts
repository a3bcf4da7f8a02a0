import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { networkIn, project, reviewCase, stack } from '../corpus';

const nodes = (zone: string) =>
  stack((scope) => {
    const [serviceName, region] = [project, 'EU-WEST-PAR'];
    const networkId = networkIn(scope, region);
    const place = { serviceName, region, networkId };
    const subnet = new CloudProjectNetworkPrivateSubnetV2(scope, 'Subnet', {
      ...place,
      name: 'a',
      cidr: '10.0.0.0/24',
    });
    const router = { defaultVrackGateway: '10.0.0.1', privateNetworkRoutingAsDefault: true };
    const network = { privateNetworkId: networkId, nodesSubnetId: subnet.id, privateNetworkConfiguration: router };
    const { id } = new CloudProjectKube(scope, 'Cluster', { serviceName, region, plan: 'standard', ...network });
    new CloudProjectKubeNodepool(scope, 'Pool', {
      serviceName,
      kubeId: id,
      flavorName: 'b3-8',
      availabilityZones: [zone],
    });
  });

/** The zone of a node pool is fixed. */
export default reviewCase({
  before: nodes('eu-west-par-a'),
  after: nodes('eu-west-par-b'),
  expected: `
    replace prod/Pool ovh_cloud_project_kube_nodepool: availability_zones certain; loses the nodes
      availability_zones[0]: eu-west-par-a -> eu-west-par-b
  `,
});
