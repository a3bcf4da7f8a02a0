import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Terminal } from '../../src/cli/confirm';
import { destroy } from '../../src/cli/destroy';
import { Output } from '../../src/cli/output';
import type { DestructionSummary } from '../../src/deploy/destroy/summary';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { type FixtureStack, writeStacks } from '../deploy/fixture';
import { ended } from './ended';
import { stream } from './stream';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-cli-destroy-'));
  write({
    hub: { state: 'beside', data: { net: '1' } },
    dev: { state: 'beside', dependsOn: ['hub'], owner: 'web@acme.example', data: { db: '1', cache: '2' } },
  });
  await deployPlans({ outdir: outdir() });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const outdir = () => join(folder, 'cdktf.out');
const summary = () => join(folder, 'summary.json');
const write = (stacks: Readonly<Record<string, FixtureStack>>) => writeStacks(stacks, outdir());
const things = (id: string): number =>
  JSON.parse(readFileSync(join(folder, 'state', `${id}.tfstate`), 'utf8')).resources.length;

/** A terminal on which somebody types once a question is there; what it shows is kept. */
function terminal(types: string): Terminal & { text(): string } {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = new PassThrough();
  let text = '';
  stdout.on('data', (chunk: Buffer) => {
    if (text === '') setImmediate(() => stdin.write(`${types}\r`));
    text += chunk.toString();
  });
  return { stdin, stdout, text: () => text };
}
const nobody: Terminal = { stdin: new PassThrough(), stdout: new PassThrough() };

async function run(
  stacks: readonly string[],
  flags: Partial<Parameters<typeof destroy>[1]> = {},
  asked: Terminal = nobody,
) {
  const out = stream();
  const all = { outdir: outdir(), jsonSummary: summary(), ...flags };
  const end = await ended(destroy(stacks, all, new Output(out, {}), asked));
  const text = out.text().replace(/\d+\.\d/g, '0.0');
  return { ...end, text, lines: text.split('\n') };
}
const summarized = (): DestructionSummary => JSON.parse(readFileSync(summary(), 'utf8'));

test('a stack that nobody knows is wrong usage, the nearest is named, and nothing is destroyed', async () => {
  expect(await run(['dve'], { autoApprove: true })).toMatchObject({
    code: 2,
    message: `there is no stack 'dve' in ${outdir()}, nor was one deployed; did you mean 'dev'?`,
  });
  expect(things('dev')).toBe(2);
});

test('what goes is shown before it is asked for; a yes destroys it, and nothing else', async () => {
  const asked = terminal('yes');
  const { code, lines } = await run(['dev'], {}, asked);
  expect(code).toBe(0);
  expect(asked.text()).toContain("Destroy 2 resources? Only 'yes' is accepted: ");
  expect(lines).toEqual(
    expect.arrayContaining([
      'stack  owner             destroy  program  data',
      'dev    web@acme.example        2  in it    -',
      'stack  owner             destroyed  seconds  status',
      'dev    web@acme.example          2      0.0  destroyed',
      '1 stack, 2 resources destroyed',
    ]),
  );
  expect(lines.indexOf('dev    web@acme.example        2  in it    -')).toBeLessThan(
    lines.findIndex((line) => line.includes('destroyed Things/db')),
  );
  expect([things('dev'), things('hub')]).toEqual([0, 1]);
  expect(summarized()).toMatchObject({
    format: 'ovh-landing-zone/destruction',
    version: 1,
    outcome: 'done',
    stacks: [{ id: 'dev', status: 'deployed', destroyed: 2, errors: [] }],
    left: [],
    stays: [],
  });
});

test('anything but a yes destroys nothing, and ends with 1', async () => {
  expect(await run(['dev'], {}, terminal('y'))).toMatchObject({
    code: 1,
    message: 'not confirmed, so nothing was destroyed',
  });
  expect([things('dev'), summarized().outcome, summarized().left]).toEqual([2, 'declined', ['dev']]);
});

test('nothing is drawn over the question while it waits for an answer', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const out = stream({ columns: 80 });
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = new PassThrough();
  let drawn = '';
  stdout.once('data', () => {
    const before = out.text();
    vi.advanceTimersByTime(5000);
    drawn = out.text().slice(before.length);
    setImmediate(() => stdin.write('yes\r'));
  });
  await destroy(['dev'], { outdir: outdir() }, new Output(out, {}), { stdin, stdout });
  expect([drawn, things('dev')]).toEqual(['', 0]);
});

