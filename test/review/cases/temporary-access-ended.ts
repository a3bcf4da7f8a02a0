import { reviewCase, zone } from '../corpus';

/** Temporary access taken away. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.temporaryAccess': {} }),
  expected: `
    destroy web-prod-foundation/TemporaryAccess/launch ovh_iam_policy
  `,
});
