import { raw, reviewCase } from '../corpus';

const policy = (...actions: readonly string[]) =>
  raw({
    variable: { actions: { type: 'set(string)', default: actions } },
    resource: {
      ovh_iam_policy: {
        Web: {
          name: 'web',
          identities: ['urn:v1:eu:identity:group:xx1111-ovh/web'],
          resources: ['urn:v1:eu:resource:ldp:*'],
          allow: '${var.actions}',
        },
      },
    },
  });

/** Every action is granted by the default of a variable. */
export default reviewCase({
  before: policy('ldp:apiovh:get'),
  after: policy('ldp:apiovh:get', '*'),
  expected: `
    change prod/ovh_iam_policy.Web ovh_iam_policy
      allow: + *
    listed prod variable.actions: variable differs
      default[1]: + *
  `,
  trips: ['access', 'star'],
});
