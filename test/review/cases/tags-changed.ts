import { IamResourceTags } from '@cdktf/provider-ovh/lib/iam-resource-tags';
import { reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new IamResourceTags(scope, 'Tags', {
      urn: 'urn:v1:eu:resource:publicCloudProject:0a1b2c3d4e5f46a7b8c9d0e1f2a30001',
      ...changes,
    });
  });

/** Tags are a map. */
export default reviewCase({
  before: make({ tags: { stage: 'staging', team: 'web' } }),
  after: make({ tags: { stage: 'production', 'cost-centre': 'RD-1' } }),
  expected: `
    change prod/Tags ovh_iam_resource_tags
      tags.stage: staging -> production
      tags.team: - web
      tags["cost-centre"]: + RD-1
  `,
});
