import { expect, test } from 'vitest';
import type { Value, Values } from '../../../../src/estate/model';
import { lessOfAwsBucket } from '../../../../src/review/engine/findings/aws-buckets';
import { stackWith } from '../../outputs';
import { nothingAround } from './found';

const unknown = '${var.x}';
const versions = 'versions of its objects are no longer kept (versioning)';
const encrypted = 'new objects of its bucket are no longer encrypted as they were';
const mayGo = 'may be destroyed with every object in it from now on (force_destroy)';
const open = (name: string) => `the public is no longer kept away from its bucket (${name})`;
const copies = (to: string) => `its objects are no longer copied as they were: ${to} (replication)`;

const versioning = (status: Value): Values => ({ versioning_configuration: [{ status }] });
const older = (enabled: Value): Values => ({ versioning: [{ enabled }] });
const rule = (more: Values = {}): Values => ({ status: 'Enabled', destination: [{ bucket: 'copy' }], ...more });
const encryption = (sse_algorithm: string): Values => ({
  rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm }] }],
});
const closed: Values = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

/** Of a resource of a bucket that stays; nothing after it for one that goes. */
test.each<[what: string, type: string, before: Values, after: Values | undefined, says: readonly string[]]>([
  ['versions are suspended', 'versioning', versioning('Enabled'), versioning('Suspended'), [versions]],
  ['versions may be suspended', 'versioning', versioning('Enabled'), versioning(unknown), [versions]],
  ['versioning goes', 'versioning', versioning('Enabled'), undefined, [versions]],
  ['versioning that was off goes', 'versioning', versioning('Suspended'), undefined, []],
  ['versions are kept', 'versioning', versioning('Suspended'), versioning('Enabled'), []],
  ['versions are kept, in other letters', 'versioning', versioning('Enabled'), versioning('ENABLED'), []],
  ['versions of a bucket that says so itself', '', older(true), older(false), [versions]],
  ['versions of a bucket that says so no more', '', older('true'), {}, [versions]],
  ['versions of a bucket that goes', '', older(true), undefined, []],
  ['a bucket that may be destroyed', '', {}, { force_destroy: true }, [mayGo]],
  ['a bucket that may be, if somebody says so', '', { force_destroy: false }, { force_destroy: unknown }, [mayGo]],
  ['a bucket that could be destroyed before', '', { force_destroy: true }, { force_destroy: unknown }, []],
  ['a bucket of which nobody knows it, as before', '', { force_destroy: unknown }, { force_destroy: unknown }, []],
  ['a bucket that may not be destroyed', '', { force_destroy: true }, { force_destroy: false }, []],
  ['both', '', older(true), { force_destroy: true }, [versions, mayGo]],
  ...Object.keys(closed).flatMap((name): [string, string, Values, Values | undefined, readonly string[]][] => [
    [`the public is let in: ${name}`, 'public_access_block', closed, { ...closed, [name]: false }, [open(name)]],
    [`the public may be let in: ${name}`, 'public_access_block', closed, { ...closed, [name]: unknown }, [open(name)]],
    [`the public was let in: ${name}`, 'public_access_block', { [name]: false }, undefined, []],
    [`the public may have been let in: ${name}`, 'public_access_block', { [name]: unknown }, {}, [open(name)]],
    [
      `the public is kept away in other words: ${name}`,
      'public_access_block',
      closed,
      { ...closed, [name]: 'true' },
      [],
    ],
  ]),
  ['all the public is let in', 'public_access_block', closed, undefined, Object.keys(closed).map(open)],
  [
    'other encryption',
    'server_side_encryption_configuration',
    encryption('aws:kms'),
    encryption('AES256'),
    [encrypted],
  ],
  ['no encryption', 'server_side_encryption_configuration', encryption('AES256'), undefined, [encrypted]],
  ['the same encryption', 'server_side_encryption_configuration', encryption('AES256'), encryption('AES256'), []],
  [
    'copies that stay',
    'replication_configuration',
    { rule: [rule()] },
    { rule: [rule({ status: 'enabled', id: 'a' })] },
    [],
  ],
  ['no copies', 'replication_configuration', { rule: [rule()] }, undefined, [copies('copy')]],
  ['copies that were off', 'replication_configuration', { rule: [rule({ status: 'Disabled' })] }, undefined, []],
  [
    'copies to another bucket',
    'replication_configuration',
    { rule: [rule()] },
    { rule: [rule({ destination: [{ bucket: 'other' }] })] },
    [copies('copy')],
  ],
  [
    'copies of less',
    'replication_configuration',
    { rule: [rule()] },
    { rule: [rule({ filter: [{ prefix: 'a' }] })] },
    [copies('copy')],
  ],
  [
    'copies of less, in older words',
    'replication_configuration',
    { rule: [rule()] },
    { rule: [rule({ prefix: 'a' })] },
    [copies('copy')],
  ],
  ['copies that nobody knows', 'replication_configuration', { rule: [rule()] }, { rule: unknown }, [copies('copy')]],
  ['copies that nobody knew', 'replication_configuration', { rule: unknown }, { rule: unknown }, []],
  ['something else', 'ownership_controls', { rule: [{ object_ownership: 'a' }] }, undefined, []],
])('%s', (_, type, before, after, says) => {
  expect(
    lessOfAwsBucket(type === '' ? 'aws_s3_bucket' : `aws_s3_bucket_${type}`, before, after, nothingAround),
  ).toEqual(says);
});

