import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { project, reviewCase, stack } from '../corpus';

const buckets = (count: number) =>
  stack((scope) => {
    const name = `acme-\${count.index}`;
    new CloudProjectStorage(scope, 'Archive', { serviceName: project, regionName: 'GRA', name, count });
  });

/** Two of three buckets are gone, though the resource is still there. */
export default reviewCase({
  before: buckets(3),
  after: buckets(1),
  expected: `
    destroy prod/Archive[1] ovh_cloud_project_storage; loses every object in the bucket
    destroy prod/Archive[2] ovh_cloud_project_storage; loses every object in the bucket
    listed prod ovh_cloud_project_storage.Archive: count differs
      repeat: 3 -> 1
  `,
});
