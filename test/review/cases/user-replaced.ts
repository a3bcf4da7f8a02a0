import { CloudProjectUser } from '@cdktf/provider-ovh/lib/cloud-project-user';
import { CloudProjectUserS3Credential } from '@cdktf/provider-ovh/lib/cloud-project-user-s3-credential';
import { project, reviewCase, stack } from '../corpus';

const user = (description: string) =>
  stack((scope) => {
    const { id } = new CloudProjectUser(scope, 'User', { serviceName: project, description });
    new CloudProjectUserS3Credential(scope, 'Key', { serviceName: project, userId: id });
  });

/** What reads the id of something that is replaced is replaced with it. */
export default reviewCase({
  before: user('backup'),
  after: user('nightly backup'),
  expected: `
    replace prod/Key ovh_cloud_project_user_s3_credential: user_id known after User; loses the access key that its users sign with
    replace prod/User ovh_cloud_project_user: description certain; loses the password and the credentials of the user
      description: backup -> nightly backup
  `,
});
