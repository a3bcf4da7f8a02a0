import { reviewCase, zone } from '../corpus';

/** A group that may look at the environment. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.access.viewer': ['admins'] }),
  expected: `
    add web-prod-foundation/Access/viewer ovh_iam_policy
    change web-prod-foundation/DenyFloor/people ovh_iam_policy
      identities: + urn:v1:eu:identity:group:xx1111-ovh/admins
  `,
});
