import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectKubeNodepool(scope, 'Pool', {
      serviceName: project,
      kubeId: '5f0c2a52-7a2a-4bd5-9d0e-0a1b2c3d4e5f',
      flavorName: 'b3-8',
      ...changes,
    });
  });

/** Zones of a node pool are fixed. */
export default reviewCase({
  before: make({ availabilityZones: ['eu-west-par-a', 'eu-west-par-b'] }),
  after: make({ availabilityZones: ['eu-west-par-a'] }),
  expected: `
    replace prod/Pool ovh_cloud_project_kube_nodepool: availability_zones certain; loses the nodes
      availability_zones[1]: - eu-west-par-b
  `,
});
