import { masked } from '../../../constructs/core/secrets/masked';
import { bucketAclRights, bucketOpenness, bucketPolicyRights } from '../access/buckets';
import type { RightsOf } from '../access/right';
import { type ExposedBy, exposed } from './fact';

/** What opens a bucket to everybody, with credentials or without. */
const bucketBy =
  (rights: RightsOf): ExposedBy =>
  (block, reader) => {
    const opens = bucketOpenness(rights(block, reader));
    const name = masked`bucket ${reader.show(block.stack, block.body['bucket'])}`;
    if (opens === undefined) return [];
    const whom = opens === 'world' ? masked`everybody` : masked`nobody knows whom`;
    return [exposed(block, 'reachable', masked`objects of ${name} are there for ${whom}`, opens)];
  };

export const openBuckets: Readonly<Record<string, ExposedBy>> = {
  aws_s3_bucket_policy: bucketBy(bucketPolicyRights),
  aws_s3_bucket_acl: bucketBy(bucketAclRights),
};
