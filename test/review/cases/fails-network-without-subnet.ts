import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { networkIn, project, reviewCase, stack } from '../corpus';

/** A network that is made with the cluster, and no subnet in it. */
export default reviewCase({
  before: stack(() => {}),
  after: stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', {
      serviceName: project,
      region: 'GRA11',
      privateNetworkId: networkIn(scope),
    });
  }),
  expected: `
    add prod/Cluster ovh_cloud_project_kube
      ! fails: Network Network has no subnet for the nodes
    add prod/Network ovh_cloud_project_network_private
  `,
  trips: ['exposure', 'fails', 'world'],
});
