import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { project, reviewCase, stack } from '../corpus';

const cluster = (region: string) =>
  stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', { serviceName: project, region, plan: 'free' });
  });

/** Three zones come with plan standard only. */
export default reviewCase({
  before: cluster('GRA11'),
  after: cluster('EU-WEST-PAR'),
  expected: `
    replace prod/Cluster ovh_cloud_project_kube: region certain; loses the etcd data of the cluster
      region: GRA11 -> EU-WEST-PAR
      ! fails: Plan free is not available in region EU-WEST-PAR, available: standard
  `,
  trips: ['data-loss', 'fails'],
});
