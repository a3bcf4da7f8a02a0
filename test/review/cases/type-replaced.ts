import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { CloudProjectUser } from '@cdktf/provider-ovh/lib/cloud-project-user';
import { project, reviewCase, stack } from '../corpus';

const none = { serviceName: project, regionName: 'GRA' };

/** The same place in the program, another type. */
export default reviewCase({
  before: stack((scope) => {
    new CloudProjectStorage(scope, 'Archive', { ...none, name: 'acme' });
  }),
  after: stack((scope) => {
    new CloudProjectUser(scope, 'Archive', { serviceName: project });
  }),
  expected: `
    destroy prod/Archive ovh_cloud_project_storage; loses every object in the bucket
    add prod/Archive ovh_cloud_project_user
  `,
});
