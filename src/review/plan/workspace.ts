import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Estate, Stack, StackFile } from '../../estate/model';
import { manifestFile } from '../../estate/output-files';
import { keepStatesLocally } from '../../synthesis/local-states';

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
    }
    keepStatesLocally(output, copied, outdir, '../state');
    const entries = copied.map((stack) => [stack.id, entryOf(stack, stacks)]);
    writeFileSync(join(outdir, manifestFile), JSON.stringify({ stacks: Object.fromEntries(entries) }));
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
