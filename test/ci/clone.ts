import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type FixtureStack, writeStacks } from '../deploy/fixture';
import { examples } from './workflow';

const root = join(__dirname, '..', '..');
const tsx = join(root, 'node_modules', 'tsx', 'dist');

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
    writeFileSync(join(this.folder, '.gitignore'), 'cdktf.out\nreport\nnothing\nreview.env\nstate\n');
    // the program of the tests copies stacks that are there already
    const program = `import { cpSync } from 'node:fs';\ncpSync('ready', process.env.CDKTF_OUTDIR ?? 'cdktf.out', { recursive: true });\n`;
    writeFileSync(join(this.folder, 'landing-zone.ts'), program);
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.email', 'tests@landing-zone.example');
    this.git('config', 'user.name', 'Tests');
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
    writeFileSync(join(this.bin, name), `#!/usr/bin/env bash\necho "${name} $*" >>"$CALLS"\n${script}\n`);
    chmodSync(join(this.bin, name), 0o755);
    return this;
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', [...args], { cwd: this.folder, encoding: 'utf8' }).trim();
  }

  /** Makes the program synthesize these stacks, and commits it; the commit's id. */
  commit(stacks: Readonly<Record<string, FixtureStack>> | ((ready: string) => void)): string {
    const ready = join(this.folder, 'ready');
    rmSync(ready, { recursive: true, force: true });
    rmSync(join(this.folder, 'cdktf.out'), { recursive: true, force: true });
    if (typeof stacks === 'function') stacks(ready);
    else writeStacks(stacks, ready);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'change');
    return this.git('rev-parse', 'HEAD');
  }
}

/** Runs the tools of the sources; `cdktf deploy` is what it amounts to. */
const npx = `case "$1" in
tsx) shift; exec ${process.execPath} ${join(tsx, 'cli.mjs')} "$@" ;;
landing-zone) shift; exec ${process.execPath} --require ${join(tsx, 'preflight.cjs')} --import ${join(tsx, 'loader.mjs')} ${join(root, 'src/cli/main.ts')} "$@" ;;
cdktf) terraform -chdir="cdktf.out/stacks/$3" init -input=false && terraform -chdir="cdktf.out/stacks/$3" apply -input=false -auto-approve ;;
*) echo "no $1 here" >&2; exit 1 ;;
esac`;
