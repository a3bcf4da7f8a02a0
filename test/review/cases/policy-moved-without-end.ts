import { IamPolicy } from '@cdktf/provider-ovh/lib/iam-policy';
import { Construct } from 'constructs';
import { reviewCase, stack } from '../corpus';

const policy = (scope: Construct, end?: string) =>
  new IamPolicy(scope, 'Auditors', {
    name: 'auditors',
    description: 'a look at the project for the auditors',
    identities: ['urn:v1:eu:identity:group:xx1111-ovh/auditors'],
    resources: ['urn:v1:eu:resource:publicCloudProject:0a1b2c3d4e5f46a7b8c9d0e1f2a30001'],
    allow: ['publicCloudProject:apiovh:get'],
    ...(end === undefined ? {} : { expiredAt: end }),
  });

/** A policy that moves and on the way loses the day on which it ends. */
export default reviewCase({
  before: stack((scope) => policy(scope, '2027-03-31T00:00:00Z')),
  after: stack((scope) => policy(new Construct(scope, 'Access'))),
  expected: `
    move prod/Access/Auditors ovh_iam_policy from ovh_iam_policy.Auditors
      expired_at: - 2027-03-31T00:00:00Z
  `,
});
