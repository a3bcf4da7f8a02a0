import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

describe('a program in a repository', () => {
  const git = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@acme.example', ...args], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();

  /** A program that writes a file into its output; with `fails` in its text it ends badly. */
  function program(committed: string, now = committed): string {
    const folder = temporaryFolder();
    const write = (text: string) => writeFileSync(join(folder, 'cdktf.json'), JSON.stringify({ app: text }));
    git(folder, 'init', '--quiet');
    write(committed);
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '--message', 'first');
    write(now);
    return folder;
  }
  const writes = (name: string) => `node -e "require('fs').writeFileSync(process.env.CDKTF_OUTDIR + '/${name}', '')"`;
  const worktrees = (folder: string) => git(folder, 'worktree', 'list').split('\n').length;

  test('is compared as it is at a commit with what it is in its folder, and nothing of that is left', async () => {
    const folder = program(writes('old'), writes('new'));
    const commit = git(folder, 'rev-parse', 'HEAD');
    const said: string[] = [];
    const onProgress = (text: string) => void said.push(text);
    const sides = await openSides({ base: { ref: 'HEAD' }, program: folder, onProgress });
    const short = commit.slice(0, 12);
    expect(sides).toMatchObject({
      base: { name: `HEAD (${short})`, output: { commit: short, program: '' } },
      head: { name: 'working tree', output: 'cdktf.out' },
    });
    const outputs = [sides.base.folder, sides.head.folder];
    expect(outputs.map((output) => readdirSync(output))).toEqual([['old'], ['new']]);
    expect(said).toEqual(['synthesizing the base, HEAD', 'synthesizing the working tree']);
    expect(worktrees(folder)).toBe(2);
    await sides.dispose();
    expect(outputs.filter(existsSync)).toEqual([]);
    expect(worktrees(folder)).toBe(1);
  });

  test('is called by its commit alone where that is what was asked for', async () => {
    const folder = program(writes('old'));
    const commit = git(folder, 'rev-parse', 'HEAD');
    const sides = await openSides({
      base: { ref: commit.slice(0, 8) },
      head: outputIn(join(folder, 'out')),
      program: folder,
    });
    expect(sides.base.name).toBe(commit.slice(0, 12));
    await sides.dispose();
  });

  test('that fails is said to be the one of the base', async () => {
    const folder = program('exit 3', writes('new'));
    await expect(openSides({ base: { ref: 'HEAD' }, program: folder })).rejects.toThrow(
      "the base can't be synthesized: synthesis failed with exit code 3; its own message is above",
    );
    expect(worktrees(folder)).toBe(1);
  });

  test('that fails in its folder leaves nothing of its commit', async () => {
    const folder = program(writes('old'), 'exit 3');
    await expect(openSides({ base: { ref: 'HEAD' }, program: folder })).rejects.toThrow("the working tree can't be");
    expect(worktrees(folder)).toBe(1);
  });

  test('that is ended by somebody has not failed', async () => {
    const folder = program(writes('old'));
    const signal = AbortSignal.abort(new Error('ended'));
    await expect(openSides({ base: { ref: 'HEAD' }, program: folder, signal })).rejects.toThrow(/^ended$/);
    const base = { folder: outputIn(join(folder, 'out')) };
    await expect(openSides({ base, program: folder, signal })).rejects.toThrow(/^ended$/);
  });
});
