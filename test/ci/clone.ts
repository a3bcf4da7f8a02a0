import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type FixtureStack, writeStacks } from '../deploy/fixture';
import { examples } from './workflow';

const root = join(__dirname, '..', '..');
const tsx = join(root, 'node_modules', 'tsx', 'dist');

/** Stacks of a program, or what writes its output into a folder. */
export type Stacks = Readonly<Record<string, FixtureStack>> | ((outdir: string) => void);

export function writeOutput(stacks: Stacks, outdir: string): void {
  if (typeof stacks === 'function') stacks(outdir);
  else writeStacks(stacks, outdir);
}

/** What a pull request brings. */
export interface Pull {
  readonly sha: string;
  /** Folder of its output. */
  readonly output: string;
}

/** A user's repository in which the jobs of the examples run, with stand-ins for what a CI machine has. */
export class Clone {
  readonly home = mkdtempSync(join(tmpdir(), 'landing-zone-ci-'));
  readonly folder = join(this.home, 'clone');
  readonly bin = join(this.home, 'bin');
  readonly #log = join(this.home, 'calls.txt');

  constructor() {
    onTestFinished(() => rmSync(this.home, { recursive: true, force: true }));
    mkdirSync(this.folder);
    mkdirSync(this.bin);
    cpSync(join(examples, 'ci'), join(this.folder, 'ci'), { recursive: true });
    cpSync(join(examples, 'gitlab'), this.folder, { recursive: true });
    writeFileSync(join(this.folder, 'cdktf.json'), '{"app":"npx tsx landing-zone.ts"}');
    writeFileSync(
      join(this.folder, '.gitignore'),
      'cdktf.out\nreport\nshown\nnothing\nhead\nreviews\nreview.env\nstate\ndeploy*.json\ndeploy-waves-jobs.yml\n',
    );
    // the program of the tests copies stacks that are there already
    const program = `import { cpSync } from 'node:fs';\ncpSync('ready', process.env.CDKTF_OUTDIR ?? 'cdktf.out', { recursive: true });\n`;
    writeFileSync(join(this.folder, 'landing-zone.ts'), program);
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.email', 'tests@landing-zone.example');
    this.git('config', 'user.name', 'Tests');
    this.git('remote', 'add', 'origin', this.folder);
    this.stub('npm', 'exit 0');
    this.stub('npx', npx);
  }

  /** What a job finds in its environment. */
  get env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PATH: `${this.bin}:${process.env['PATH']}`,
      CHECKPOINT_DISABLE: '1',
      RUNNER_TEMP: this.home,
      CALLS: this.#log,
    };
  }

  /** What the stand-ins were called with, a line a call. */
  get calls(): string[] {
    return existsSync(this.#log) ? readFileSync(this.#log, 'utf8').trim().split('\n') : [];
  }

  /** Puts a command in front of the machine's own; it writes down how it was called. */
  stub(name: string, script: string): this {
    writeFileSync(join(this.bin, name), `#!/usr/bin/env bash\necho "${name} $*" >>'${this.#log}'\n${script}\n`);
    chmodSync(join(this.bin, name), 0o755);
    return this;
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', [...args], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  /** A branch of main with such a commit, and what it synthesizes; main is checked out again. */
  pull(stacks: Stacks, program?: string): Pull {
    this.git('checkout', '--quiet', '-B', 'pull', 'main');
    if (program !== undefined) writeFileSync(join(this.folder, 'landing-zone.ts'), program);
    const sha = this.commit(stacks);
    const output = join(this.home, `output-${sha}`);
    cpSync(join(this.folder, 'ready'), output, { recursive: true });
    this.git('checkout', '--quiet', 'main');
    this.git('update-ref', 'refs/remotes/origin/main', 'main');
    return { sha, output };
  }

  /** Merges that branch into main, with this outcome, as GitHub and GitLab do: main is the first parent; the commit's id. */
  merge(stacks: Stacks): string {
    this.git('merge', '--quiet', '--no-ff', '--no-commit', '--strategy', 'ours', 'pull');
    return this.commit(stacks);
  }

  /** Makes the program synthesize these stacks, and commits it; the commit's id. */
  commit(stacks: Stacks): string {
    const ready = join(this.folder, 'ready');
    rmSync(ready, { recursive: true, force: true });
    rmSync(join(this.folder, 'cdktf.out'), { recursive: true, force: true });
    writeOutput(stacks, ready);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'change');
    return this.git('rev-parse', 'HEAD');
  }
}

/** Runs the tools of the sources. */
const npx = `case "$1" in
tsx) shift; exec ${process.execPath} ${join(tsx, 'cli.mjs')} "$@" ;;
landing-zone) shift; exec ${process.execPath} --require ${join(tsx, 'preflight.cjs')} --import ${join(tsx, 'loader.mjs')} ${join(root, 'src/cli/main.ts')} "$@" ;;
*) echo "no $1 here" >&2; exit 1 ;;
esac`;
