import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server';

/** Terraform as JSON; nobody but Terraform interprets it here. */
export type Configuration = { readonly [section: string]: unknown };

const installed = (command: string): boolean => {
  try {
    execFileSync(command, ['version'], { stdio: 'ignore', env: environment({}) });
    return true;
  } catch {
    return false;
  }
};

/** Which of the two speak the protocol on this machine. */
export const hasTofu = installed('tofu');

export const project = '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5';
export const vrack = 'pn-1000001';

/** What the tests' landing zone names and doesn't make. */
export const externals = [
  { type: 'ovh_cloud_project', id: project, attributes: { description: 'data-prod' } },
  { type: 'ovh_vrack', id: vrack, attributes: {} },
  { type: 'ovh_dbaas_logs', id: 'ldp-gr-10001', attributes: {} },
  { type: 'ovh_dedicated_cloud', id: 'pcc-192-0-2-10', attributes: { location: 'rbx' } },
];

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Standard output and error. */
  readonly text: string;
}

/** A folder of a test, gone after it. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sandbox-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** An output folder with a `landing-zone.json` in it. */
export function outputFolder(of: object = { version: 1, account: 'xx1111-ovh', externals }): string {
  const path = folder();
  writeFileSync(join(path, 'landing-zone.json'), JSON.stringify(of));
  return path;
}

/** A sandbox that ends with the test, seeded with `externals`. */
export async function sandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const started = await startSandbox({ stateFile: join(folder(), 'sandbox.json'), seed: outputFolder(), ...options });
  onTestFinished(() => started.close());
  return started;
}

function environment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE, TF_REATTACH_PROVIDERS, ...rest } = process.env;
  return { ...rest, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1', ...own };
}

/** A Terraform working folder. */
export class Workspace {
  readonly path = folder();

  constructor(
    private readonly env: Readonly<Record<string, string>>,
    private readonly command = 'terraform',
  ) {}

  /** Writes the configuration; providers are named by their short source. */
  write(configuration: Configuration, providers: readonly string[] = ['ovh/ovh']): this {
    const required_providers = Object.fromEntries(providers.map((source) => [source.split('/')[1], { source }]));
    mkdirSync(this.path, { recursive: true });
    writeFileSync(
      join(this.path, 'main.tf.json'),
      JSON.stringify({ terraform: { required_providers }, ...configuration }, null, 1),
    );
    return this;
  }

  start(...args: readonly string[]): { readonly pid: number; readonly ended: Promise<Ran> } {
    const child = spawn(this.command, [...args], {
      cwd: this.path,
      env: environment(this.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk.toString();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    const ended = new Promise<Ran>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal, text }));
    });
    return { pid: child.pid ?? 0, ended };
  }

  run(...args: readonly string[]): Promise<Ran> {
    return this.start(...args).ended;
  }

  init(): Promise<Ran> {
    return this.run('init', '-no-color', '-input=false');
  }
  plan(...args: readonly string[]): Promise<Ran> {
    return this.run('plan', '-no-color', '-input=false', '-detailed-exitcode', ...args);
  }
  apply(...args: readonly string[]): Promise<Ran> {
    return this.run('apply', '-no-color', '-input=false', '-auto-approve', ...args);
  }
  destroy(): Promise<Ran> {
    return this.run('destroy', '-no-color', '-input=false', '-auto-approve');
  }
}

const root = join(__dirname, '..', '..');

/** Starts `landing-zone sandbox …` at the head of a process group of its own, as a shell in a terminal does. */
export function startCommand(
  args: readonly string[],
  cwd: string,
): { readonly pid: number; readonly ended: Promise<Ran> } {
  const { TF_CLI_CONFIG_FILE, ...env } = process.env;
  const tsx = join(root, 'node_modules/tsx/dist');
  const program = [
    '--require',
    join(tsx, 'preflight.cjs'),
    '--import',
    join(tsx, 'loader.mjs'),
    join(root, 'src/cli/main.ts'),
  ];
  const child = spawn(process.execPath, [...program, 'sandbox', ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const read = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<Ran>((resolve) => child.once('close', (code, signal) => resolve({ code, signal, text })));
  return { pid: child.pid ?? 0, ended };
}

/** The text of an error as Terraform prints it, on one line and without its frame. */
export const unwrapped = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^[│╷╵]\s?/, '').trim())
    .join(' ')
    .replaceAll(/\s+/g, ' ');
