import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { project, reviewCase, stack } from '../corpus';

const cluster = (version: string) =>
  stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', { serviceName: project, region: 'GRA11', version });
  });

/** Whether there is such a version or not: it is two steps away. */
export default reviewCase({
  before: cluster('1.34'),
  after: cluster('1.36'),
  expected: `
    change prod/Cluster ovh_cloud_project_kube
      version: 1.34 -> 1.36
      ! may-fail: Version 1.36 is not available, available: 1.31, 1.32, 1.33, 1.34, 1.35 (not in the list of April 2026)
      ! fails: Version 1.36 skips a minor version after 1.34: upgrade one by one
  `,
  trips: ['fails'],
});
