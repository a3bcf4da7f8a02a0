import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLandingZone } from '../zone/manifest';

/** A synthesized stack, as far as it matters whether it must be deployed again. */
export interface StackFile {
  readonly id: string;
  /** Its folder, below the output folder. */
  readonly directory: string;
  /** Stacks that are deployed before it. */
  readonly dependsOn: readonly string[];
  readonly owner?: string;
  /** Its Terraform JSON without what can differ between two syntheses of the same program. */
  readonly content: string;
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly workingDirectory: string; readonly dependencies?: readonly string[] }>
  >;
}

/** Reads the stacks of a folder that synthesis wrote, in its order. */
export function readOutput(folder: string): Map<string, StackFile> {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Error(`${folder} holds no synthesized stacks (no manifest.json); synthesize first`);
  const { stacks } = parse(file) as Manifest;
  if (typeof stacks !== 'object' || stacks === null) throw new Error(`${file} lists no stacks; synthesize again`);
  const owners = new Map(readLandingZone(folder)?.stacks.map(({ id, owner }) => [id, owner]));
  return new Map(
    Object.entries(stacks).map(([id, { workingDirectory, dependencies = [] }]) => {
      const content = comparable(parse(join(folder, workingDirectory, 'cdk.tf.json')));
      const owner = owners.get(id);
      return [id, { id, directory: workingDirectory, dependsOn: dependencies, ...(owner && { owner }), content }];
    }),
  );
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} can not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** JSON with its keys in order, without metadata and without the absolute paths of local state. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === '//') return undefined;
    // cdktf's default backend: the folder of the checkout is in it
    if (key === 'path' && typeof inner === 'string')
      return inner.replace(/^(\/|[A-Za-z]:\\).*[/\\](?=[^/\\]+\.tfstate$)/, '');
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
