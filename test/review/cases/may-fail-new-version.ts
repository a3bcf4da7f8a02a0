import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { project, reviewCase, stack } from '../corpus';

const cluster = (version: string) =>
  stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', { serviceName: project, region: 'GRA11', version });
  });

/** A version that is newer than the list: OVHcloud may have it by now. */
export default reviewCase({
  before: cluster('1.35'),
  after: cluster('1.36'),
  expected: `
    change prod/Cluster ovh_cloud_project_kube
      version: 1.35 -> 1.36
      ! may-fail: Version 1.36 is not available, available: 1.31, 1.32, 1.33, 1.34, 1.35 (not in the list of April 2026)
  `,
  trips: [],
});
