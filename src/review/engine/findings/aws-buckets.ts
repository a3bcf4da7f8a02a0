import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { flagOf } from '../../../estate/flag';
import type { Value, Values } from '../../../estate/model';
import { isExpression } from '../../../estate/references';
import { blocksIn, nestedIn } from '../../../readings/reader';
import { lessKept } from './buckets';
import { type FindingContext, goesAsWell } from './classes';

const flags = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];

/**
 * What no longer keeps a bucket, which is made by the provider of AWS, or what is in it: each thing of it is a resource of its own there.
 * Nothing of one that goes with its bucket.
 *
 * @param after absent for a resource that goes
 */
export function lessOfAwsBucket(
  type: string,
  before: Values,
  after: Values | undefined,
  around: FindingContext,
): readonly Masked[] {
  if (after === undefined && goesAsWell(before['bucket'], around)) return [];
  const now = after ?? {};
  const kept = lessKept(asOfOvh(type, before), asOfOvh(type, now));
  switch (type) {
    case 'aws_s3_bucket':
      return after === undefined ? [] : [...kept, ...mayGo(before, now)];
    case 'aws_s3_bucket_public_access_block':
      return flags
        .filter((name) => isLess(before[name], now[name]))
        .map((name) => masked`the public is no longer kept away from its bucket (${maskText(name)})`);
    case 'aws_s3_bucket_server_side_encryption_configuration':
      return canonical(before['rule']) === canonical(now['rule'])
        ? []
        : [masked`new objects of its bucket are no longer encrypted as they were`];
    default:
      return kept;
  }
}

const isLess = (before: Value | undefined, after: Value | undefined): boolean =>
  (flagOf(before) ?? isExpression(before)) && flagOf(after) !== true && canonical(before) !== canonical(after);

const mayGo = (before: Values, { force_destroy: now }: Values): readonly Masked[] =>
  flagOf(before['force_destroy']) !== true &&
  (flagOf(now) ?? isExpression(now)) &&
  canonical(before['force_destroy']) !== canonical(now)
    ? [masked`may be destroyed with every object in it from now on (force_destroy)`]
    : [];

/** What a resource says of its bucket, in the words of the bucket of OVHcloud. */
function asOfOvh(type: string, body: Values): Values {
  const [versions = {}] = [...blocksIn(body['versioning_configuration']), ...blocksIn(body['versioning'])];
  switch (type) {
    case 'aws_s3_bucket':
    case 'aws_s3_bucket_versioning': {
      const status = versions['status'] ?? (flagOf(versions['enabled']) === true ? 'enabled' : 'disabled');
      return { versioning: { status: lower(status) } };
    }
    case 'aws_s3_bucket_object_lock_configuration':
      return lockOf(body);
    case 'aws_s3_bucket_replication_configuration': {
      const rules = nestedIn(body, 'rule').map(({ status = null, destination, filter, prefix = null }) => ({
        status: lower(status),
        destination: { name: blocksIn(destination)[0]?.['bucket'] ?? null },
        filter: filter ?? { prefix },
      }));
      return { replication: { rules: isExpression(body['rule']) ? (body['rule'] ?? null) : rules } };
    }
    default:
      return {};
  }
}

function lockOf(body: Values): Values {
  const { rule = null } = body;
  if (Object.keys(body).length === 0) return {};
  if (isExpression(rule)) return { object_lock: { status: 'enabled', rule: { mode: rule, period: rule } } };
  const [{ mode = null, days = null, years = null } = {}] = blocksIn(blocksIn(rule)[0]?.['default_retention']);
  const period = isExpression(days ?? years) ? (days ?? years) : days === null ? `P${years}Y` : `P${days}D`;
  return { object_lock: { status: 'enabled', rule: { mode: lower(mode), period } } };
}

const lower = (word: Value): Value => (typeof word === 'string' && !isExpression(word) ? word.toLowerCase() : word);
