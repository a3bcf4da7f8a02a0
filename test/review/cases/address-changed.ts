import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { project, reviewCase, stack } from '../corpus';

const bucket = (id?: string) =>
  stack((scope) => {
    const made = new CloudProjectStorage(scope, 'Archive', { serviceName: project, regionName: 'GRA', name: 'acme' });
    if (id !== undefined) made.overrideLogicalId(id);
  });

/** Another address for the same construct is another resource to Terraform. */
export default reviewCase({
  before: bucket(),
  after: bucket('archive'),
  expected: `
    move prod/Archive ovh_cloud_project_storage from ovh_cloud_project_storage.Archive; loses every object in the bucket
  `,
});
