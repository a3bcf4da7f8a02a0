/** Two output folders that differ, of any size. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two sides of an output, and how many resources differ between them. */
export interface Outputs {
  readonly base: string;
  readonly head: string;
  readonly stacks: number;
  readonly changes: number;
}

interface Size {
  readonly stacks: number;
  /** Of each stack, an even number. */
  readonly resources: number;
  /** How many of these differ, at most half of them. */
  readonly changed: number;
}

/** Output folders, written as cdktf would. */
export function writeOutputs(folder: string, size: Size): Outputs {
  const base = write(join(folder, 'base'), { ...size, changed: 0 });
  const { stacks, changed } = size;
  return { base, head: write(join(folder, 'head'), size), stacks, changes: stacks * changed };
}

function write(outdir: string, { stacks, resources, changed }: Size): string {
  const ids = Array.from({ length: stacks }, (_, at) => `stack-${at}`);
  for (const id of ids) {
    const directory = join(outdir, 'stacks', id);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(stack(id, resources, changed), null, 2));
  }
  const entries = ids.map((id) => {
    const workingDirectory = `stacks/${id}`;
    return [
      id,
      { name: id, synthesizedStackPath: `${workingDirectory}/cdk.tf.json`, workingDirectory, dependencies: [] },
    ];
  });
  const manifest = { version: '0.21.0', stacks: Object.fromEntries(entries) };
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(manifest));
  return outdir;
}

/** Half of them need a provider, the other half refer to those. */
function stack(id: string, resources: number, changed: number): object {
  const groups: Record<string, object> = {};
  const data: Record<string, object> = {};
  for (let at = 0; at < resources / 2; at += 1) {
    const path = (name: string) => ({
      '//': { metadata: { path: `${id}/${name}/${at}/Resource`, uniqueId: `${name}_${at}` } },
    });
    const description = at < changed ? 'another description' : 'a description';
    groups[`Groups_${at}`] = { ...path('Groups'), name: `${id}-${at}`, description, role: 'NONE' };
    data[`Data_${at}`] = { ...path('Data'), input: `\${ovh_me_identity_group.Groups_${at}.name}` };
  }
  return {
    provider: { ovh: [{ endpoint: 'ovh-eu' }] },
    terraform: {
      backend: { local: { path: `../../../state/${id}.tfstate` } },
      required_providers: { ovh: { source: 'ovh/ovh', version: '2.19.0' } },
    },
    resource: { ovh_me_identity_group: groups, terraform_data: data },
  };
}
