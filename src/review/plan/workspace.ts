import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Estate, Stack, StackFile } from '../../estate/model';
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
    mkdirSync(outdir, { recursive: true });
    const copied = [...output.stacks.values()].filter(({ id }) => stacks.has(id));
    for (const stack of copied) {
      const [from, to] = [join(output.folder, stack.directory), join(outdir, stack.directory)];
      for (const { path } of stack.files.filter(isCopied)) {
        mkdirSync(dirname(join(to, path)), { recursive: true });
        copyFileSync(join(from, path), join(to, path));
      }
      writeFileSync(join(to, 'rehearsal_override.tf.json'), JSON.stringify(overrides(stack, output)));
    }
    const entries = copied.map((stack) => [stack.id, entryOf(stack, stacks)]);
    writeFileSync(join(outdir, 'manifest.json'), JSON.stringify({ stacks: Object.fromEntries(entries) }));
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

/** Not the lock, whose versions may be others than those of the program by now; not what Terraform couldn't read either. */
const isCopied = ({ role, isUnhashed }: StackFile): boolean => role !== 'lock' && isUnhashed !== true;

/** Of the manifest. */
const entryOf = ({ directory, files, dependsOn }: Stack, stacks: ReadonlySet<string>): object => ({
  synthesizedStackPath: `${directory}/${files.find(({ role }) => role === 'main')?.path}`,
  workingDirectory: directory,
  dependencies: dependsOn.filter((other) => stacks.has(other)),
});

/** The state of a stack, from a working directory in a copy. */
const stateOf = (id: string, directory: string): string =>
  posix.relative(posix.join('copy', directory), `state/${id}.tfstate`);

function overrides(stack: Stack, output: Estate): object {
  const states = [...stackStates(stack, output)].map(([name, id]) => [
    name,
    { backend: 'local', config: { path: stateOf(id, stack.directory) } },
  ]);
  return {
    terraform: { backend: { local: { path: stateOf(stack.id, stack.directory) } } },
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
