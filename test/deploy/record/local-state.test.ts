import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { holdsResources, isMissing, readLocalState } from '../../../src/deploy/record/local-state';
import { newFolder } from '../fixture';

let folder: string;
let file: string;
let lock: string;
beforeEach(() => {
  folder = newFolder();
  file = join(folder, 'a.tfstate');
  lock = join(folder, '.a.tfstate.lock.info');
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const whole = JSON.stringify({ version: 4, resources: [{ mode: 'managed', type: 't', name: 'x', instances: [] }] });
const half = whole.slice(0, whole.length / 2);

/** What comes of something while so much time passes; `undefined` where it waits still. */
async function passed<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let end: T | undefined;
  void work.then((done) => {
    end = done;
  });
  await vi.advanceTimersByTimeAsync(milliseconds);
  return end;
}

describe('a local state that somebody is writing, whose lock that one has,', () => {
  test.each([
    ['half of it', half],
    ['nothing of it', ''],
  ])('is read once that is done: %s', async (_, begun) => {
    writeFileSync(file, begun);
    writeFileSync(lock, '{}');
    const reading = Promise.all([readLocalState(file), isMissing(file), holdsResources(file)]);
    expect(await passed(9_000, reading)).toBeUndefined();
    writeFileSync(file, whole);
    expect(await passed(20, reading)).toEqual([whole, false, true]);
  });

  test('is read once more after the lock is given back', async () => {
    writeFileSync(file, half);
    writeFileSync(lock, '{}');
    const reading = readLocalState(file);
    expect(await passed(200, reading)).toBeUndefined();
    rmSync(lock);
    expect(await passed(20, reading)).toBe(half);
  });

  test('is not waited for longer than ten seconds: who had the lock may be killed', async () => {
    writeFileSync(file, half);
    writeFileSync(lock, '{}');
    const reading = Promise.all([readLocalState(file), holdsResources(file)]);
    expect(await passed(9_900, reading)).toBeUndefined();
    expect(await passed(200, reading)).toEqual([half, true]);
  });
});

test('a whole one is read at once, also while somebody has the lock, and so is one that nobody writes', async () => {
  writeFileSync(lock, '{}');
  expect(await passed(0, readLocalState(file))).toBeUndefined();
  expect(await passed(0, isMissing(file))).toBe(true);
  writeFileSync(file, whole);
  expect(await passed(0, readLocalState(file))).toBe(whole);
  rmSync(lock);
  for (const text of [half, '']) {
    writeFileSync(file, text);
    expect(await passed(0, readLocalState(file))).toBe(text);
    expect(await passed(0, isMissing(file))).toBe(text === '');
  }
});

test('one that nobody can read is there, and has something in it', async () => {
  expect(await passed(0, Promise.all([isMissing(folder), holdsResources(folder)]))).toEqual([false, true]);
  await expect(readLocalState(folder)).rejects.toThrow('EISDIR');
});
