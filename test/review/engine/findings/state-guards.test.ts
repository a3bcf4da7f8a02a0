import { expect, test } from 'vitest';
import { isGuard } from '../../../../src/estate/backend-words';
import type { Value, Values } from '../../../../src/estate/model';
import { stateUnguarded } from '../../../../src/review/engine/findings/state-guards';
import { nothingAround } from './found';

const said = (before: Value | undefined, after: Value | undefined, where = 'terraform.backend') =>
  stateUnguarded(
    { where, part: 'section', ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
    nothingAround,
  ).map(({ class: kind, says }) => `${kind}: ${says}`);
const s3 = (config: Values): Value => ({ s3: config });
const http = (config: Values): Value => ({ http: config });

const unlocked = 'guard: the state is not locked any more: two runs at once can destroy it';
const readable = 'guard: the state is not encrypted any more where it is kept (encrypt)';
const open = 'guard: the state, with its secrets, is open to others (acl)';
const elsewhere = (name: string) =>
  `guard: the lock of the state is asked for elsewhere: runs at once don't see each other (${name})`;
const believed = (name: string) => `guard: the state, with its secrets, goes to whoever answers (${name})`;

test.each<[string, Value | undefined, Value | undefined, readonly string[]]>([
  ['a lock file that is gone', s3({ use_lockfile: true }), s3({}), [unlocked]],
  ['a lock file that is off', s3({ use_lockfile: true }), s3({ use_lockfile: false }), [unlocked]],
  ['a lock in a table that is gone', s3({ dynamodb_table: 'locks' }), s3({ dynamodb_table: '' }), [unlocked]],
  ['a lock at an address that is gone', http({ lock_address: 'https://a' }), http({}), [unlocked]],
  ['a lock file instead of a table', s3({ dynamodb_table: 'locks' }), s3({ use_lockfile: true }), []],
  ['no lock, as before', s3({ use_lockfile: false }), s3({}), []],
  ['another kind of store', s3({ use_lockfile: true, encrypt: true }), { local: { path: 'x' } }, []],
  ['another kind beside one that is null', { local: null, s3: { use_lockfile: true } }, s3({}), [unlocked]],
  ['blocks in a list', { s3: [{ encrypt: true }] }, { s3: [{}] }, [readable]],
  ['no encryption any more', s3({ encrypt: 'true' }), s3({ encrypt: false }), [readable]],
  ['encryption from now on', s3({ encrypt: false }), s3({ encrypt: true }), []],
  ['another table', s3({ dynamodb_table: 'a' }), s3({ dynamodb_table: 'b' }), [elsewhere('dynamodb_table')]],
  ['a table more', s3({ use_lockfile: true }), s3({ use_lockfile: true, dynamodb_table: 'b' }), []],
  [
    'an address that is new gets the credentials',
    http({}),
    http({ lock_address: 'https://a' }),
    [elsewhere('lock_address')],
  ],
  [
    'another method',
    http({}),
    http({ lock_method: 'PUT', unlock_method: 'DELETE' }),
    [elsewhere('lock_method'), elsewhere('unlock_method')],
  ],
  [
    'the method that is taken where none is written',
    http({}),
    http({ lock_method: 'LOCK', unlock_method: 'UNLOCK' }),
    [],
  ],
  ['whoever answers', http({}), http({ skip_cert_verification: true }), [believed('skip_cert_verification')]],
  ['whoever answers, as only Terraform knows', s3({}), s3({ insecure: '${var.x}' }), [believed('insecure')]],
  ['whoever answers, as before', s3({ insecure: true }), s3({ insecure: true }), []],
  ['only who is known', s3({ insecure: true }), s3({ insecure: false }), []],
  ['open to everybody', s3({}), s3({ acl: 'public-read' }), [open]],
  ['open to whoever has an account', s3({ acl: 'private' }), s3({ acl: 'authenticated-read' }), [open]],
  ['open, as before', s3({ acl: 'public-read' }), s3({ acl: 'public-read-write' }), []],
  ['for the owner of the bucket', s3({}), s3({ acl: 'bucket-owner-full-control' }), []],
  ['of a new stack, open', undefined, s3({ acl: 'public-read' }), [open]],
  ['of a new stack, nothing else', undefined, s3({ insecure: true, dynamodb_table: 'b' }), []],
  ['gone', s3({ encrypt: true, use_lockfile: true }), undefined, []],
])('%s', (_, before, after, says) => {
  expect(said(before, after)).toEqual(says);
  expect(said(before, after, 'terraform.cloud')).toEqual([]);
});

test('what says how a state is guarded does not say where it is', () => {
  const guards = ['use_lockfile', 'encrypt', 'acl', 'dynamodb_table', 'lock_address', 'unlock_address', 'lock_method'];
  expect([...guards, 'unlock_method', 'skip_cert_verification', 'insecure'].filter((name) => !isGuard(name))).toEqual(
    [],
  );
  expect(['bucket', 'key', 'region', 'endpoints', 'address', 'path'].filter(isGuard)).toEqual([]);
});
