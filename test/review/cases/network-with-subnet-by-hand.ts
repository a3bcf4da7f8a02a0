import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { networkIn, project, reviewCase, stack } from '../corpus';

/** A network that exists: somebody may have made a subnet in it by hand. */
export default reviewCase({
  before: stack((scope) => {
    networkIn(scope);
  }),
  after: stack((scope) => {
    const privateNetworkId = networkIn(scope);
    new CloudProjectKube(scope, 'Cluster', { serviceName: project, region: 'GRA11', privateNetworkId });
  }),
  expected: `
    add prod/Cluster ovh_cloud_project_kube
  `,
  trips: ['exposure', 'world'],
});
