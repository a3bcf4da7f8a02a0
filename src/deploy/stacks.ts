import { resolve } from 'node:path';
import type { Estate, Stack } from '../estate/model';
import { strictOrderOf } from '../estate/order';
import { UnknownStack } from '../estate/unknown-stack';
import { backendIn, stateIn } from '../synthesis/local-states';
import { acceptedBy } from './environment';
import { lockObject } from './state-lock';

/** A synthesized stack: one folder in which Terraform runs. */
export interface SynthesizedStack {
  readonly id: string;
  readonly directory: string;
  /** Which variables of the environment its Terraform is given. */
  readonly accepts: (name: string) => boolean;
  /** File of its state, where that is on this machine. */
  readonly stateFile?: string;
  /** Object that is its state, where that is in a bucket. */
  readonly stateObject?: string;
  /** Object that is the lock of its state, where that is in a bucket. */
  readonly lockObject?: string;
  /** Stacks to deploy before this one. */
  readonly dependsOn: readonly string[];
  /** Who answers for it; absent for a stack that is not the landing zone's. */
  readonly owner?: string;
  /** Addresses that its `removed` blocks let go of: these bytes were approved, and say so. */
  readonly forgotten: ReadonlySet<string>;
  /** Construct path below the stack, by Terraform address. */
  readonly resources: ReadonlyMap<string, string>;
}

/**
 * The stacks of an output, in the order of its manifest.
 *
 * @param only ids of the stacks to take; all when absent
 * @throws UnknownStack for an id that is not there, and Error where stacks depend on each other in a circle
 */
export function stacksOf(output: Estate, only: readonly string[] = [...output.stacks.keys()]): SynthesizedStack[] {
  const { folder, stacks } = output;
  for (const id of only) {
    if (!stacks.has(id)) throw new UnknownStack(id, `in ${folder}`, [...stacks.keys()]);
  }
  const chosen = new Set(only);
  const found = [...stacks.values()].filter(({ id }) => chosen.has(id));
  strictOrderOf(found);
  return found.map((stack) => {
    const { id, directory, dependsOn, record, blocks, forgotten } = stack;
    // where a sandbox keeps them, if it does
    const state = stateIn(output, stack);
    const { kind, config } = backendIn(output, stack);
    const lock = kind === 's3' ? lockObject(config) : undefined;
    return {
      id,
      directory: resolve(folder, directory),
      accepts: acceptedBy(stack),
      ...(state?.kind === 'local' && { stateFile: resolve(folder, state.name) }),
      ...(state?.kind === 's3' && { stateObject: `s3://${config['bucket']}/${state.name}` }),
      ...(lock !== undefined && { lockObject: lock }),
      // what isn't asked for is taken as deployed
      dependsOn: dependsOn.filter((other) => chosen.has(other)),
      ...(record?.owner === undefined ? {} : { owner: record.owner }),
      forgotten,
      resources: pathsOf(blocks),
    };
  });
}

const pathsOf = (blocks: Stack['blocks']): ReadonlyMap<string, string> =>
  new Map([...blocks.values()].flatMap(({ kind, address, path }) => (kind === 'resource' ? [[address, path]] : [])));
