import { reviewCase, zone } from '../corpus';

/** Access that ends three months later. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.temporaryAccess.launch.expires': '2027-06-30' }),
  expected: `
    change web-prod-foundation/TemporaryAccess/launch ovh_iam_policy
      expired_at: 2027-03-31T00:00:00Z -> 2027-06-30T00:00:00Z
  `,
});
