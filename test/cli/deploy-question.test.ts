import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { deployCommandLine, endOf } from '../deploy/started';
import { deploying } from './deploying';
import { stream } from './stream';

const { at, outdir, write, review, run } = deploying();
const zone = {
  a: { data: { x: '1', gone: '1', made: { trigger: '1' } }, output: '1' },
  b: { dependsOn: ['a'], data: { y: { reads: 'a' } } },
};
const state = (id: string) => {
  const file = join(outdir(), 'stacks', id, 'terraform.tfstate');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

/** Deploys on a terminal, on which each question gets what is typed next; all that is seen there. */
async function typing(answers: readonly string[], flags: Parameters<typeof run>[0] = {}) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const left = [...answers];
  const out = stream();
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 200 });
  stdout.on('data', (chunk: Buffer) => {
    out.write(chunk.toString());
    if (chunk.toString().includes("Only 'yes'")) setImmediate(() => stdin.write(left.shift() ?? '\u0004'));
  });
  const { code, message } = await run({ autoApprove: undefined, ...flags }, [], out, { stdin, stdout });
  return { code, message, text: out.text(), unasked: left };
}

test('on a terminal it shows what it is going to do, names what goes, and asks once', async () => {
  write(zone);
  await run();
  write({ ...zone, a: { ...zone.a, data: { x: '2', made: { trigger: '2' } } } });
  const before = state('a');
  const no = await typing(['no\r']);
  expect([no.code, no.message]).toEqual([1, 'not confirmed, so nothing was applied of: a, b']);
  expect(state('a')).toBe(before);
  const lines = no.text.split('\n').map((line) => line.replace(/\d+\.\d/, '0.0'));
  expect(lines.slice(lines.findIndex((line) => line.startsWith('stack '))).slice(0, 7)).toEqual([
    'stack  owner  create  change  replace  destroy  seconds  status',
    'a      -           0       1        1        1      0.0  planned',
    'b      -           0       0        0        0      0.0  planned',
    'Planned as if what they need were deployed: b',
    '  destroy a terraform_data.gone',
    '  replace a terraform_data.made',
    'If one of these destroys or replaces more once it is planned again, you are asked again',
  ]);
  expect(no.text).toContain("Deploy this? Only 'yes' is accepted: ");

  expect(await typing(['yes\r', 'never asked'])).toMatchObject({ code: 0, unasked: ['never asked'] });
  expect(state('a')).not.toContain('"gone"');
});

test('Ctrl-C at the question ends it, the end of input is a no, and nothing is applied', async () => {
  write(zone);
  const summary = at('summary.json');
  const stopped = await typing(['\u0003'], { jsonSummary: summary });
  expect(stopped.code).toBe(130);
  expect(JSON.parse(readFileSync(summary, 'utf8'))).toMatchObject({ version: 4, outcome: 'stopped' });
  const ended = await typing(['\u0004'], { jsonSummary: summary });
  expect(ended.code).toBe(1);
  expect(JSON.parse(readFileSync(summary, 'utf8'))).toMatchObject({
    outcome: 'declined',
    stacks: [
      { id: 'a', status: 'declined' },
      { id: 'b', status: 'declined', early: { from: 'plan', unknown: [] } },
    ],
    left: ['a', 'b'],
  });
  expect([state('a'), state('b')]).toEqual(['', '']);
});

describe('nobody is asked', () => {
  test('where there is no terminal: it is refused before anything is begun', async () => {
    write(zone);
    const { code, message } = await run({ autoApprove: undefined }, [], stream(), {
      stdin: new PassThrough(),
      stdout: new PassThrough(),
    });
    expect([code, message]).toEqual([
      2,
      'there is no terminal to ask on; --auto-approve applies what is planned, --reviewed <digest> only what was reviewed, --plan-only changes nothing',
    ]);
    expect(existsSync(join(outdir(), 'stacks', 'a', '.terraform'))).toBe(false);
  });

  test('with --plan-only, and with --reviewed, which is an approval', async () => {
    write(zone);
    const none = { stdin: new PassThrough(), stdout: new PassThrough() };
    expect(await run({ autoApprove: undefined, planOnly: true }, [], stream(), none)).toMatchObject({ code: 0 });
    const { digest, file } = review(zone);
    for (const more of [{}, { review: file }]) {
      expect(await run({ autoApprove: undefined, reviewed: digest, ...more }, [], stream(), none)).toMatchObject({
        code: 0,
      });
    }
  });
});

test('--fail-on says what it fails on, in the words of a review, and nothing is applied', async () => {
  write(zone);
  await run();
  write({ ...zone, a: { ...zone.a, data: { x: '2', made: { trigger: '2' } } } });
  const summary = at('summary.json');
  const before = state('a');
  const { code, message, lines } = await run({ failOn: ['replace', 'destroy'], jsonSummary: summary });
  expect([code, message]).toEqual([3, '--fail-on: nothing of a was applied; the reasons are above']);
  expect(lines).toContain('Fails on replace: something is destroyed and created again: a terraform_data.made');
  expect(lines).toContain('Fails on destroy: something is destroyed: a terraform_data.gone');
  expect(JSON.parse(readFileSync(summary, 'utf8'))).toMatchObject({
    outcome: 'refused',
    stacks: [{ id: 'a', status: 'refused', gates: [{ gate: 'destroy' }, { gate: 'replace' }] }, { id: 'b' }],
  });
  expect(state('a')).toBe(before);
});

/** A terminal of the system around a command. */
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!hasTerminal)('on a terminal of the system', () => {
  /** What is typed once it asks, or a signal that comes; how it ends. */
  async function typed(keys: string | NodeJS.Signals) {
    const asking = deployCommandLine(['--outdir', outdir()]).filter((arg) => arg !== '--auto-approve');
    const file = at('command.sh');
    writeFileSync(file, `echo $$ > ${at('pid')}\nexec ${asking.map((arg) => `'${arg}'`).join(' ')}\n`);
    const command = spawn('script', ['-qec', `sh ${file}`, '/dev/null'], { stdio: 'pipe' });
    command.stdout.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes("Only 'yes'")) return;
      if (keys.startsWith('SIG')) process.kill(Number(readFileSync(at('pid'), 'utf8')), keys as NodeJS.Signals);
      else command.stdin.write(keys);
    });
    return endOf(command);
  }

  test.each(['SIGTERM', 'SIGHUP'] as const)(
    '%s ends it while the question is there, and nothing is applied',
    async (signal) => {
      write({ a: { data: { x: '1' } } });
      expect(await typed(signal)).toMatchObject({ code: 130 });
      expect(state('a')).toBe('');
    },
  );

  test('a yes deploys, Ctrl-C ends with 130 and without a change', async () => {
    write({ a: { data: { x: '1' } } });
    const stopped = await typed('\u0003');
    expect([stopped.code, state('a')]).toEqual([130, '']);
    expect(stopped.text).toContain('Stopping');
    expect(stopped.text).not.toMatch(/^\s+at .*:\d+:\d+/m);
    expect(await typed('yes\r')).toMatchObject({ code: 0 });
    expect(state('a')).toContain('"x"');
  });
});
