import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneInit } from '../../src/deploy/one-init';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'landing-zone-init-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const place = () => ({ directory, accepts: () => true });

test('whoever comes second to the folder of a stack waits with its init until the first one is done', async () => {
  const said: string[] = [];
  const first = await oneInit(place());
  const second = oneInit(place()).then(async (release) => {
    said.push('the second one begins');
    await release();
  });
  // longer than it waits between two looks
  await new Promise((later) => setTimeout(later, 600));
  said.push('the first one is done');
  await first();
  await second;
  expect(said).toEqual(['the first one is done', 'the second one begins']);
});

test('a place with a folder of its own for what is installed waits for no other, and nothing is left of it', async () => {
  const release = await oneInit(place());
  const other = await oneInit({ ...place(), dataDirectory: join(directory, 'data') });
  await other();
  await release();
  expect(existsSync(join(directory, '.terraform', 'init.lock'))).toBe(false);
});
