import { reviewCase, zone } from '../corpus';

/** An action less in a policy of the account. */
export default reviewCase({
  before: zone({ 'organization.policies.logs.allow': ['ldp:apiovh:output/graylog/stream/get', 'ldp:apiovh:get'] }),
  after: zone({ 'organization.policies.logs.allow': ['ldp:apiovh:get'] }),
  expected: `
    change organization/Policies/logs ovh_iam_policy
      allow: - ldp:apiovh:output/graylog/stream/get
  `,
});
