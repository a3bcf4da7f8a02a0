import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Estate, Stack, StackFile } from '../../../src/estate/model';
import { Workspace } from '../../../src/review/plan/workspace';
import { temporaryFolder } from '../../support/program';
import { outputOf, stackWith } from '../outputs';

/** An output in a folder, with these files in each stack. */
function outputIn(
  folder: string,
  stacks: Readonly<Record<string, readonly string[]>>,
  files: readonly StackFile[],
): Estate {
  const all = Object.entries(stacks).map(([id, dependsOn]): [string, Stack] => {
    const stack = { ...stackWith(id, {}), dependsOn, files };
    for (const { path } of files) {
      const file = join(folder, stack.directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, path === 'cdk.tf.json' ? '{}' : path);
    }
    return [id, stack];
  });
  return { ...outputOf({}), folder, stacks: new Map(all) };
}

const file = (path: string, role: StackFile['role'], more: Partial<StackFile> = {}): StackFile => ({
  path,
  role,
  sha256: 'a',
  ...more,
});

test('a copy holds the stacks that are asked for with all that Terraform reads of them, and says in which order they come', () => {
  const folder = temporaryFolder();
  const output = outputIn(join(folder, 'cdktf.out'), { a: [], b: ['a'], c: ['a', 'b'] }, [
    file('values.yaml', 'asset'),
    file('cdk.tf.json', 'main'),
    file('chart/x.yaml', 'asset'),
    file('.terraform.lock.hcl', 'lock'),
    file('link', 'asset', { isUnhashed: true }),
  ]);
  const outdir = new Workspace(join(folder, 'there')).copy(output, 'head', new Set(['b', 'c']));
  expect(outdir).toBe(join(folder, 'there', 'head'));
  const entry = (id: string, dependencies: readonly string[]) => ({
    synthesizedStackPath: `stacks/${id}/cdk.tf.json`,
    workingDirectory: `stacks/${id}`,
    dependencies,
  });
  expect(JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'))).toEqual({
    stacks: { b: entry('b', []), c: entry('c', ['b']) },
  });
  expect(readdirSync(join(outdir, 'stacks')).sort()).toEqual(['b', 'c']);
  const copied = readdirSync(join(outdir, 'stacks/c'), { recursive: true, encoding: 'utf8' });
  expect(copied).toEqual(expect.arrayContaining(['values.yaml', 'cdk.tf.json', 'chart', join('chart', 'x.yaml')]));
  expect(copied).not.toContain('.terraform.lock.hcl');
  expect(copied).not.toContain('link');
});

test('what was copied is deployed into a cloud of its own; of one where nothing was deployed there is nothing to go on from', () => {
  const one = new Workspace(join(temporaryFolder(), 'one'));
  expect(one.cloud).toBe(join(one.folder, 'cloud.json'));
  const other = one.branch(join(temporaryFolder(), 'other'));
  expect([existsSync(other.folder), existsSync(other.cloud)]).toEqual([true, false]);
});
