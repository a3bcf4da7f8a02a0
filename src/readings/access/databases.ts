import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block } from '../../estate/model';
import { nestedIn, type Side } from '../side';
import { type Right, rightOf } from './right';

const database = ({ stack, body }: Block, side: Side): Masked =>
  masked`database ${side.show(stack, body['cluster_id'])}`;

/** A user of a database service, whatever its engine: at least it may log in. */
export function databaseUserRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const words = (name: string, word: Masked): Masked[] =>
    side.texts(stack, body[name]).map((value) => masked`${word} ${value}`);
  const acls = nestedIn(body, 'acls').map(
    ({ pattern, permission }) => masked`${side.show(stack, permission)} ${side.show(stack, pattern)}`,
  );
  return [
    rightOf(block, {
      identity: masked`database user ${side.show(stack, body['name'])}`,
      effect: 'allow',
      actions: [
        masked`log in`,
        ...words('roles', masked`role`),
        ...words('categories', masked`commands of`),
        ...words('commands', masked`command`),
        ...words('keys', masked`keys`),
        ...words('channels', masked`channels`),
        ...acls,
      ],
      resource: database(block, side),
    }),
  ];
}

/** Rights of a user in Kafka. */
export function kafkaRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const what = body['topic'] === undefined ? masked`schema` : masked`topic`;
  const named = masked`${what} ${side.show(stack, body['topic'] ?? body['resource'])}`;
  return [
    rightOf(block, {
      identity: masked`database user ${side.show(stack, body['username'])}`,
      effect: 'allow',
      actions: [masked`${side.show(stack, body['permission'])} ${named}`],
      resource: database(block, side),
    }),
  ];
}
