import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { clusterIn, project, reviewCase, stack } from '../corpus';

const pool = (flavorName?: string) =>
  stack((scope) => {
    const kubeId = clusterIn(scope);
    if (flavorName !== undefined)
      new CloudProjectKubeNodepool(scope, 'Pool', { serviceName: project, kubeId, name: 'web', flavorName });
  });

/** A slip of the pen: Terraform takes any text for a flavor. */
export default reviewCase({
  before: pool(),
  after: pool('b9-8'),
  expected: `
    add prod/Pool ovh_cloud_project_kube_nodepool
      ! fails: Flavor b9-8 does not exist (not in the list of January 2026)
  `,
  trips: ['fails'],
});
