import { parseDocument } from '../../../constructs/core/document';
import { maskText } from '../../../constructs/core/secrets/mask';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { blocksIn, type Side } from '../side';
import { type Right, rightOf } from './right';

const userName = (stack: string, value: Value | undefined, side: Side): string => {
  const block = side.resolve(stack, value);
  return `user ${block === undefined ? side.show(stack, value) : `${block.stack}/${maskText(block.path)}`}`;
};

const projectName = (stack: string, value: Value | undefined, side: Side): string => {
  const text = side.show(stack, value);
  const environment = side.environmentOf(text);
  return `publicCloudProject:${text}${environment === undefined ? '' : ` (${environment})`}`;
};

/** `ovh_cloud_project_user_s3_policy`: the statements of its document. */
export function s3PolicyRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const { policy } = body;
  const identity = userName(stack, body['user_id'], side);
  const unknown = (action: string) => [rightOf(block, { identity, effect: 'allow', action, resource: 'S3' })];
  if (typeof policy !== 'string') return unknown('S3 policy that is not a text');
  const document = parseDocument(policy);
  if (!isValues(document ?? null)) {
    return unknown(isExpression(policy) ? `S3 policy ${side.show(stack, policy)}` : 'S3 policy that is not JSON');
  }
  return blocksIn((document as Values)['Statement']).flatMap((statement) => {
    const effect = statement['Effect'] === 'Deny' ? 'deny' : 'allow';
    const condition = statement['Condition'];
    const rest = isValues(condition) ? { condition: maskText(JSON.stringify(condition)) } : {};
    return entries(stack, statement, 'Resource', side).flatMap((resource) =>
      entries(stack, statement, 'Action', side).map((action) =>
        rightOf(block, { identity, effect, action, resource: resource.replace(/^arn:aws:s3:::/, 's3://'), ...rest }),
      ),
    );
  });
}

/** `Action` or what stands for it; `NotAction` is everything else. */
function entries(stack: string, statement: Values, name: string, side: Side): string[] {
  const read = (value: Value): string[] => (isList(value) ? value : [value]).map((one) => side.show(stack, one));
  const [plain, not] = [statement[name], statement[`Not${name}`]];
  if (plain !== undefined) return read(plain);
  return not === undefined ? ['everything'] : [`everything but ${read(not).join(', ')}`];
}

/** `ovh_cloud_project_user`: its roles in OpenStack. */
export function userRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const { known, unknown } = side.list(stack, [body['role_names'] ?? null, body['role_name'] ?? null]);
  return [...known, ...unknown].map((role) =>
    rightOf(block, {
      identity: `user ${stack}/${maskText(block.path)}`,
      effect: 'allow',
      action: `role ${role}`,
      resource: projectName(stack, body['service_name'], side),
    }),
  );
}

/** `ovh_cloud_project_user_s3_credential`: keys for the S3 API. */
export const s3KeyRights = (block: Block, side: Side): Right[] => [
  rightOf(block, {
    identity: userName(block.stack, block.body['user_id'], side),
    effect: 'allow',
    action: 'log in to S3 with an access key',
    resource: projectName(block.stack, block.body['service_name'], side),
  }),
];

/** A link that needs no identity at all. */
export function presignRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const show = (name: string) => side.show(stack, body[name]);
  return [
    rightOf(block, {
      identity: 'whoever has the link',
      effect: 'allow',
      action: `S3 ${show('method')}`,
      resource: `s3://${show('name')}/${show('object')}`,
      expires: `${show('expire')} seconds after it is made`,
    }),
  ];
}
