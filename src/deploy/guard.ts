import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { contentOf } from '../estate/content';
import { listFiles } from '../estate/files';
import type { Estate, Stack } from '../estate/model';
import type { Diagnostic } from './messages';

/** What `terraform init` writes of the modules of a configuration. */
const modulesFile = z.object({
  Modules: z.array(z.object({ Key: z.string(), Dir: z.string() })),
});

/**
 * Holds a deployment to the files that were approved, while it runs. Terraform keeps what it installs in a folder of this deployment's own:
 * whatever lies in `.terraform` of a working directory, and could say that a module is somewhere else, isn't read.
 */
export class Guard {
  /**
   * @param estate what was approved, as it was read
   * @param folder private folder of this deployment
   */
  constructor(
    readonly estate: Estate,
    readonly folder: string,
  ) {}

  /** Where Terraform keeps the modules, the providers and the choice of a backend of a stack. */
  dataDirectory(id: string): string {
    const folder = join(this.folder, `${encodeURIComponent(id)}.data`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** Why a stack must not go on; `undefined` where all of its files are what was approved. */
  objection(id: string): Diagnostic | undefined {
    const stack = this.estate.stacks.get(id);
    if (stack === undefined) return undefined;
    const directory = resolve(this.estate.folder, stack.directory);
    const swapped = this.#swappedFiles(stack, directory);
    if (swapped.length > 0) {
      const detail = `Changed since the deployment began: ${swapped.join(', ')}. Does something synthesize into this folder?`;
      return { severity: 'error', summary: 'the files of this stack are not what was reviewed', detail };
    }
    const elsewhere = this.#unhashedModules(stack, directory);
    if (elsewhere.length === 0) return undefined;
    const detail = `No file of these was reviewed: ${elsewhere.join(', ')}.`;
    return { severity: 'error', summary: 'modules are read from outside of what was reviewed', detail };
  }

  /** Paths of files that came, went, or have another content now. */
  #swappedFiles(stack: Stack, directory: string): string[] {
    const main = stack.files.find(({ role }) => role === 'main')?.path ?? '';
    let now: Stack['files'];
    try {
      now = listFiles(directory, this.estate.folder, main);
    } catch {
      return [directory];
    }
    if (contentOf({ ...stack, files: now }) === contentOf(stack)) return [];
    const hashes = (files: Stack['files']) =>
      new Map(files.map(({ path, sha256, role }) => [path, `${role} ${sha256}`]));
    const [before, after] = [hashes(stack.files), hashes(now)];
    return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
  }

  /** Modules on this machine whose files are not in the content of the stack. */
  #unhashedModules(stack: Stack, directory: string): string[] {
    const data = this.dataDirectory(stack.id);
    const file = join(data, 'modules', 'modules.json');
    if (!existsSync(file)) return [];
    const { Modules: modules } = modulesFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return modules.flatMap(({ Key: key, Dir: at }) => {
      const place = resolve(directory, at);
      // fetched by this run, as the configuration says
      if (key === '' || isInside(data, place)) return [];
      const prefix = `${relative(directory, place).split(sep).join('/')}/`;
      return stack.files.some(({ path }) => path.startsWith(prefix)) ? [] : [`module ${key} in ${at}`];
    });
  }
}

function isInside(folder: string, place: string): boolean {
  const path = relative(folder, place);
  return !path.startsWith('..') && !isAbsolute(path);
}
