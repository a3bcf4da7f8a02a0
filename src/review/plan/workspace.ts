import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Estate, Stack, Values } from '../../estate/model';
import { stackBehind } from '../../estate/resolve';

/** A throw-away deployment: the state of every stack, and copies of the outputs that are deployed and planned against it. */
export class Workspace {
  constructor(readonly folder: string) {}

  /** The simulated cloud. */
  get cloud(): string {
    return join(this.folder, 'cloud.json');
  }

  /**
   * Copies stacks of an output, each with its state in this workspace: whatever backend the program names, a rehearsal
   * neither reads nor writes a real state.
   */
  copy(output: Estate, name: string, stacks: ReadonlySet<string>): string {
    const outdir = join(this.folder, name);
    mkdirSync(join(outdir, 'stacks'), { recursive: true });
    for (const id of stacks) {
      const from = join(output.folder, 'stacks', id);
      const to = join(outdir, 'stacks', id);
      cpSync(from, to, { recursive: true, filter: (file) => !isMadeByTerraform(file) });
      const stack = output.stacks.get(id);
      if (stack) writeFileSync(join(to, 'rehearsal_override.tf.json'), JSON.stringify(overrides(stack, output)));
    }
    const manifest = JSON.parse(readFileSync(join(output.folder, 'manifest.json'), 'utf8')) as Values;
    const kept = Object.entries(manifest['stacks'] as Values).filter(([id]) => stacks.has(id));
    const withKnown = kept.map(([id, entry]) => [
      id,
      { ...(entry as Values), dependencies: dependsOn(output, id, stacks) },
    ]);
    writeFileSync(
      join(outdir, 'manifest.json'),
      JSON.stringify({ ...manifest, stacks: Object.fromEntries(withKnown) }),
    );
    const zone = join(output.folder, 'landing-zone.json');
    if (existsSync(zone)) cpSync(zone, join(outdir, 'landing-zone.json'));
    return outdir;
  }

  /** The same again, to go on differently from here. */
  branch(folder: string): Workspace {
    mkdirSync(folder, { recursive: true });
    for (const part of ['cloud.json', 'state']) {
      if (existsSync(join(this.folder, part))) cpSync(join(this.folder, part), join(folder, part), { recursive: true });
    }
    return new Workspace(folder);
  }
}

const isMadeByTerraform = (file: string): boolean =>
  /^(\.terraform|\.terraform\.lock\.hcl|terraform\.tfstate.*|.*\.tfvars|.*\.tfplan|plan)$/.test(basename(file));

const dependsOn = (output: Estate, id: string, stacks: ReadonlySet<string>): readonly string[] =>
  (output.stacks.get(id)?.dependsOn ?? []).filter((other) => stacks.has(other));

/** From the folder of any stack. */
const stateOf = (id: string): string => `../../../state/${id}.tfstate`;

function overrides(stack: Stack, output: Estate): object {
  const states = [...stackStates(stack, output)].map(([name, id]) => [
    name,
    { backend: 'local', config: { path: stateOf(id) } },
  ]);
  return {
    terraform: { backend: { local: { path: stateOf(stack.id) } } },
    ...(states.length > 0 ? { data: { terraform_remote_state: Object.fromEntries(states) } } : {}),
  };
}

/** Stacks of the output whose state a stack reads, by the name of the data source that reads it. */
export function stackStates(stack: Stack, output: Estate): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const block of stack.blocks.values()) {
    if (block.kind !== 'data' || block.type !== 'terraform_remote_state') continue;
    const source = stackBehind(output, block);
    if (source !== undefined) found.set(block.address.replace('data.terraform_remote_state.', ''), source.id);
  }
  return found;
}
