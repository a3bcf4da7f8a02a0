import { CloudProjectUser } from '@cdktf/provider-ovh/lib/cloud-project-user';
import { project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectUser(scope, 'Deployer', { serviceName: project, description: 'deployer', ...changes });
  });

/** Another role of an OpenStack user. */
export default reviewCase({
  before: make({ roleNames: ['compute_operator'] }),
  after: make({ roleNames: ['administrator'] }),
  expected: `
    change prod/Deployer ovh_cloud_project_user
      role_names[0]: compute_operator -> administrator
  `,
});
