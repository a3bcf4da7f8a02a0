import { CloudProjectUser } from '@cdktf/provider-ovh/lib/cloud-project-user';
import { CloudProjectUserS3Policy } from '@cdktf/provider-ovh/lib/cloud-project-user-s3-policy';
import { project, reviewCase, stack } from '../corpus';

const policy = (...statements: object[]) =>
  stack((scope) => {
    const user = new CloudProjectUser(scope, 'User', { serviceName: project });
    const text = JSON.stringify({ Statement: statements });
    new CloudProjectUserS3Policy(scope, 'Policy', { serviceName: project, userId: user.id, policy: text });
  });
const all = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' };
const turned = { Resource: ['*'], Action: ['s3:PutObject', 's3:GetObject'], Effect: 'Allow' };

/** A document in another order says the same. */
export default reviewCase({
  before: policy(all),
  after: policy(turned),
  showNoise: true,
  expected: `
    noise prod ovh_cloud_project_user_s3_policy.Policy: policy is the same document, written differently
  `,
});
