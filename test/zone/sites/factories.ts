import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

export const bucket = { serviceName: '0a1b2c3d4e5f46a7b8c9d0e1f2a30001', regionName: 'GRA', name: 'b' };

/** A factory of the user's, in a file of its own. */
export function makeBucket(scope: Construct, id: string): CloudProjectStorage {
  return new CloudProjectStorage(scope, id, bucket);
}

/** One that makes something around what it makes. */
export function makePair(scope: Construct): void {
  const pair = new Construct(scope, 'Pair');
  for (const id of ['A', 'B']) makeBucket(pair, id);
}

/** A helper of the user's that changes what it is given. */
export const keep = (resource: TerraformResource): void => resource.addOverride('lifecycle.prevent_destroy', true);
