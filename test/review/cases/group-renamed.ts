import { reviewCase, zone } from '../corpus';
import { renamed } from '../program';

/** A group is known by its name: another name is another group, and policies follow. */
export default reviewCase({
  before: zone(),
  after: zone({
    'organization.groups': renamed({ web: 'shop' }),
    'organization.policies.logs.groups': ['shop'],
    'prod.access.operator': ['shop'],
    'prod.temporaryAccess.launch.groups': ['shop'],
  }),
  expected: `
    add organization/Groups/shop ovh_me_identity_group
    destroy organization/Groups/web ovh_me_identity_group; loses the membership of its users
    change organization/Policies/logs ovh_iam_policy
      identities: - urn:v1:eu:identity:group:xx1111-ovh/web
      identities: + urn:v1:eu:identity:group:xx1111-ovh/shop
    protected organization ovh_me_identity_group.Groups_web: holds data and would be destroyed, which a deploy refuses
      $ retired: { 'organization.groups.web': { after: 'YYYY-MM-DD', reason: '…' } }
    listed organization ovh_iam_policy.Policies_logs: depends_on differs
      depends_on[0]: ovh_me_identity_group.Groups_web -> ovh_me_identity_group.Groups_shop
    note organization: organization.groups.shop.id: 'web' in the settings keeps what has another name now: nothing of it is destroyed
    change web-prod-foundation/Access/operator ovh_iam_policy
      identities: - urn:v1:eu:identity:group:xx1111-ovh/web
      identities: + urn:v1:eu:identity:group:xx1111-ovh/shop
    change web-prod-foundation/DenyFloor/people ovh_iam_policy
      identities: - urn:v1:eu:identity:group:xx1111-ovh/web
      identities: + urn:v1:eu:identity:group:xx1111-ovh/shop
    change web-prod-foundation/TemporaryAccess/launch ovh_iam_policy
      identities: - urn:v1:eu:identity:group:xx1111-ovh/web
      identities: + urn:v1:eu:identity:group:xx1111-ovh/shop
  `,
});
