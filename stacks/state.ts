import { LocalBackend, S3Backend, type TerraformStack } from 'cdktf';
import { z } from 'zod';
import { show } from '../constructs/core/messages';
import { regionName, s3Endpoint } from '../constructs/core/region';
import { type RegionName, regionOf } from '../facts/regions';

/** Where Terraform keeps what it knows of a stack. */
export interface StateSettings {
  /**
   * Bucket in OVHcloud Object Storage, made beforehand, with versioning.
   *
   * Change: the state must be moved first (guide to state).
   */
  readonly bucket: string;
  /** Region of the bucket. Change: the state must be moved first (guide to state). */
  readonly region: RegionName;
  /**
   * First part of every key; the rest is `<stack id>.tfstate`.
   *
   * Change: the state must be moved first (guide to state).
   * @default - none
   */
  readonly prefix?: string;
}

/** A name by the rules of OVHcloud's Object Storage: parts of letters, digits and hyphens with a point between them, and no address. */
const bucketName = z
  .string()
  .regex(/^(?=.{3,63}$)(?!\d+(?:\.\d+){3}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/, {
    error: ({ input }) =>
      `must be a bucket name of 3 to 63 of a-z, 0-9 and '-', and a '.' between two of these, no address, got ${show(input)}; rename it`,
  });

export const stateSettings = z
  .strictObject({
    bucket: bucketName,
    region: regionName,
    prefix: z
      .string()
      .regex(/^[\w-]+(\/[\w-]+)*$/, {
        error: ({ input }) =>
          `must be such as landing-zone or it/landing-zone, got ${show(input)}; write names with '/' between`,
      })
      .optional(),
  })
  .readonly();

/**
 * State in a file beside the output folder. The path is relative, so that two clones give the same bytes, and outside
 * the output folder, which is thrown away at will.
 */
export function localBackend(stack: TerraformStack): void {
  new LocalBackend(stack, { path: `../../../state/${stack.node.id}.tfstate` });
}

/**
 * State in OVHcloud Object Storage. The checks that are skipped call services of AWS which don't exist here; the
 * checksum header isn't understood. Conditional writes are, so the lock file works.
 */
export function s3Backend(stack: TerraformStack, { bucket, region, prefix }: StateSettings): void {
  const backend = new S3Backend(stack, {
    bucket,
    key: [prefix, `${stack.node.id}.tfstate`].filter((part) => part !== undefined).join('/'),
    region: regionOf(region).data.toLowerCase(),
    endpoints: { s3: s3Endpoint(region) },
    skipCredentialsValidation: true,
    skipRegionValidation: true,
    skipRequestingAccountId: true,
    skipMetadataApiCheck: true,
    skipS3Checksum: true,
  });
  // not in the type of cdktf 0.21
  backend.addOverride('use_lockfile', true);
}
