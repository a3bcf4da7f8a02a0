import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { S3Record } from '../../../src/deploy/record/s3-record';
import { type DeployedEntry, UnreadRecord } from '../../../src/estate/deployed';
import type { Values } from '../../../src/estate/model';
import { newFolder } from '../fixture';
import { type Said, type Script, scripted } from '../scripted';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const entry = (id: string): DeployedEntry => ({
  id,
  deployed: { directory: `stacks/${id}`, dependsOn: [], main: 'cdk.tf.json', files: [] },
});
const text = (id: string): string =>
  `${JSON.stringify({ format: 'ovh-landing-zone/deployed', version: 1, ...entry(id) })}\n`;

const output = (value: unknown) => ({ value, type: 'string', sensitive: true });
const marker = { 'landing-zone': output('what was deployed') };

/** What `state pull` prints of a record with these entries, and a warning around it. */
const kept = (ids: readonly string[], more: object = {}): Said => {
  const outputs = { ...Object.fromEntries(ids.map((id) => [id, output(text(id))])), ...marker };
  const state = {
    version: 4,
    terraform_version: '1.11.4',
    serial: 7,
    lineage: 'ours',
    outputs,
    resources: [],
    ...more,
  };
  return { lines: ['Warning: old', '{', ...JSON.stringify(state, null, 2).split('\n').slice(1), 'bye'] };
};

const config = { bucket: 'states', key: 'zone/a.tfstate', region: 'gra', use_lockfile: true };
const where = 's3://states/zone/landing-zone.deployed.tfstate';

function recordOf(script: Script, of: Values = config) {
  const pushed: { readonly serial: number; readonly lineage: string; readonly outputs: object }[] = [];
  const waits: string[] = [];
  const noting = (said: Said): Said => ({
    ...said,
    does: ({ directory }) => {
      const file = join(directory, 'next.json');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      pushed.push(JSON.parse(readFileSync(file, 'utf8')));
      said.does?.({ directory, accepts: () => false });
    },
  });
  const pushes = [script['state push'] ?? {}].flat().map(noting);
  const { tools, asked } = scripted({ ...script, 'state push': pushes });
  const directory = join(folder, 'place');
  mkdirSync(directory, { recursive: true });
  const place = { directory, accepts: () => false };
  const record = new S3Record(of, place, tools.terraform, ['-lock-timeout=5m'], (one) => waits.push(one));
  return { record, pushed, waits, asked, directory };
}

const locked = (detail: string): Said => ({ code: 1, lines: [`Error: Error acquiring the state lock: ${detail}`] });
const givenBack = locked('PreconditionFailed');

