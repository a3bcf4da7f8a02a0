import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { listFiles } from '../estate/files';
import type { Stack } from '../estate/model';
import { withoutLock } from './approval';
import type { Diagnostic } from './messages';
import { configurationIn, UnreadPlan } from './plan-file';

/** What `terraform init` writes of the modules of a configuration. */
const modulesFile = z.object({
  Modules: z.array(z.object({ Key: z.string(), Dir: z.string() })),
});

/**
 * Holds a deployment to the files that were approved, while it runs. Terraform keeps what it installs in a folder of this deployment's own:
 * whatever lies in `.terraform` of a working directory, and could say that a module is somewhere else, isn't read.
 */
export class Guard {
  readonly #approved: ReadonlyMap<string, Stack>;
  /** Which files they were, by stack and path, when Terraform was about to be started. */
  readonly #identities = new Map<string, ReadonlyMap<string, string>>();

  /**
   * @param outdir output folder
   * @param approved stacks with the files that were approved
   * @param folder private folder of this deployment
   */
  constructor(
    readonly outdir: string,
    approved: readonly Stack[],
    readonly folder: string,
  ) {
    this.#approved = new Map(approved.map((stack) => [stack.id, stack]));
  }

  /** Where Terraform keeps the modules, the providers and the choice of a backend of a stack. */
  dataDirectory(id: string): string {
    const folder = join(this.folder, `${encodeURIComponent(id)}.data`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /**
   * Makes a stack ready to be initialized; answers with the options of that. A lock file that was approved stays as it is. Another one is
   * taken away, so that it doesn't choose versions: Terraform writes one anew.
   */
  prepare(id: string): readonly string[] {
    const stack = this.#approved.get(id);
    if (stack === undefined) return [];
    if (!hasLock(stack)) rmSync(join(this.outdir, stack.directory, '.terraform.lock.hcl'), { force: true });
    this.#identities.set(id, identitiesOf(stack, resolve(this.outdir, stack.directory)));
    return hasLock(stack) ? ['-lockfile=readonly'] : [];
  }

  /**
   * Why a stack must not go on although its files are what was approved: some were something else in between, or could have been. Charts,
   * scripts and variables that Terraform reads are not in its plan, so nothing else tells.
   */
  objectionToTouched(id: string): Diagnostic | undefined {
    const [stack, before] = [this.#approved.get(id), this.#identities.get(id)];
    if (stack === undefined || before === undefined) return undefined;
    const now = identitiesOf(stack, resolve(this.outdir, stack.directory));
    const touched = [...before].flatMap(([path, identity]) => (now.get(path) === identity ? [] : [path]));
    if (touched.length === 0) return undefined;
    const detail = `Nobody knows what was in them meanwhile: ${touched.join(', ')}. Does something synthesize into this folder?`;
    return { severity: 'error', summary: 'files were replaced or touched while Terraform ran', detail };
  }

  /** Why a stack must not go on; `undefined` where all of its files are what was approved. */
  objection(id: string): Diagnostic | undefined {
    const stack = this.#approved.get(id);
    if (stack === undefined) return undefined;
    const directory = resolve(this.outdir, stack.directory);
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

  /**
   * Why a plan must not be applied: it was made of another configuration than what was approved, wherever the files are as they were
   * again. `undefined` where it was made of that.
   */
  objectionToPlan(id: string, planFile: string): Diagnostic | undefined {
    const stack = this.#approved.get(id);
    if (stack === undefined) return undefined;
    try {
      const others = this.#otherThanPlanned(stack, planFile);
      if (others.length === 0) return undefined;
      const detail = `Changed while it was planned: ${others.join(', ')}. Does something synthesize into this folder?`;
      return { severity: 'error', summary: 'the plan was made of other files than what was reviewed', detail };
    } catch (error) {
      if (!(error instanceof UnreadPlan)) throw error;
      const summary = 'the plan file cannot be compared with what was reviewed';
      return { severity: 'error', summary, detail: error.message };
    }
  }

  /** Paths of configuration in a plan that was not approved, and of approved configuration that is not in the plan. */
  #otherThanPlanned(stack: Stack, planFile: string): string[] {
    const directory = resolve(this.outdir, stack.directory);
    const data = this.dataDirectory(stack.id);
    const approved = new Map(stack.files.map(({ path, sha256 }) => [path, sha256]));
    return configurationIn(planFile).flatMap(({ directory: at, files }) => {
      const place = resolve(directory, at);
      // fetched by this run, as the configuration says
      if (isInside(data, place)) return [];
      const path = relative(directory, place).split(sep).join('/');
      const prefix = path === '' ? '' : `${path}/`;
      const planned = [...files].map(([name, sha256]) => ({ path: `${prefix}${name}`, sha256 }));
      const held = new Set(planned.map((file) => file.path));
      return [
        ...planned.flatMap((file) => (approved.get(file.path) === file.sha256 ? [] : [file.path])),
        ...configurationFilesIn(stack, prefix).filter((file) => !held.has(file)),
      ];
    });
  }

  /** Paths of files that came, went, or are something else now. */
  #swappedFiles(stack: Stack, directory: string): string[] {
    const main = stack.files.find(({ role }) => role === 'main')?.path ?? '';
    let now: Stack;
    try {
      now = { ...stack, files: listFiles(directory, realpathSync.native(this.outdir), main) };
    } catch {
      return [directory];
    }
    // this run has written it
    if (!hasLock(stack)) now = withoutLock(now);
    const linesOf = ({ files }: Stack) => new Map(files.map((file) => [file.path, JSON.stringify(file)]));
    const [before, after] = [linesOf(stack), linesOf(now)];
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

/**
 * What tells a file apart from another one with the same bytes in its place, and from itself before it was written to: nobody can set the
 * time of its last change back. Also of the folders below the working directory: one that is moved away takes its files along untouched.
 */
function identitiesOf({ files }: Stack, directory: string): ReadonlyMap<string, string> {
  const paths = new Set(files.flatMap(({ path }) => [path, ...foldersAbove(path)]));
  return new Map([...paths].map((path) => [path, identityOf(join(directory, path))]));
}

function identityOf(file: string): string {
  const found = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? 'gone' : [found.dev, found.ino, found.ctimeNs].join();
}

const foldersAbove = (path: string): readonly string[] => {
  const folder = dirname(path);
  return folder === '.' ? [] : [folder, ...foldersAbove(folder)];
};

const hasLock = ({ files }: Stack): boolean => files.some(({ role }) => role === 'lock');

/** Files of a folder that Terraform or OpenTofu reads as configuration; OpenTofu passes over `a.tf` beside `a.tofu`. */
function configurationFilesIn({ files }: Stack, prefix: string): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return files.flatMap(({ path, role }) => {
    const name = path.slice(prefix.length);
    const isThere = path.startsWith(prefix) && !name.includes('/') && role !== 'asset';
    if (!isThere || !/\.(tf|tofu)(\.json)?$/.test(name)) return [];
    return paths.has(path.replace(/\.tf(?=(\.json)?$)/, '.tofu')) && !/\.tofu(\.json)?$/.test(path) ? [] : [path];
  });
}

function isInside(folder: string, place: string): boolean {
  const path = relative(folder, place);
  return !path.startsWith('..') && !isAbsolute(path);
}
