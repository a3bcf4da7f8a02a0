import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { project, reviewCase, stack, together } from '../corpus';

const bucket = (id: string, name: string) =>
  stack((scope) => {
    new CloudProjectStorage(scope, 'Bucket', { serviceName: project, regionName: 'GRA', name });
  }, id);

/** A name that another stack has taken: there is one for everybody. */
export default reviewCase({
  before: together(
    bucket('one', 'acme-backups'),
    stack(() => {}, 'two'),
  ),
  after: together(bucket('one', 'acme-backups'), bucket('two', 'acme-backups')),
  expected: `
    add two/Bucket ovh_cloud_project_storage
      ! fails: ovh_cloud_project_storage with name = acme-backups already exists: one/Bucket
  `,
  trips: ['fails'],
});
