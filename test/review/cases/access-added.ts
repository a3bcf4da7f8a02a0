import { reviewCase, zone } from '../corpus';

/** A group that may own the environment. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.access.owner': ['web'] }),
  expected: `
    add web-prod-foundation/Access/owner ovh_iam_policy
  `,
});
