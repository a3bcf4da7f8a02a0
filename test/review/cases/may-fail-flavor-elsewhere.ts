import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { clusterIn, project, reviewCase, stack } from '../corpus';

const pool = (flavorName: string) =>
  stack((scope) => {
    new CloudProjectKubeNodepool(scope, 'Pool', {
      serviceName: project,
      kubeId: clusterIn(scope, 'SGP1'),
      name: 'web',
      flavorName,
    });
  });

/** A flavor that the guide doesn't list for the region, where it may be sold by now. */
export default reviewCase({
  before: pool('b2-7'),
  after: pool('b3-8'),
  expected: `
    replace prod/Pool ovh_cloud_project_kube_nodepool: flavor_name certain; loses the nodes
      flavor_name: b2-7 -> b3-8
      ! may-fail: Flavor b3-8 is not available in region SGP1 (not in the list of February 2026)
  `,
  trips: ['data-loss'],
});
