import { CloudProjectUser } from '@cdktf/provider-ovh/lib/cloud-project-user';
import { CloudProjectUserS3Policy } from '@cdktf/provider-ovh/lib/cloud-project-user-s3-policy';
import { project, reviewCase, stack } from '../corpus';

const policy = (...statements: object[]) =>
  stack((scope) => {
    const user = new CloudProjectUser(scope, 'User', { serviceName: project });
    const text = JSON.stringify({ Statement: statements });
    new CloudProjectUserS3Policy(scope, 'Policy', { serviceName: project, userId: user.id, policy: text });
  });
const read = { Sid: 'read', Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::archive/*'] };

/** A policy is compared as the document that it is. */
export default reviewCase({
  before: policy(read),
  after: policy({ ...read, Action: ['s3:DeleteObject', 's3:GetObject'] }),
  expected: `
    change prod/Policy ovh_cloud_project_user_s3_policy
      policy.Statement[read].Action: + s3:DeleteObject
  `,
});
