import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSides } from '../../src/review/sides';
import { temporaryFolder } from '../support/program';

function outputIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), '{"version":"0.21.0","stacks":{}}');
  return folder;
}

test('outputs that are there are compared as they are, and stay', async () => {
  const folder = temporaryFolder();
  const [base, head] = ['base', 'head'].map((name) => outputIn(join(folder, name))) as [string, string];
  const sides = await openSides({ base: { folder: base }, head, program: folder });
  expect(sides).toMatchObject({
    base: { folder: base, name: base, output: { folder: base } },
    head: { folder: head, name: head, output: head },
  });
  await sides.dispose();
  expect(outputIn(base)).toBe(base);
});

test('a folder that holds no output is refused before anything is synthesized', async () => {
  const folder = temporaryFolder();
  const head = outputIn(join(folder, 'head'));
  const said: string[] = [];
  const asked = { program: folder, onProgress: (text: string) => void said.push(text) };
  await expect(openSides({ ...asked, base: { folder: join(folder, 'none') }, head })).rejects.toThrow(/none/);
  await expect(openSides({ ...asked, base: { folder: head }, head: join(folder, 'none') })).rejects.toThrow(/none/);
  expect(said).toEqual([]);
});

test('a program without cdktf.json can not be the head', async () => {
  const folder = temporaryFolder();
  const base = outputIn(join(folder, 'base'));
  await expect(openSides({ base: { folder: base }, program: folder })).rejects.toThrow(
    `${folder} has no cdktf.json; name the synthesized program with --head-dir`,
  );
});

test('a program that fails is said to be the one of the working tree', async () => {
  const folder = temporaryFolder();
  const base = outputIn(join(folder, 'base'));
  writeFileSync(join(folder, 'cdktf.json'), JSON.stringify({ app: 'node -e "process.exit(3)"' }));
  const said: string[] = [];
  await expect(
    openSides({ base: { folder: base }, program: folder, onProgress: (text) => void said.push(text) }),
  ).rejects.toThrow(/^the working tree can't be synthesized: /);
  expect(said).toEqual(['synthesizing the working tree']);
});
