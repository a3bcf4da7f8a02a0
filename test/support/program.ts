import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { App, AppConfig } from 'cdktf';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { onTestFinished, vi } from 'vitest';
import { type LandingZoneFile, readLandingZoneFile } from '../../src/estate/landing-zone-file';
import * as library from '../../src/index';
import type { Synthesized } from './synth';

export const root = dirname(dirname(__dirname));

export const orbital = join(root, 'examples', 'orbital', 'landing-zone.ts');
export const missionControl = join(root, 'examples', 'team-stack', 'mission-control.ts');

/** A folder of a test, gone after it. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'landing-zone-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Paths in a folder of a test, by their names; none of them is there yet. */
export function temporaryPaths<Name extends string>(
  ...names: readonly Name[]
): { readonly folder: string } & Readonly<Record<Name, string>> {
  const folder = temporaryFolder();
  const paths = Object.fromEntries(names.map((name) => [name, join(folder, name)])) as Record<Name, string>;
  return { folder, ...paths };
}

/** What a program leaves: the apps it made, and what it wrote on standard error. */
export interface ProgramRun {
  readonly apps: readonly App[];
  readonly stderr: string;
}

/**
 * Runs a program that imports the library, against the sources of the library and in this process.
 *
 * @param edit what somebody changes in the program before it runs
 */
export function runProgram(file: string, outdir: string, edit: (text: string) => string = (text) => text): ProgramRun {
  const { outputText } = transpileModule(edit(readFileSync(file, 'utf8')), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
  });
  const apps: App[] = [];
  class RecordedApp extends library.LandingZoneApp {
    constructor(config?: AppConfig) {
      super(config);
      apps.push(this);
    }
  }
  const native = createRequire(file);
  const imported = (name: string): unknown =>
    name === 'ovh-landing-zone' ? { ...library, LandingZoneApp: RecordedApp } : native(name);
  let stderr = '';
  vi.stubEnv('CDKTF_OUTDIR', outdir);
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    stderr += String(chunk);
    return true;
  });
  try {
    new Function('exports', 'require', '__dirname', outputText)({}, imported, dirname(file));
  } finally {
    spy.mockRestore();
    vi.unstubAllEnvs();
  }
  return { apps, stderr };
}

/** `landing-zone.json` of an output folder. */
export function manifestOf(outdir: string): LandingZoneFile {
  const manifest = readLandingZoneFile(outdir);
  if (manifest === undefined) throw new Error(`${outdir} has no landing-zone.json`);
  return manifest;
}

/** Terraform JSON of a stack in an output folder, as text. */
export const stackText = (outdir: string, id: string): string =>
  readFileSync(join(outdir, 'stacks', id, 'cdk.tf.json'), 'utf8');

/** The same for every stack, by id. */
export const stackTexts = (outdir: string): Record<string, string> =>
  Object.fromEntries(manifestOf(outdir).stacks.map(({ id }) => [id, stackText(outdir, id)]));

/** Terraform addresses of what a stack makes. */
export function addressesIn(text: string): string[] {
  const { resource = {} } = JSON.parse(text) as Synthesized;
  return Object.entries(resource).flatMap(([type, all]) => Object.keys(all).map((name) => `${type}.${name}`));
}

/** Runs a command to its end, with everything that it printed. */
export async function execute(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly code: number | null; readonly text: string }> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const [code] = await once(child, 'close');
  return { code, text: stripVTControlCharacters(text) };
}

/** Waits until something is so; the test's own limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
