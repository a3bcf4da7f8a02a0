import type { KnownDanger } from '../ovh/schema/dangers';
import { block, type TypeSchema } from '../ovh/schema/notation';

/** What decides over the objects of a bucket of hashicorp/aws 6, with which buckets of OVHcloud are made, too: not all of its attributes. */
export const bucketResources: { readonly [type: string]: TypeSchema } = {
  aws_s3_bucket: {
    replacementLoses: 'every object in the bucket',
    attributes: {
      bucket: 'string optional computed force-new',
      bucket_prefix: 'string optional computed force-new',
      force_destroy: 'bool optional default=false',
      object_lock_enabled: 'bool optional computed force-new',
    },
  },
  aws_s3_bucket_lifecycle_configuration: {
    attributes: {
      bucket: 'string required force-new',
      rule: block('list', 'optional', {
        id: 'string required',
        status: 'string required',
        prefix: 'string optional',
        expiration: block('list', 'optional max=1', {
          date: 'string optional',
          days: 'number optional',
          expired_object_delete_marker: 'bool optional computed',
        }),
        noncurrent_version_expiration: block('list', 'optional max=1', {
          newer_noncurrent_versions: 'number optional',
          noncurrent_days: 'number optional',
        }),
      }),
    },
  },
};

const source = 'deduced: S3 deletes what a rule lets expire, also what is there already';

/** What changes of a lifecycle do to what is in its bucket: as for that of OVHcloud. */
export const bucketDangers: { readonly [type: string]: readonly KnownDanger[] } = {
  aws_s3_bucket_lifecycle_configuration: [
    {
      effect: 'wipes',
      attributes: [
        'rule.expiration.days',
        'rule.noncurrent_version_expiration.noncurrent_days',
        'rule.noncurrent_version_expiration.newer_noncurrent_versions',
      ],
      when: 'lowered',
      says: 'objects or versions that are older than that are deleted',
      source,
    },
    {
      effect: 'wipes',
      attributes: ['rule.status', 'rule.filter', 'rule.prefix', 'rule.expiration.date'],
      says: 'a rule may let other objects expire than before',
      source,
    },
    {
      effect: 'wipes',
      attributes: ['rule.expiration', 'rule.noncurrent_version_expiration'],
      when: 'added',
      named: 'bucket',
      says: 'objects that are there already are deleted when they are older than its rules say',
      source,
    },
  ],
};
