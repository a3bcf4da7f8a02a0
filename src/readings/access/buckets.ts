import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { afterApply, blocksIn, elementsOf, nestedIn, type Reader } from '../reader';
import { type Right, type RightsOf, rightOf } from './right';
import { documentRights } from './storage';

/** Whoever asks, with credentials or without. */
const everybody = masked`everybody`;
const nobodyKnows = masked`nobody knows whom ${afterApply}`;

const nameOf = ({ stack, body }: Block, reader: Reader): Masked => masked`bucket ${reader.show(stack, body['bucket'])}`;

/** `aws_s3_bucket_policy`: its statements say themselves whom they are for. */
export const bucketPolicyRights: RightsOf = (block, reader) =>
  documentRights(block, reader, (statement) => principalsOf(block, statement, reader), nobodyKnows);

function principalsOf({ stack }: Block, { Principal: principal, NotPrincipal: not }: Values, reader: Reader): Masked[] {
  if (principal === undefined || principal === null) return not === undefined ? [nobodyKnows] : [everybody];
  const named = isValues(principal) ? Object.values(principal).flatMap(elementsOf) : elementsOf(principal);
  return named.map((one) => {
    if (one === '*') return everybody;
    return isExpression(one) ? nobodyKnows : reader.show(stack, one);
  });
}

/** Lists of access that are known by a name, and let in nobody else than the owner and services of AWS. */
const closed = /^(private|bucket-owner-read|bucket-owner-full-control|log-delivery-write)$/;

/** `aws_s3_bucket_acl`: a list of access by its name, or grant by grant. */
export function bucketAclRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const right = (identity: Masked, action: Masked): Right =>
    rightOf(block, { identity, effect: 'allow', actions: [action], resource: nameOf(block, reader) });
  const { acl = null, access_control_policy: policy = null } = body;
  const named =
    acl === null || closed.test(String(acl)) ? [] : [right(whoIn(acl), masked`acl ${reader.show(stack, acl)}`)];
  const grants = blocksIn(policy).flatMap((one) => nestedIn(one, 'grant'));
  return [
    ...named,
    ...(isExpression(policy) ? [right(nobodyKnows, reader.show(stack, policy))] : []),
    ...grants.map(({ permission, grantee }) =>
      right(granteeOf(block, blocksIn(grantee)[0] ?? {}, reader), maskText(String(permission))),
    ),
  ];
}

const whoIn = (acl: Value): Masked => (isExpression(acl) ? nobodyKnows : everybody);

function granteeOf({ stack }: Block, { uri = null, id = null }: Values, reader: Reader): Masked {
  const who = uri ?? id;
  if (isExpression(who)) return nobodyKnows;
  return /(AllUsers|AuthenticatedUsers)$/.test(String(who)) ? everybody : reader.show(stack, who);
}

/** Whom a bucket is open to: everybody, or nobody knows whom. */
export const bucketOpenness = (rights: readonly Right[]): 'world' | 'unsure' | undefined => {
  const open = rights.filter(({ effect, condition }) => effect === 'allow' && condition === undefined);
  if (open.some(({ identity }) => identity === everybody)) return 'world';
  return open.some(({ identity }) => identity === nobodyKnows) ? 'unsure' : undefined;
};
