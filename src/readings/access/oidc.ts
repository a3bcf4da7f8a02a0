import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isList, type Value } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { isSaid, type Reader } from '../reader';
import { fingerprintOf } from './keys';
import { type Right, rightOf } from './right';

/** What names of users and groups of Kubernetes itself begin with, such as `system:masters`, which may do everything. */
const reserved = 'system:';

/** Whoever logs in through an identity provider is let in by the API, and may then what bindings say of the names that it gives. */
export function oidcRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const show = (name: string): Masked => reader.show(stack, body[name]);
  const required = reader.texts(stack, body['oidc_required_claim']);
  const authority = isSaid(body['oidc_ca_content'])
    ? masked`, authority ${fingerprintOf(stack, body['oidc_ca_content'], reader)}`
    : masked``;
  const given = {
    identity: masked`whoever logs in at ${show('issuer_url')} (client ${show('client_id')}${authority})`,
    effect: 'allow',
    resource: masked`cluster ${show('kube_id')}`,
    ...(required.length === 0 ? {} : { condition: joinMasked(required, ', ') }),
  } as const;
  const behind = (prefix: Value | undefined): Masked =>
    isSaid(prefix) && prefix !== '-' ? masked` behind ${reader.show(stack, prefix)}` : masked``;
  const { oidc_username_claim: user = null, oidc_username_prefix: userPrefix, oidc_groups_prefix: prefix } = body;
  const claims = reader.texts(stack, body['oidc_groups_claim']);
  const named = isSaid(user) || isSaid(userPrefix);
  return [
    rightOf(block, {
      ...given,
      actions: [
        masked`log in to the API of the cluster`,
        ...(named
          ? [
              masked`be the user in the claim ${isSaid(user) ? reader.show(stack, user) : masked`sub`}${behind(userPrefix)}`,
            ]
          : []),
        ...(claims.length > 0 ? [masked`be in the groups in ${joinMasked(claims, ', ')}${behind(prefix)}`] : []),
      ],
    }),
    ...(isSaid(userPrefix) && userPrefix !== '-' && leadsInside(userPrefix)
      ? [rightOf(block, { ...given, actions: [anyUser], isStar: true })]
      : []),
    ...(claims.length > 0 && leadsInside(prefix) ? [rightOf(block, { ...given, actions: [inAny], isStar: true })] : []),
  ];
}

const anyUser = masked`be any user that the provider says, also one of the cluster itself`;
const inAny = masked`be in any group that the provider says, also in those of the cluster itself`;

/** Whether a name behind a prefix can be one of Kubernetes itself. */
function leadsInside(prefix: Value | undefined): boolean {
  if (!isSaid(prefix) || prefix === '-') return true;
  if (isList(prefix) || isExpression(prefix)) return true;
  const text = String(prefix);
  return text.startsWith(reserved) || reserved.startsWith(text);
}
