import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { readAlike } from '../../estate/json';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { elementsOf, type Reader } from '../reader';
import { type Right, rightOf } from './right';

const userName = (stack: string, value: Value | undefined, reader: Reader): Masked => {
  const { block } = reader.named(stack, value) ?? {};
  return block === undefined ? masked`user ${reader.show(stack, value)}` : ownName(block);
};

const ownName = ({ stack, path }: Block): Masked => masked`user ${maskText(`${stack}/${path}`)}`;

/** `ovh_cloud_project_user_s3_policy`: the statements of its document. */
export function s3PolicyRights(block: Block, reader: Reader): Right[] {
  const identity = userName(block.stack, block.body['user_id'], reader);
  return documentRights(block, reader, () => [identity], identity);
}

/**
 * What the statements of a policy of S3 give.
 *
 * @param whom whom a statement is for
 * @param nobodyKnows whom a policy is for that isn't read
 */
export function documentRights(
  block: Block,
  reader: Reader,
  whom: (statement: Values) => readonly Masked[],
  nobodyKnows: Masked,
): Right[] {
  const { stack, body } = block;
  const { policy = null } = body;
  const unread = (action: Masked) => [
    rightOf(block, { identity: nobodyKnows, effect: 'allow', resource: masked`S3`, actions: [action], isStar: true }),
  ];
  if (typeof policy !== 'string') return unread(masked`S3 policy that is not a text`);
  const { Statement: written } = readAlike(policy) ?? {};
  const statements = elementsOf(written);
  if (written === undefined || written === null || !statements.every(isValues)) {
    return unread(
      isExpression(policy)
        ? masked`S3 policy ${reader.show(stack, policy)}`
        : masked`S3 policy that is not JSON with statements, each key once`,
    );
  }
  return statements.flatMap((statement) => {
    const effect = statement['Effect'] === 'Deny' ? 'deny' : 'allow';
    const condition = statement['Condition'];
    const rest = isValues(condition) ? { condition: maskText(JSON.stringify(condition)) } : {};
    const actions = entries(stack, statement, 'Action', reader);
    return entries(stack, statement, 'Resource', reader).flatMap((resource) => {
      const name = maskText(resource.replace(/^arn:aws:s3:::/, 's3://'));
      return whom(statement).map((identity) =>
        rightOf(block, { identity, effect, actions, resource: name, ...rest, isStar: actions.some(isAll) }),
      );
    });
  });
}

const isAll = (action: string): boolean => /^((s3:)?\*+|everything( but .*)?)$/i.test(action);

/** `Action` or what stands for it; `NotAction` is everything else. */
function entries(stack: string, statement: Values, name: string, reader: Reader): Masked[] {
  const read = (value: Value): Masked[] => (isList(value) ? value : [value]).map((one) => reader.show(stack, one));
  const [plain, not] = [statement[name], statement[`Not${name}`]];
  if (plain !== undefined) return read(plain);
  return [not === undefined ? masked`everything` : masked`everything but ${joinMasked(read(not), ', ')}`];
}

/** `ovh_cloud_project_user`: its roles in OpenStack. */
export function userRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const roles = reader.texts(stack, [body['role_names'] ?? null, body['role_name'] ?? null]);
  if (roles.length === 0) return [];
  return [
    rightOf(block, {
      identity: ownName(block),
      effect: 'allow',
      actions: roles.map((role) => masked`role ${role}`),
      resource: reader.projectName('publicCloudProject:', reader.show(stack, body['service_name'])),
      isStar: roles.includes(administrator),
    }),
  ];
}

/** The role that may do everything in a project. */
const administrator = masked`administrator`;

/** `ovh_cloud_project_user_s3_credential`: keys for the S3 API. */
export const s3KeyRights = (block: Block, reader: Reader): Right[] => [
  rightOf(block, {
    identity: userName(block.stack, block.body['user_id'], reader),
    effect: 'allow',
    actions: [masked`log in to S3 with an access key`],
    resource: reader.projectName('publicCloudProject:', reader.show(block.stack, block.body['service_name'])),
  }),
];

/** A link that needs no identity at all. */
export function presignRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const show = (name: string) => reader.show(stack, body[name]);
  return [
    rightOf(block, {
      identity: masked`whoever has the link`,
      effect: 'allow',
      actions: [masked`S3 ${show('method')}`],
      resource: masked`s3://${show('name')}/${show('object')}`,
      expires: masked`${show('expire')} seconds after it is made`,
    }),
  ];
}
