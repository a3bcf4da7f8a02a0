import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Stack } from '../../src/estate/model';
import { readEstate } from '../../src/estate/read';

/** Folder that is gone after the tests. */
export const root = mkdtempSync(join(tmpdir(), 'estate-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
/** An output of one stack `a`, with files in its working directory. */
export function output(files: Readonly<Record<string, string>> = {}, main = '{"resource":{}}'): string {
  const folder = join(root, String(count++));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('manifest.json', manifest({ a: 'stacks/a' }));
  write('stacks/a/cdk.tf.json', main);
  for (const [path, text] of Object.entries(files)) write(`stacks/a/${path}`, text);
  return folder;
}

export const manifest = (stacks: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    stacks: Object.fromEntries(
      Object.entries(stacks).map(([id, directory]) => [
        id,
        { synthesizedStackPath: `${directory}/cdk.tf.json`, workingDirectory: directory, dependencies: [] },
      ]),
    ),
  });

/** The stack `a` of an output. */
export const stackIn = (folder: string): Stack => {
  const stack = readEstate(folder).stacks.get('a');
  if (stack === undefined) throw new Error('there is a stack a');
  return stack;
};
