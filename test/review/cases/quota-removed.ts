import { reviewCase, zone } from '../corpus';

/** Destroying a quota changes nothing at OVHcloud. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.quota': undefined }),
  expected: `
    destroy web-prod-foundation/Quota ovh_cloud_quota
      ! keeps: the quota stays as it is; only Terraform forgets it
  `,
});
