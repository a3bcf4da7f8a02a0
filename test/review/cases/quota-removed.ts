import { reviewCase, zone } from '../corpus';

/** Destroying a quota changes nothing at OVHcloud. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.quota': undefined }),
  expected: `
    destroy web-prod-foundation/Quota ovh_cloud_quota
      ! keeps: the quota stays as it is; only Terraform forgets it
    guard web-prod-foundation ovh_cloud_quota.Quota: the quota of 0a1b2c3d4e5f46a7b8c9d0e1f2a30001 is no longer held where it is
  `,
});
