/** Writes the reports of `examples/pull-requests`: each is the review of a patch of `examples/orbital`. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'examples', 'pull-requests');

/** Names of their folders. */
export const pullRequests: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** A report of a pull request, by its file: as it is committed, and as it would be made now. */
export interface Rendered {
  readonly file: string;
  readonly committed: string;
  readonly fresh: string;
}

const reports = { 'review.md': 'report.md', 'review.html': 'report.html' } as const;

/** Reviews the pull request in a repository of its own: `landing-zone review --base main`, with the patch in the working tree. */
export async function reviewPullRequest(name: string): Promise<readonly Rendered[]> {
  const temporary = mkdtempSync(join(tmpdir(), 'pull-request-'));
  try {
    const repository = join(temporary, 'orbital');
    repositoryOf(repository);
    execFileSync('git', ['apply', join(folder, name, 'change.patch')], { cwd: repository });
    const out = join(temporary, 'report');
    const tsconfig = join(temporary, 'tsconfig.json');
    const paths = { 'ovh-landing-zone': [join(root, 'src', 'index.ts')] };
    writeFileSync(tsconfig, JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions: { paths } }));
    const code = await review(repository, out, { ...process.env, TSX_TSCONFIG_PATH: tsconfig });
    if (code !== 2) throw new Error(`the review of ${name} ended with exit code ${code}`);
    return Object.entries(reports).map(([made, file]) => ({
      file: join(folder, name, file),
      committed: readIfThere(join(folder, name, file)),
      fresh: readFileSync(join(out, made), 'utf8'),
    }));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The example as a repository, whose one commit is the same on every machine. */
function repositoryOf(repository: string): void {
  mkdirSync(join(repository, 'examples', 'orbital'), { recursive: true });
  cpSync(
    join(root, 'examples', 'orbital', 'landing-zone.ts'),
    join(repository, 'examples', 'orbital', 'landing-zone.ts'),
  );
  cpSync(join(root, 'cdktf.json'), join(repository, 'cdktf.json'));
  writeFileSync(join(repository, '.gitignore'), 'node_modules\n');
  symlinkSync(join(root, 'node_modules'), join(repository, 'node_modules'), 'junction');
  const date = '2026-11-02T09:00:00Z';
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null' };
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=it', '-c', 'user.email=it@orbital.example', ...args], {
      cwd: repository,
      env,
    });
  git('-c', 'init.defaultBranch=main', 'init', '--quiet');
  git('add', '.');
  git('-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'Orbital');
}

function review(cwd: string, out: string, env: NodeJS.ProcessEnv): Promise<number> {
  const main = join(root, 'src', 'cli', 'main.ts');
  const args = ['--import', 'tsx', main, 'review', '--base', 'main', '--out', out, '--format', 'markdown,html'];
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => (code === 2 ? done(2) : failed(new Error(said))));
  });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of pullRequests) {
    for (const { file, fresh } of await reviewPullRequest(name)) writeFileSync(file, fresh);
    console.log(`reviewed ${name}`);
  }
}
