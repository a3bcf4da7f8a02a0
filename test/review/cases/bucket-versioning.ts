import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectStorage(scope, 'Archive', {
      serviceName: project,
      regionName: 'GRA',
      name: 'acme-archive',
      ...changes,
    });
  });

/** Versions of objects are kept from now on. */
export default reviewCase({
  before: make({ versioning: { status: 'suspended' } }),
  after: make({ versioning: { status: 'enabled' } }),
  expected: `
    change prod/Archive ovh_cloud_project_storage
      versioning.status: suspended -> enabled
  `,
});
