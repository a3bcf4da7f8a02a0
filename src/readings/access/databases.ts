import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block } from '../../estate/model';
import { nestedIn, type Reader } from '../reader';
import { type Right, rightOf } from './right';

const database = ({ stack, body }: Block, reader: Reader): Masked =>
  masked`database ${reader.show(stack, body['cluster_id'])}`;

/** A user of a database service, whatever its engine: at least it may log in. */
export function databaseUserRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const words = (name: string, word: Masked): Masked[] =>
    reader.texts(stack, body[name]).map((value) => masked`${word} ${value}`);
  const acls = nestedIn(body, 'acls').map(
    ({ pattern, permission }) => masked`${reader.show(stack, permission)} ${reader.show(stack, pattern)}`,
  );
  return [
    rightOf(block, {
      identity: masked`database user ${reader.show(stack, body['name'])}`,
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
      resource: database(block, reader),
    }),
  ];
}

/** Rights of a user in Kafka. */
export function kafkaRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  const what = body['topic'] === undefined ? masked`schema` : masked`topic`;
  const named = masked`${what} ${reader.show(stack, body['topic'] ?? body['resource'])}`;
  return [
    rightOf(block, {
      identity: masked`database user ${reader.show(stack, body['username'])}`,
      effect: 'allow',
      actions: [masked`${reader.show(stack, body['permission'])} ${named}`],
      resource: database(block, reader),
    }),
  ];
}
