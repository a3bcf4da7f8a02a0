import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suggest } from '../../constructs/core/settings';
import { readLandingZoneFile } from '../estate/landing-zone-file';

/** A synthesized stack: one folder in which Terraform runs. */
export interface SynthesizedStack {
  readonly id: string;
  readonly directory: string;
  /** Stacks to deploy before this one. */
  readonly dependsOn: readonly string[];
  /** Who answers for it; absent for a stack that is not the landing zone's. */
  readonly owner?: string;
  /** Construct path below the stack, by Terraform address. */
  readonly resources: ReadonlyMap<string, string>;
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly workingDirectory: string; readonly dependencies: readonly string[] }>
  >;
}

interface StackFile {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, ResourceFile>>>>;
}

interface ResourceFile {
  readonly '//'?: { readonly metadata?: { readonly path?: string } };
}

/**
 * Reads the stacks of an output folder in the order of cdktf's manifest.
 *
 * @param only ids of the stacks to read; all when absent
 */
export function readStacks(outdir: string, only?: readonly string[]): SynthesizedStack[] {
  const file = join(outdir, 'manifest.json');
  if (!existsSync(file)) throw new Error(`${outdir} holds no synthesized stacks (no manifest.json); synthesize first`);
  const { stacks } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const known = Object.keys(stacks);
  for (const id of only ?? []) {
    if (!known.includes(id)) throw new Error(`there is no stack '${id}' in ${outdir}; ${suggest(id, known)}`);
  }
  const owners = new Map(readLandingZoneFile(outdir)?.stacks.map((stack) => [stack.id, stack.owner]));
  return Object.entries(stacks)
    .filter(([id]) => only?.includes(id) ?? true)
    .map(([id, { workingDirectory, dependencies }]) => {
      const directory = resolve(outdir, workingDirectory);
      return {
        id,
        directory,
        // what isn't asked for is taken as deployed
        dependsOn: dependencies.filter((dependency) => only?.includes(dependency) ?? true),
        owner: owners.get(id),
        resources: readResources(join(directory, 'cdk.tf.json'), id),
      };
    });
}

function readResources(file: string, stack: string): Map<string, string> {
  const { resource = {} } = JSON.parse(readFileSync(file, 'utf8')) as StackFile;
  const paths = Object.entries(resource).flatMap(([type, all]) =>
    Object.entries(all).map(([name, content]) => {
      const path = content['//']?.metadata?.path ?? name;
      return [`${type}.${name}`, path.replace(`${stack}/`, '').replace(/\/Resource$/, '')] as const;
    }),
  );
  return new Map(paths);
}