describe('with exit code 2, and without having begun:', () => {
  test('without a terminal and without --auto-approve', async () => {
    expect(await run(['dev'])).toMatchObject({
      code: 2,
      message: 'destroy asks before it destroys, and there is no terminal to ask on; add --auto-approve',
      text: '',
    });
    expect(things('dev')).toBe(2);
  });

  test('nothing chosen, or in two ways', async () => {
    const usage = { code: 2, message: 'name stacks, or give one of --all and --left-behind' };
    expect(await run([], { autoApprove: true })).toMatchObject(usage);
    expect(await run(['dev'], { autoApprove: true, all: true })).toMatchObject(usage);
    expect(await run([], { autoApprove: true, all: true, leftBehind: true })).toMatchObject(usage);
  });

  test('--forget without names of stacks', async () => {
    const usage = { code: 2, message: '--forget takes the names of stacks' };
    expect(await run([], { autoApprove: true, forget: true, all: true })).toMatchObject(usage);
    expect(await run([], { autoApprove: true, forget: true, leftBehind: true })).toMatchObject(usage);
  });

  test('a variable that would change what is done, and a summary that can not be written', async () => {
    vi.stubEnv('TF_WORKSPACE', 'other');
    expect(await run(['dev'], { autoApprove: true })).toMatchObject({
      code: 2,
      message: expect.stringContaining('TF_WORKSPACE is set, and chooses another state'),
    });
    expect(summarized()).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('TF_WORKSPACE') });
    vi.unstubAllEnvs();
    expect(await run(['dev'], { autoApprove: true, jsonSummary: folder })).toMatchObject({ code: 2 });
    expect(things('dev')).toBe(2);
  });
});

test('with exit code 3: what is needed by a stack that still stands', async () => {
  const { code, message } = await run(['hub'], { autoApprove: true });
  expect([code, message]).toEqual([
    3,
    `dev still stands, and needs what is to be destroyed; nothing was destroyed. Destroy it with what it needs: npx landing-zone destroy dev hub --outdir ${outdir()}`,
  ]);
  expect(summarized()).toMatchObject({ outcome: 'refused', reason: message });
});

test('with exit code 3: what is lost; the command that is printed forgets it after a question, while another stack needs it', async () => {
  const state = join(folder, 'state', 'hub.tfstate');
  rmSync(state);
  const { code, message, text } = await run([], { autoApprove: true, all: true });
  expect([code, message, text]).toEqual([
    3,
    `the state of hub is gone from ${state}: what exists of it is in no state any more, and a deployment would make it again; put back an earlier version of the state; if nothing of the stack exists any more, say so with npx landing-zone destroy hub --forget --outdir ${outdir()}`,
    '',
  ]);
  expect(summarized()).toMatchObject({ outcome: 'refused', reason: message });
  const declined = await run(['hub'], { forget: true }, terminal('no'));
  expect(declined).toMatchObject({ code: 1, message: 'not confirmed, so nothing was forgotten or changed' });
  expect(declined.lines).toContain('Still known as deployed: hub; the same command again goes on with them');
  expect(await run(['dev'], { forget: true }, terminal('yes'))).toMatchObject({ code: 3 });
  const asked = terminal('yes');
  const forgotten = await run(['hub'], { forget: true }, asked);
  expect(asked.text()).toContain(
    'Does nothing of hub exist any more? What does goes on costing, and no state knows of it.',
  );
  expect([forgotten.code, forgotten.lines]).toEqual([
    0,
    expect.arrayContaining(['hub    -              0      0.0  forgotten', '1 stack, 0 resources destroyed']),
  ]);
  expect(summarized()).toMatchObject({ outcome: 'done', stacks: [{ id: 'hub', status: 'forgotten' }], left: [] });
  expect(things('dev')).toBe(2);
});

test('what is left behind is destroyed without a question in a pipeline, and then there is nothing', async () => {
  write({ hub: { state: 'beside', data: { net: '1' } } });
  const { code, lines } = await run([], { leftBehind: true, autoApprove: true });
  expect([code, lines.includes('dev    web@acme.example        2  gone from it  -')]).toEqual([0, true]);
  expect(existsSync(join(folder, 'state', 'dev.tfstate.deployed.json'))).toBe(false);
  expect(await run([], { leftBehind: true, autoApprove: true })).toMatchObject({
    code: 0,
    text: 'Nothing to destroy\n',
  });
});

test('a stack that fails is told, with what still stands', async () => {
  write({ dev: { state: 'beside', data: { db: { input: '1', end: 'exit 1' }, cache: '2' } } });
  await deployPlans({ outdir: outdir() });
  const { code, message, lines } = await run([], { all: true, autoApprove: true });
  expect([code, message]).toEqual([1, '1 of 2 stacks failed (dev); the reasons are above']);
  expect(lines).toContain('Still there: dev; the same command again goes on with them');
  expect(summarized()).toMatchObject({ outcome: 'failed', left: ['dev'] });
});
