import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transpileModule } from 'typescript';
import { onTestFinished, vi } from 'vitest';
import * as library from '../../src/index';
import { type LandingZoneManifest, readLandingZone } from '../../src/manifest';

export const root = dirname(dirname(__dirname));

/** A folder of a test, gone after it. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'landing-zone-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/**
 * Runs a program that imports the library, against the sources of the library and in this process.
 *
 * @param edit what somebody changes in the program before it runs
 * @returns what it wrote on standard error
 */
export function runProgram(file: string, outdir: string, edit: (text: string) => string = (text) => text): string {
  const { outputText } = transpileModule(edit(readFileSync(file, 'utf8')), {
    compilerOptions: { module: 1, target: 9, esModuleInterop: true },
  });
  const native = createRequire(file);
  const imported = (name: string): unknown => (name === 'ovh-landing-zone' ? library : native(name));
  const written: string[] = [];
  vi.stubEnv('CDKTF_OUTDIR', outdir);
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  try {
    new Function('exports', 'require', '__dirname', outputText)({}, imported, dirname(file));
  } finally {
    spy.mockRestore();
    vi.unstubAllEnvs();
  }
  return written.join('');
}

/** `landing-zone.json` of an output folder. */
export function manifestOf(outdir: string): LandingZoneManifest {
  const manifest = readLandingZone(outdir);
  if (manifest === undefined) throw new Error(`${outdir} has no landing-zone.json`);
  return manifest;
}

/** Terraform JSON of a stack in an output folder, as text. */
export const stackText = (outdir: string, id: string): string =>
  readFileSync(join(outdir, 'stacks', id, 'cdk.tf.json'), 'utf8');

/** The same for every stack, by id. */
export const stackTexts = (outdir: string): Record<string, string> =>
  Object.fromEntries(manifestOf(outdir).stacks.map(({ id }) => [id, stackText(outdir, id)]));

/** Terraform addresses of what a stack makes, by construct path. */
export function addressesIn(text: string): string[] {
  const { resource = {} } = JSON.parse(text) as { readonly resource?: Readonly<Record<string, object>> };
  return Object.entries(resource).flatMap(([type, all]) => Object.keys(all).map((name) => `${type}.${name}`));
}
