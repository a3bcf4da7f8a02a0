import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();

type Resources = Readonly<Record<string, Json>>;

/** A bucket in S3 by the provider of AWS, with what is said of it beside. */
const bucket =
  (resources: Resources, of: Json = { bucket: 'telemetry' }) =>
  ({ stack }: Output): void =>
    stack('erp-prod', (main) => {
      main.terraform.required_providers.aws = { source: 'hashicorp/aws', version: '6.0.0' };
      main.provider.aws = [{ region: 'gra', endpoints: [{ s3: 'https://s3.gra.io.cloud.ovh.net' }] }];
      if (of !== undefined) main.resource.aws_s3_bucket = { B: of };
      for (const [type, body] of Object.entries(resources)) {
        main.resource[type] = { X: { bucket: '${aws_s3_bucket.B.id}', ...body } };
      }
    });
const gatesOf = (base: Resources, head: Resources): readonly string[] =>
  review({
    base: bucket(base),
    head: (output) => {
      output.stack('erp-prod', ({ resource }) => {
        for (const type of Object.keys(base)) delete resource[type];
      });
      bucket(head)(output);
    },
  }).gates;

const versioning = (status: Json) => ({ aws_s3_bucket_versioning: { versioning_configuration: [{ status }] } });
const block = (more: Json = {}) => ({
  aws_s3_bucket_public_access_block: {
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
    ...more,
  },
});
const lock = (days: number) => ({
  aws_s3_bucket_object_lock_configuration: { rule: [{ default_retention: [{ mode: 'COMPLIANCE', days }] }] },
});
const copies = {
  aws_s3_bucket_replication_configuration: { role: 'r', rule: [{ status: 'Enabled', destination: [{ bucket: 'c' }] }] },
};
const encryption = {
  aws_s3_bucket_server_side_encryption_configuration: {
    rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'AES256' }] }],
  },
};

describe('what keeps a bucket or its objects is a guard', () => {
  test.each<readonly [string, Resources, Resources]>([
    ['versions suspended', versioning('Enabled'), versioning('Suspended')],
    ['versions that nobody knows', versioning('Enabled'), versioning('${data.external.x.result.s}')],
    ['versioning gone', versioning('Enabled'), {}],
    ['the public let in', block(), block({ block_public_policy: false })],
    ['one that nobody knows', block(), block({ ignore_public_acls: '${data.external.x.result.b}' })],
    ['the block of the public gone', block(), {}],
    ['locked for less long', lock(30), lock(1)],
    ['no lock', lock(30), {}],
    ['no copies', copies, {}],
    ['no encryption', encryption, {}],
  ])('%s', (_, base, head) => {
    expect(gatesOf(base, head)).toContain('guard');
  });

  test('a bucket that may be destroyed with what is in it', () => {
    const head = bucket({}, { bucket: 'telemetry', force_destroy: true });
    expect(review({ base: bucket({}), head }).gates).toContain('guard');
    const gone = ({ stack }: Output): void => stack('erp-prod', ({ resource }) => delete resource.aws_s3_bucket);
    expect(review({ base: bucket({}), head: gone }).gates).toContain('data-loss');
    expect(review({ base: bucket({}), head: bucket({}, { bucket: 'other' }) }).gates).toContain('data-loss');
  });

  test.each<readonly [string, Resources, Resources]>([
    ['versions kept from now on', {}, versioning('Enabled')],
    ['the same', { ...versioning('Enabled'), ...block() }, { ...versioning('Enabled'), ...block() }],
    ['versions that were off', versioning('Suspended'), {}],
    ['more of the public kept away', block({ block_public_acls: false }), block()],
    ['locked for longer', lock(30), lock(60)],
  ])('not: %s', (_, base, head) => {
    expect(gatesOf(base, head)).not.toContain('guard');
  });

  test('not: one that goes with its bucket', () => {
    const head = ({ stack }: Output): void =>
      stack('erp-prod', ({ resource }) => {
        delete resource.aws_s3_bucket;
        delete resource.aws_s3_bucket_versioning;
      });
    expect(review({ base: bucket(versioning('Enabled')), head }).gates).not.toContain('guard');
  });
});

