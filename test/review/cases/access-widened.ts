import { reviewCase, zone } from '../corpus';

/** A second group may operate the environment. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.access.operator': ['web', 'admins'] }),
  expected: `
    change web-prod-foundation/Access/operator ovh_iam_policy
      identities: + urn:v1:eu:identity:group:xx1111-ovh/admins
    change web-prod-foundation/DenyFloor/people ovh_iam_policy
      identities: + urn:v1:eu:identity:group:xx1111-ovh/admins
  `,
});
