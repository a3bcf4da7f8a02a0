import type { Stack } from './model';
import { backendOf } from './states';

/** Where a state is that `landing-zone deploy --move-state` moves. */
type MovableBackend =
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string };

/**
 * What a stack says of where its state is, where states are moved from there and to there.
 *
 * @param backend where it has another one than it says
 * @returns a sentence without full stop where they aren't
 */
export function movableBackend(
  stack: Stack,
  { kind, config }: ReturnType<typeof backendOf> = backendOf(stack),
): MovableBackend | string {
  const { id, terraform } = stack;
  if ('encryption' in terraform) return `the state of ${id} is encrypted by OpenTofu`;
  if (kind === 'local') {
    const { path = 'terraform.tfstate', workspace_dir: workspaces = null } = config;
    if (typeof path !== 'string' || workspaces !== null) return `the backend of ${id} has a workspace_dir`;
    return { kind, path };
  }
  if (kind !== 's3') return `the state of ${id} is kept in ${kind}; only local files and s3 are moved`;
  const { bucket, key } = config;
  if (typeof bucket !== 'string' || typeof key !== 'string')
    return `the backend of ${id} says neither bucket nor key as a text`;
  return { kind, bucket, key };
}

/** Whether the `terraform` blocks of two differ: where no state is moved, such a stack may have its state elsewhere now. */
export const hasOtherTerraform = (one: Stack, other: Stack): boolean =>
  JSON.stringify(one.terraform) !== JSON.stringify(other.terraform);