const policy = (statement: Json) => ({
  aws_s3_bucket_policy: { policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) },
});
const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::telemetry/*' };
const own = { ...read, Principal: { AWS: ['arn:aws:iam::p:user/a'] } };
const acl = (name: Json) => ({ aws_s3_bucket_acl: { acl: name } });

describe('whom a bucket lets in', () => {
  test.each<readonly [string, Resources, Resources]>([
    ['a policy for everybody', {}, policy(read)],
    ['a policy for everybody, in a list', policy(own), policy({ ...read, Principal: { AWS: ['*'] } })],
    [
      'a policy for everybody but some',
      policy(own),
      policy({ ...own, Principal: undefined, NotPrincipal: { AWS: ['x'] } }),
    ],
    ['a policy that nobody knows', policy(own), { aws_s3_bucket_policy: { policy: '${data.external.x.result.p}' } }],
    ['a list of access for everybody', acl('private'), acl('public-read')],
    ['a list of access that nobody knows', acl('private'), acl('${data.external.x.result.a}')],
    [
      'a grant to everybody',
      {},
      {
        aws_s3_bucket_acl: {
          access_control_policy: [
            {
              grant: [
                {
                  permission: 'READ',
                  grantee: [{ type: 'Group', uri: 'http://acs.amazonaws.com/groups/global/AllUsers' }],
                },
              ],
            },
          ],
        },
      },
    ],
  ])('is the whole internet: %s', (_, base, head) => {
    expect(gatesOf(base, head)).toEqual(expect.arrayContaining(['access', 'world']));
  });

  test('is somebody more, who may do everything', () => {
    const gates = gatesOf(policy(own), policy({ ...own, Action: 's3:*' }));
    expect(gates).toEqual(expect.arrayContaining(['access', 'star']));
    expect(gates).not.toContain('world');
    expect(gatesOf(policy(own), policy({ ...own, Action: ['s3:GetObject', 's3:PutObject'] }))).toContain('access');
  });

  test('is nobody more', () => {
    for (const head of [policy(own), acl('private')]) {
      const gates = gatesOf(head, head);
      expect(gates).not.toContain('access');
    }
    expect(gatesOf({}, acl('private'))).not.toContain('world');
    expect(gatesOf({}, policy({ ...read, Effect: 'Deny' }))).not.toContain('world');
  });
});

const expiry = (days: number) => ({ rule: [{ id: 'a', status: 'Enabled', expiration: [{ days }] }] });

describe('a lifecycle that deletes loses data', () => {
  const type = 'aws_s3_bucket_lifecycle_configuration';
  const ovh = 'ovh_cloud_project_storage_object_bucket_lifecycle_configuration';
  const ofOvh = (days: number, container_name: string) => ({
    [ovh]: {
      service_name: 'x',
      region_name: 'GRA',
      container_name,
      rules: [{ status: 'enabled', expiration: { days } }],
    },
  });

  test('by AWS', () => {
    expect(gatesOf({ [type]: expiry(365) }, { [type]: expiry(1) })).toContain('data-loss');
    expect(gatesOf({ [type]: expiry(1) }, { [type]: expiry(365) })).not.toContain('data-loss');
    expect(gatesOf({}, { [type]: expiry(1) })).toContain('data-loss');
  });

  test('that comes to a bucket that is there', () => {
    expect(gatesOf({}, ofOvh(1, 'telemetry-there'))).toContain('data-loss');
    expect(review({ head: bucket({ [type]: expiry(1) }) }).gates).not.toContain('data-loss');
    const transitions = {
      [type]: { rule: [{ status: 'Enabled', transition: [{ days: 1, storage_class: 'STANDARD_IA' }] }] },
    };
    expect(gatesOf({}, transitions)).not.toContain('data-loss');
  });
});
