import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { passOn } from './masked-output';
import { appOf, endOf, synthesize } from './synthesis';

/** The output of another commit of the program. */
interface OtherOutput {
  /** Folder that its synthesis wrote. */
  readonly folder: string;
  readonly commit: string;
  /** Folder of the program in the repository; empty: its root. */
  readonly program: string;
  /** Takes the folder and the worktree away. */
  dispose(): Promise<void>;
}

const lockfiles = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml'];

/**
 * Synthesizes the program as it is at a git ref, in a worktree beside the working tree, which stays as it is. The packages that are
 * installed in the working tree are used where the lockfiles are the same; else the worktree gets its own with `npm ci`.
 *
 * @param program folder of the program, with its cdktf.json
 * @param signal takes everything away and throws
 */
export async function synthesizeRef(ref: string, program: string, signal?: AbortSignal): Promise<OtherOutput> {
  const root = await git(program, ['rev-parse', '--show-toplevel']).catch((error: GitError) => {
    throw new Error(error.code === 'ENOENT' ? 'git is not on the PATH' : notHere(error, program));
  });
  const commit = await git(program, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch(
    () => {
      throw new Error(`there is no commit '${ref}' here; fetch it first (in CI: a checkout with its whole history)`);
    },
  );
  const prefix = await git(program, ['rev-parse', '--show-prefix']);
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'landing-zone-base-')));
  const worktree = join(temporary, 'tree');
  const dispose = async () => {
    await git(root, ['worktree', 'remove', '--force', worktree]).catch(() => {});
    rmSync(temporary, { recursive: true, force: true });
  };
  try {
    await git(root, ['worktree', 'add', '--quiet', '--detach', worktree, commit]);
    signal?.throwIfAborted();
    const folder = join(worktree, prefix);
    const app = existsSync(folder) ? appOf(folder) : undefined;
    if (app === undefined) throw new Error(`${ref} has no cdktf.json in ${prefix || 'its root'}`);
    await installPackages(root, worktree, prefix, signal);
    const outdir = join(temporary, 'cdktf.out');
    await synthesize({ app, folder, outdir, stdout: process.stderr, signal });
    return { folder: outdir, commit, program: prefix, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Gives the worktree its packages, in the folder of the program and in those above it. */
async function installPackages(root: string, worktree: string, prefix: string, signal?: AbortSignal): Promise<void> {
  for (const folder of upwards(prefix)) {
    const [here, there] = [join(root, folder), join(worktree, folder)];
    // bindings that `cdktf get` has made are not committed either
    link(join(here, '.gen'), join(there, '.gen'));
    if (lockfiles.every((name) => read(join(here, name)) === read(join(there, name)))) {
      link(join(here, 'node_modules'), join(there, 'node_modules'));
    } else if (existsSync(join(there, 'package-lock.json'))) {
      await npmCi(there, signal);
    } else {
      throw new Error('the lockfiles differ and the other commit has no package-lock.json; synthesize it yourself');
    }
  }
}

const upwards = (prefix: string): string[] => {
  const folder = prefix.replace(/\/$/, '');
  return folder === '' || folder === '.' ? ['.'] : [folder, ...upwards(dirname(folder))];
};

function link(from: string, to: string): void {
  if (!existsSync(from) || existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to, 'junction');
}

const read = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

async function npmCi(folder: string, signal?: AbortSignal): Promise<void> {
  const child = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    detached: process.platform !== 'win32',
  });
  const [code] = await Promise.all([endOf(child, signal), passOn(child, process.stderr)]);
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; its own message is above`);
}

interface GitError extends Error {
  readonly code?: unknown;
  readonly stderr?: string;
}

/** Why a folder is none of a repository's: git also refuses one that somebody else owns. */
const notHere = ({ stderr = '' }: GitError, folder: string): string =>
  /not a git repository/i.test(stderr)
    ? `${folder} is in no git repository; compare two output folders instead, with --base-dir and --head-dir`
    : `git says: ${stderr.trim()}`;

const git = async (cwd: string, args: readonly string[]): Promise<string> =>
  (await promisify(execFile)('git', [...args], { cwd })).stdout.trim();
