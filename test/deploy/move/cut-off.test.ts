import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FixtureStack } from '../fixture';
import { deployedIn, wrapped } from '../started';
import { writeWithStates } from './outputs';

const stacks: Readonly<Record<string, FixtureStack>> = { a: { data: { x: 'hush', y: '2' } }, b: { data: { z: '3' } } };
const move = ['--outdir', 'new', '--move-state', 'old'];

let folder: string;
const at = (...path: readonly string[]) => join(folder, ...path);
const run = (args: readonly string[], env?: NodeJS.ProcessEnv) => deployedIn(folder, args, env);
const resources = (states: string, id: string) => {
  const file = at(states, `${id}.tfstate`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).resources.length : 0;
};
/** What is in both places of a state, byte by byte. */
const bytes = (id: string) =>
  ['before', 'after'].map((states) => {
    const file = at(states, `${id}.tfstate`);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  });
/** What is left of a file whose write was cut off. */
const cutOff = (text: string) => text.slice(0, text.length / 2);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-cut-off-'));
  writeWithStates(at('new'), 'before', stacks);
  const done = await run(['--outdir', 'new']);
  expect(done.code, done.text).toBe(0);
  writeWithStates(at('old'), 'before', stacks);
  writeWithStates(at('new'), 'after', stacks);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Is refused with one sentence, and nothing is written anywhere. */
async function isRefused(sentence: string): Promise<void> {
  const before = ['a', 'b'].map(bytes);
  const { code, text, did } = await run(move);
  expect([code, did, text], text).toEqual([3, {}, `landing-zone: ${sentence}\n`]);
  expect(text).not.toContain('hush');
  expect(['a', 'b'].map(bytes)).toEqual(before);
  // nor is anything made again without the flag, by this program or by Terraform
  const without = await run(['--outdir', 'new']);
  expect([1, 3], without.text).toContain(without.code);
  expect(['a', 'b'].map(bytes)).toEqual(before);
}

const putBack = (file: string) =>
  `put a whole one in its place (${file}.backup, where Terraform has left one, or a copy of your own)`;

/** What is said of a broken state beside a whole one. */
const wholeIn = (other: string, serial: number, file: string) =>
  `${file}: holds no whole state, as where a write of it was cut off; ${other} holds one (serial ${serial}, 2 resources): where that is all of it, move the broken one away, else ${putBack(file)}, and run it again`;

async function isMoved(): Promise<void> {
  const done = await run(move);
  expect([done.code, done.did], done.text).toEqual([0, { a: 'unchanged', b: 'unchanged' }]);
  expect([resources('before', 'a'), resources('after', 'a'), resources('after', 'b')]).toEqual([0, 2, 1]);
}

describe('a state of which Terraform has written half is refused with what to do, and nothing is lost', () => {
  test.each([
    ['half of it', cutOff],
    ['nothing yet', () => ''],
  ])('in the old place: %s', async (_, left) => {
    const file = at('before/a.tfstate');
    copyFileSync(file, at('whole'));
    // as Terraform leaves it before it writes
    copyFileSync(file, `${file}.backup`);
    writeFileSync(file, left(readFileSync(file, 'utf8')));
    await isRefused(
      `${file}: holds no whole state, as where a write of it was cut off; keep it, and ${putBack(file)}, and run it again`,
    );
    copyFileSync(at('whole'), file);
    await isMoved();
  });

  /** The mover is killed after its first write, so often. */
  const killed = async (times: number) => {
    const binary = wrapped(folder, {}, { state: '[ "$2" = push ] && kill -9 $PPID' });
    for (let time = 0; time < times; time++) {
      const { code, text } = await run(move, { TERRAFORM_BINARY_NAME: binary });
      expect(code, text).toBe(null);
    }
  };

  test('in the new one, on its way there', async () => {
    // the old state says where it goes
    await killed(1);
    const [old, file] = [at('before/a.tfstate'), at('after/a.tfstate')];
    const { serial } = JSON.parse(readFileSync(old, 'utf8'));
    mkdirSync(at('after'), { recursive: true });
    writeFileSync(file, cutOff(readFileSync(old, 'utf8')));
    await isRefused(wholeIn(old, serial, file));
    renameSync(file, at('broken'));
    await isMoved();
  });

  test('in the old one, as it is emptied', async () => {
    // and the new place has all of it
    await killed(2);
    const [file, now] = [at('before/a.tfstate'), at('after/a.tfstate')];
    const { serial } = JSON.parse(readFileSync(now, 'utf8'));
    writeFileSync(file, cutOff(readFileSync(file, 'utf8')));
    await isRefused(wholeIn(now, serial, file));
    renameSync(file, at('broken'));
    await isMoved();
  });

  test('in the new one, once it has come there', async () => {
    await isMoved();
    const file = at('after/a.tfstate');
    copyFileSync(file, at('whole'));
    writeFileSync(file, cutOff(readFileSync(file, 'utf8')));
    const before = bytes('a');
    const { code, text } = await run(move);
    expect([code, text], text).toEqual([
      3,
      `landing-zone: ${file}: holds no whole state, as where a write of it was cut off; keep it, and ${putBack(file)}, and run it again\n`,
    ]);
    expect(bytes('a')).toEqual(before);
    copyFileSync(at('whole'), file);
    await isMoved();
  });
});