describe('what was deployed, in a bucket', () => {
  test('lies beside the states, is found by the same backend, and is one for all with it', () => {
    const { record, directory } = recordOf({});
    expect(record.where).toBe(where);
    expect(JSON.parse(readFileSync(join(directory, 'record.tf.json'), 'utf8'))).toEqual({
      terraform: { backend: { s3: { ...config, key: 'zone/landing-zone.deployed.tfstate' } } },
    });
    const beside = { bucket: 'states', key: 'zone/b.tfstate' };
    expect(recordOf({}, beside).record.address).toBe(record.address);
    const others = [
      { ...beside, bucket: 'others' },
      { ...beside, key: 'b.tfstate' },
      { ...beside, endpoints: { s3: 'x' } },
    ];
    expect(others.map((one) => recordOf({}, one).record.address === record.address)).toEqual([false, false, false]);
  });

  test('is read once Terraform is initialized, which is needed once', async () => {
    const { record, asked } = recordOf({ 'state pull': kept(['a', 'b'], {}) });
    expect([...(await record.read())]).toEqual([
      ['a', entry('a')],
      ['b', entry('b')],
    ]);
    await record.read();
    expect(asked).toEqual(['init -input=false -no-color', 'state pull', 'state pull']);
  });

  test.each<[string, Said]>([
    ['nothing was ever written', {}],
    ['Terraform has begun one', kept(['a'], { lineage: '' })],
    ['nothing but the mark that it is there is in it', kept([])],
    ['there are outputs that are none of a deploy', kept([], { outputs: { a: { value: 1 } } })],
  ])('is empty where %s', async (_, pull) => {
    expect([...(await recordOf({ 'state pull': pull }).record.read())]).toEqual([]);
  });

  test.each<[string, Said]>([
    ['of another kind', { lines: ['{', '"version": 3', '}'] }],
    ['no JSON', { lines: ['{', '"version"', '}'] }],
  ])('is refused where it is %s, and not written over', async (_, pull) => {
    const { record, pushed } = recordOf({ 'state pull': pull });
    const refusal = `${where}: is not as a deploy writes it; put back an earlier version`;
    await expect(record.read()).rejects.toThrow(new UnreadRecord(refusal));
    await expect(record.write('a', entry('a'))).rejects.toThrow(new UnreadRecord(refusal));
    expect(pushed).toEqual([]);
  });

  test.each<[string, Script]>([
    ['init', { init: { code: 3 } }],
    ['pull', { 'state pull': { code: 3 } }],
    ['push', { 'state push': { code: 3 } }],
  ])('can not be written where %s fails, and says so', async (_, script) => {
    const { record } = recordOf(script);
    await expect(record.write('a', entry('a'))).rejects.toThrow(
      new Error(`${where}: what was deployed can't be read or written there (Terraform ended with exit code 3)`),
    );
  });

  test('is written as the next version, with what else is in it; what goes is gone', async () => {
    const { record, pushed, asked, directory } = recordOf({ 'state pull': kept(['a', 'b']) });
    await record.write('c', entry('c'));
    await record.write('a', undefined);
    const head = { version: 4, terraform_version: '1.10.0', lineage: 'ours', resources: [] };
    const [b, c] = [output(text('b')), output(text('c'))];
    expect(pushed).toEqual([
      { ...head, serial: 8, outputs: { a: output(text('a')), b, c, ...marker } },
      { ...head, serial: 9, outputs: { b, c, ...marker } },
    ]);
    // what it has written itself needn't be read again
    expect(asked).toEqual([
      'init -input=false -no-color',
      'state pull',
      ...Array(2).fill(`state push -lock-timeout=5m ${join(directory, 'next.json')}`),
    ]);
  });

  test('is begun where there is none, with a lineage of its own', async () => {
    const [one, two] = [recordOf({}), recordOf({})];
    for (const { record } of [one, two]) await record.write('a', entry('a'));
    const [first, second] = [one, two].map(({ pushed: [only] }) => only);
    expect(first).toMatchObject({ serial: 1, outputs: { a: output(text('a')), ...marker } });
    expect(first?.lineage).toMatch(/^[0-9a-f-]{36}$/);
    expect(first?.lineage).not.toBe(second?.lineage);
  });

  test('is written in one go with all that comes while another is written', async () => {
    const { record, pushed } = recordOf({ 'state pull': kept([]) });
    await Promise.all([
      record.write('a', entry('a')),
      record.write('b', entry('b')),
      record.write('a', undefined),
      record.write('c', entry('c')),
    ]);
    expect(pushed.map(({ outputs }) => Object.keys(outputs))).toEqual([['b', 'c', 'landing-zone']]);
    const first = record.write('d', entry('d'));
    await Promise.resolve();
    await Promise.all([first, record.write('e', entry('e'))]);
    expect(Object.keys(pushed.at(-1)?.outputs ?? {})).toEqual(['b', 'c', 'd', 'e', 'landing-zone']);
  });

  test('is written again after one that failed', async () => {
    const { record, pushed } = recordOf({ 'state pull': kept([]), 'state push': [{ code: 3 }, {}] });
    await expect(record.write('a', entry('a'))).rejects.toThrow(where);
    await record.write('b', entry('b'));
    expect(pushed.map(({ outputs }) => Object.keys(outputs))).toEqual([
      ['a', 'landing-zone'],
      ['b', 'landing-zone'],
    ]);
  });

  test('that somebody else has written meanwhile is read again, and both are in it', async () => {
    const { record, pushed } = recordOf({
      'state pull': [kept(['a']), kept(['a', 'theirs'], { serial: 20 })],
      'state push': [{ code: 1, lines: ['Error: cannot overwrite'] }, {}],
    });
    await record.write('b', entry('b'));
    expect(pushed.map(({ serial, outputs }) => [serial, ...Object.keys(outputs)])).toEqual([
      [8, 'a', 'b', 'landing-zone'],
      [21, 'a', 'theirs', 'b', 'landing-zone'],
    ]);
  });

  test.each<[string, Script, number, boolean]>([
    ['somebody has just taken and given back', { 'state push': [givenBack, {}] }, 2, true],
    ['is given back and taken again, ten times', { 'state push': givenBack }, 10, false],
    ['somebody has', { 'state push': locked('Who: ci@runner\nCreated: today') }, 1, false],
    ['can not be had for another reason', { 'state push': locked('AccessDenied') }, 1, false],
    ['is no matter: it is refused', { 'state push': { code: 1, lines: ['Error: no room'] } }, 1, false],
    [
      'is no matter: others write all the time',
      {
        'state pull': [{}, ...Array.from({ length: 12 }, (_, serial) => kept([], { serial }))],
        'state push': { code: 1, lines: ['Error: cannot overwrite'] },
      },
      10,
      false,
    ],
    [
      'is no matter: others have begun it anew',
      { 'state pull': [kept([]), kept([], { lineage: 'theirs' })], 'state push': [{ code: 1 }, {}] },
      2,
      true,
    ],
  ])('whose lock %s: how often it is tried, and whether it is written', async (_, script, tries, isWritten) => {
    const { record, pushed } = recordOf({ 'state pull': kept([]), ...script });
    const ended = await record.write('a', entry('a')).then(
      () => true,
      () => false,
    );
    expect([pushed.length, ended]).toEqual([tries, isWritten]);
  });

  test('is waited for, and that is told', async () => {
    const lines = ['Acquiring state lock. This may take a few moments...', 'Releasing state lock.'];
    const { record, waits } = recordOf({ 'state push': { lines } });
    await record.write('a', entry('a'));
    expect(waits).toEqual([where]);
  });

  test.each([
    [
      true,
      '; where that run has ended without giving it back, delete s3://states/zone/landing-zone.deployed.tfstate.tflock',
    ],
    [false, ''],
  ])('says whose lock it is, and what to delete where it is an object: %j', async (isFile, cure) => {
    const held = locked('\n  Who:       ci@runner-7\n  Created:   2026-11-27');
    const { record } = recordOf({ 'state push': held }, { ...config, use_lockfile: isFile });
    await expect(record.write('a', entry('a'))).rejects.toThrow(
      new Error(
        `${where}: what was deployed can't be read or written there (ci@runner-7 has its lock since 2026-11-27)${cure}`,
      ),
    );
  });
});
