import type { Block } from '../../estate/model';
import { blocksIn, type Side } from '../side';
import { type Right, rightOf } from './right';

const database = ({ stack, body }: Block, side: Side): string => `database ${side.show(stack, body['cluster_id'])}`;

/** A user of a database service, whatever its engine: at least it may log in. */
export function databaseUserRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const words = (name: string, word: string): string[] => {
    const { known, unknown } = side.list(stack, body[name]);
    return [...known, ...unknown].map((value) => `${word} ${value}`);
  };
  const actions = [
    'log in',
    ...words('roles', 'role'),
    ...words('categories', 'commands of'),
    ...words('commands', 'command'),
    ...words('keys', 'keys'),
    ...words('channels', 'channels'),
    ...blocksIn(body['acls']).map(
      ({ pattern, permission }) => `${side.show(stack, permission)} ${side.show(stack, pattern)}`,
    ),
  ];
  return actions.map((action) =>
    rightOf(block, {
      identity: `database user ${side.show(stack, body['name'])}`,
      effect: 'allow',
      action,
      resource: database(block, side),
    }),
  );
}

/** Rights of a user in Kafka. */
export function kafkaRights(block: Block, side: Side): Right[] {
  const { stack, body } = block;
  const what = body['topic'] === undefined ? 'schema' : 'topic';
  return [
    rightOf(block, {
      identity: `database user ${side.show(stack, body['username'])}`,
      effect: 'allow',
      action: `${side.show(stack, body['permission'])} ${what} ${side.show(stack, body['topic'] ?? body['resource'])}`,
      resource: database(block, side),
    }),
  ];
}
