/** What the test scripts share: temporary folders, commands, and checks that are counted. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A folder outside the clone, gone when the script ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `ovh-landing-zone-${name}-`));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  return folder;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end and answers what it printed; throws, with that, when it fails. */
export function run(command: string, args: readonly string[], { cwd, env = {} }: RunOptions): string {
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error) throw new Error(`${command} could not be started: ${error.message}`);
  if (status === 0) return stdout;
  throw new Error(`'${[command, ...args].join(' ')}' ended with ${signal ?? status}\n${stdout}${stderr}`);
}

/** Brings `dist/` and `provider-ovh/` up to date, for a script that is started by itself. */
export function ensureBuilt(): void {
  run(process.execPath, [join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'scripts/build.mts'], { cwd: root });
}

/** The environment without what npm tells its scripts: a package manager started from one would take it for its own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_(config_loglevel|package|lifecycle)|INIT_CWD)/.test(name)),
  );
}

export function writeJson(file: string, content: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

export const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Copies files and folders of the clone to the same places below another folder. */
export function copyTo(folder: string, paths: readonly string[]): void {
  for (const path of paths) cpSync(join(root, path), join(folder, path), { recursive: true });
}

/** The exact version of a package as it is installed in the clone. */
export function installedVersion(name: string): string {
  const { version } = readJson(join(root, 'node_modules', name, 'package.json')) as { readonly version: string };
  return version;
}

/** `{ name: exact version }` of packages as they are installed in the clone. */
export const pinned = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, installedVersion(name)]));

/** Checks that are run one after another, each reported with its time; the last line says how many passed. */
export class Checks {
  #passed = 0;
  #failed = 0;

  async check(promise: string, prove: () => unknown): Promise<void> {
    const started = performance.now();
    const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
    try {
      await prove();
      this.#passed += 1;
      console.log(`  ok      ${promise} (${seconds()})`);
    } catch (error) {
      this.#failed += 1;
      console.log(`  failed  ${promise} (${seconds()})\n${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Adds what another runner has counted. */
  add(passed: number, failed: number): void {
    this.#passed += passed;
    this.#failed += failed;
  }

  /** Says that something was not tried, and why. */
  skip(promise: string, because: string): void {
    console.log(`  skipped ${promise}: ${because}`);
  }

  /** Ends the script. */
  finish(): void {
    console.log(`checks: ${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }
}

/** Throws unless two values have the same JSON. */
export function same(found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(found, null, 1), JSON.stringify(wanted, null, 1)];
  if (a !== b) throw new Error(`expected\n${b}\ngot\n${a}`);
}
