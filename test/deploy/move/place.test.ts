import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { MovablePlace } from '../../../src/deploy/move/place';
import { BrokenState, type StateContent } from '../../../src/deploy/move/state-content';
import { newFolder } from '../fixture';
import { type Said, type Script, scripted } from '../scripted';

let folder: string;
beforeEach(() => {
  folder = newFolder();
  return () => rmSync(folder, { recursive: true, force: true });
});

const state: StateContent = {
  ...{ version: 4, terraform_version: '1.11.4', serial: 7, lineage: 'ours', outputs: {} },
  resources: [{ name: 'x' }],
};
const printed: Said = { lines: ['Warning: old', ...JSON.stringify(state, null, 2).split('\n')] };
const where = 's3://states/a.tfstate';

function placeOf(script: Script, stateFile?: string) {
  const pushed: StateContent[] = [];
  const directory = join(folder, 'place');
  const noting = (said: Said): Said => ({
    ...said,
    does: () => {
      const file = join(directory, 'next.json');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      pushed.push(JSON.parse(readFileSync(file, 'utf8')));
    },
  });
  const { tools, asked, events } = scripted({
    ...script,
    'state push': [script['state push'] ?? {}].flat().map(noting),
  });
  const backend = { s3: { bucket: 'states', key: 'a.tfstate' } };
  const run = { directory, accepts: () => false, ...(stateFile !== undefined && { stateFile }) };
  const place = new MovablePlace({ where, backend, lock: `${where}.tflock`, place: run, tools });
  expect(JSON.parse(readFileSync(join(directory, 'state.tf.json'), 'utf8'))).toEqual({ terraform: { backend } });
  expect([directory, join(directory, 'state.tf.json')].map((at) => statSync(at).mode & 0o777)).toEqual([0o700, 0o600]);
  return { place, pushed, asked, events, push: `state push -lock-timeout=5m ${join(directory, 'next.json')}` };
}

const init = 'init -input=false -no-color';

describe('a state in a bucket', () => {
  test('is read and written by Terraform, which is initialized once', async () => {
    const { place, asked, pushed, push } = placeOf({ 'state pull': printed });
    expect(await place.pull()).toEqual(state);
    expect(await place.push({ ...state, serial: 8 })).toMatchObject({ code: 0 });
    expect(pushed).toEqual([{ ...state, serial: 8 }]);
    expect(asked).toEqual([init, 'state pull', push]);
  });

  test('that was never written is first written without anything, so that its lineage stays', async () => {
    const { place, pushed } = placeOf({});
    expect(await place.pull()).toBeUndefined();
    for (const serial of [8, 9]) await place.push({ ...state, serial });
    const bare = { ...state, serial: 0, outputs: {}, resources: [], check_results: null };
    expect(pushed).toEqual([bare, { ...state, serial: 8 }, { ...state, serial: 9 }]);
  });

  test('that somebody else has begun just then is left to whoever was faster', async () => {
    const { place, pushed } = placeOf({ 'state push': [{ code: 1, lines: ['Error: newer'] }, {}] });
    await place.pull();
    expect(await place.push(state)).toMatchObject({ code: 1, text: 'Error: newer' });
    expect(pushed.map(({ serial }) => serial)).toEqual([0]);
  });

  test('is waited for, and that is told', async () => {
    const lines = ['Acquiring state lock. This may take a few moments...', 'bye'];
    const { place, events } = placeOf({ 'state pull': printed, 'state push': { lines } });
    expect(await place.push(state)).toMatchObject({ text: 'bye' });
    expect(events).toEqual([{ type: 'waiting-for-record', where }]);
  });

  test('has the workspaces that Terraform names, but for the default one', async () => {
    const { place, asked } = placeOf({ workspace: { lines: ['* default', '  blue', '', '  default-2'] } });
    expect(await place.workspaces()).toEqual(['blue', 'default-2']);
    expect(asked).toEqual([init, 'workspace list']);
  });

  const says = `${where}: the state can't be read or written there (no room)`;
  const failing: Said = { code: 1, complaints: ['Error: no room'] };
  test.each<[string, Script]>([
    ['init', { init: failing }],
    ['state pull', { 'state pull': failing }],
  ])('can not be read where %s fails, and says so', async (_, script) => {
    await expect(placeOf(script).place.pull()).rejects.toThrow(new Error(says));
  });

  test('whose workspaces can not be listed says so', async () => {
    await expect(placeOf({ workspace: failing }).place.workspaces()).rejects.toThrow(new Error(says));
  });

  test('whose lock somebody has says whose, and what to delete', () => {
    const text = 'Error acquiring the state lock\n  Who:  ci@runner\n  Created:  today';
    expect(placeOf({}).place.failed({ code: 1, stopped: false, text }).message).toBe(
      `${where}: the state can't be read or written there (ci@runner has its lock since today); where that run has ended without giving it back, delete ${where}.tflock`,
    );
  });
});

describe('a state in a file', () => {
  test('is read without Terraform; there is none where the file is not there, or empty', async () => {
    const file = join(folder, 'a.tfstate');
    const { place, asked } = placeOf({}, file);
    expect(await place.pull()).toBeUndefined();
    writeFileSync(file, '');
    expect(await place.pull()).toBeUndefined();
    writeFileSync(file, JSON.stringify(state));
    expect(await place.pull()).toEqual(state);
    expect([await place.workspaces(), asked]).toEqual([[], []]);
  });

  test('that is empty beside a copy of Terraform was cut off', async () => {
    const file = join(folder, 'a.tfstate');
    writeFileSync(file, '');
    writeFileSync(`${file}.backup`, '{}');
    await expect(placeOf({}, file).place.pull()).rejects.toThrow(new BrokenState(where));
  });

  test('that another one writes at this moment, under its lock, is read once it is whole', async () => {
    const [file, lock] = [join(folder, 'a.tfstate'), join(folder, '.a.tfstate.lock.info')];
    const text = JSON.stringify(state);
    writeFileSync(lock, '{}');
    writeFileSync(file, text.slice(0, 40));
    setTimeout(() => {
      writeFileSync(file, text);
      rmSync(lock);
    }, 100);
    expect(await placeOf({}, file).place.pull()).toEqual(state);
    writeFileSync(file, text.slice(0, 40));
    await expect(placeOf({}, file).place.pull()).rejects.toThrow(new BrokenState(where));
  });

  test('that can not be read says why', async () => {
    await expect(placeOf({}, folder).place.pull()).rejects.toThrow(
      new Error(`${where}: the state can't be read there (EISDIR)`),
    );
  });
});