test('nothing of what goes with its bucket', () => {
  const stack = (...names: string[]) =>
    stackWith('prod', { resource: { aws_s3_bucket: Object.fromEntries(names.map((name) => [name, {}])) } });
  const lost = (after: Values | undefined, ...left: string[]) =>
    lessOfAwsBucket('aws_s3_bucket_versioning', { bucket: '${aws_s3_bucket.A.id}', ...versioning('Enabled') }, after, {
      ...nothingAround,
      before: stack('A', 'B'),
      after: stack(...left),
    });
  expect(lost(undefined, 'B')).toEqual([]);
  expect(lost(undefined, 'A')).toEqual([versions]);
  expect(lost(versioning('Suspended'), 'B')).toEqual([versions]);
});

const lock = (mode: Value, period: Values): Values => ({ rule: [{ default_retention: [{ mode, ...period }] }] });

test.each<[before: Values, after: Values | undefined, isLess: boolean]>([
  [lock('COMPLIANCE', { days: 30 }), lock('COMPLIANCE', { days: 30 }), false],
  [lock('COMPLIANCE', { days: 30 }), lock('COMPLIANCE', { days: 31 }), false],
  [lock('COMPLIANCE', { days: 30 }), lock('COMPLIANCE', { days: 29 }), true],
  [lock('COMPLIANCE', { days: 30 }), lock('GOVERNANCE', { days: 30 }), true],
  [lock('GOVERNANCE', { days: 30 }), lock('compliance', { days: 30 }), false],
  [lock('COMPLIANCE', { years: 2 }), lock('COMPLIANCE', { years: 1 }), true],
  [lock('COMPLIANCE', { years: 2 }), lock('COMPLIANCE', { years: 2 }), false],
  [lock('COMPLIANCE', { days: 30 }), lock('COMPLIANCE', { days: unknown }), true],
  [lock('COMPLIANCE', { days: 30 }), { rule: unknown }, true],
  [lock('COMPLIANCE', { days: 30 }), {}, true],
  [lock('COMPLIANCE', { days: 30 }), undefined, true],
  [{ rule: unknown }, { rule: unknown }, false],
  [{}, lock('COMPLIANCE', { days: 30 }), false],
])('objects locked with %j are locked for less with %j: %s', (before, after, isLess) => {
  const says = lessOfAwsBucket('aws_s3_bucket_object_lock_configuration', before, after, nothingAround);
  expect(says.length > 0).toBe(isLess);
});
