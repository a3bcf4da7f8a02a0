import { LocalBackend, S3Backend, type TerraformStack } from 'cdktf';
import { regionOf, s3Endpoint } from '../constructs/core/region';
import type { StateSettings } from './base-stack';

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
