import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;

/** A new folder of this test file, gone after it. */
export const newFolder = (): string => join(folder, `${written++}`);

/** Writes an output folder; what is text is written as it is. */
export function writeOutput(
  stacks: Readonly<Record<string, unknown>>,
  dependencies: Readonly<Record<string, readonly string[]>> = {},
): string {
  const outdir = newFolder();
  for (const [id, content] of Object.entries(stacks)) {
    mkdirSync(join(outdir, 'stacks', id), { recursive: true });
    writeFileSync(
      join(outdir, 'stacks', id, 'cdk.tf.json'),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  const entries = Object.keys(stacks).map((id) => [
    id,
    { name: id, synthesizedStackPath: `stacks/${id}/cdk.tf.json`, dependencies: dependencies[id] ?? [] },
  ]);
  mkdirSync(outdir, { recursive: true });
  writeFileSync(
    join(outdir, 'manifest.json'),
    JSON.stringify({ version: '0.21.0', stacks: Object.fromEntries(entries) }),
  );
  return outdir;
}

/** A stack of the example with one of nearly everything. */
