import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { deploy } from '../../src/cli/deploy';
import { CliError, Output } from '../../src/cli/output';
import type { DeploymentSummary } from '../../src/deploy/summary';
import { reviewOutputs } from '../../src/review/report/review';
import { type FixtureStack, writeStacks } from '../deploy/fixture';
import { stream } from './stream';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-cli-deploy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Stacks = Readonly<Record<string, FixtureStack>>;
const outdir = () => join(folder, 'cdktf.out');
const write = (stacks: Stacks) => writeStacks(stacks, outdir());

/** Reviews a change from what is in the output folder now to these stacks, which it then holds. */
function review(after: Stacks): { readonly digest: string; readonly file: string } {
  const head = writeStacks(after, join(folder, 'head'));
  const report = reviewOutputs({ base: outdir(), head });
  const file = join(folder, 'review.json');
  writeFileSync(file, JSON.stringify(report));
  write(after);
  return { digest: report.digest, file };
}

async function run(flags: Partial<Parameters<typeof deploy>[1]> = {}, stacks: readonly string[] = []) {
  const out = stream();
  const error = await deploy(stacks, { outdir: outdir(), ...flags }, new Output(out, {})).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const code = error === undefined ? 0 : error instanceof CliError ? error.exitCode : 1;
  return { code, message: error instanceof Error ? error.message : '', lines: out.text().split('\n') };
}

const before = { a: { data: { x: '1', gone: '1' } }, b: { dependsOn: ['a'], owner: 'web@acme.example' } };
const after = { ...before, a: { data: { x: '2' } } };

test('a table of all stacks, and a summary for programs', async () => {
  write(before);
  const summary = join(folder, 'summary.json');
  const { code, lines } = await run({ jsonSummary: summary });
  const table = lines
    .slice(lines.findIndex((line) => line.startsWith('stack ')))
    .map((line) => line.replace(/\d+\.\d/, '0.0'));
  expect([code, table]).toEqual([
    0,
    [
      'stack  owner             create  change  destroy  seconds  status',
      'a      -                      2       0        0      0.0  deployed',
      'b      web@acme.example       0       0        0      0.0  unchanged',
      '',
      '2 stacks, 1 without changes',
      '',
    ],
  ]);
  expect(JSON.parse(readFileSync(summary, 'utf8'))).toMatchObject({
    format: 'ovh-landing-zone/deployment',
    version: 2,
    outcome: 'done',
    left: [],
  });
});

test('after a failure it says what is left, and the summary holds no details that may quote secrets', async () => {
  write({ a: { data: { x: { sh: 'echo password=hunter2 >&2; exit 1' } } }, b: { dependsOn: ['a'] } });
  const summary = join(folder, 'summary.json');
  const { code, message, lines } = await run({ jsonSummary: summary });
  expect([code, message]).toEqual([1, '1 of 2 stacks failed (a); the reasons are above']);
  expect(lines).toContain('Left to deploy: a, b; the same command again goes on with them');
  const text = readFileSync(summary, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ outcome: 'failed', left: ['a', 'b'] });
  expect(text).not.toContain('hunter2');
});

describe('--json-summary', () => {
  test('that can not be written is told before anything is begun', async () => {
    write(before);
    for (const file of [join(folder, 'nowhere', 'summary.json'), folder]) {
      expect(await run({ jsonSummary: file })).toMatchObject({
        code: 2,
        message: expect.stringMatching(
          /^--json-summary .*: can't be written there \((ENOENT|EISDIR)\); nothing was begun$/,
        ),
      });
    }
    expect(existsSync(join(outdir(), 'stacks', 'a', '.terraform'))).toBe(false);
  });

  const summary = () => join(folder, 'summary.json');
  const summarized = (): DeploymentSummary => JSON.parse(readFileSync(summary(), 'utf8'));

  test('of a deployment that is refused before Terraform is started says so, in the words that were printed', async () => {
    write(before);
    const { digest, file } = review(after);
    write({ ...after, a: { data: { x: 'other' } } });
    writeFileSync(summary(), '{"outcome":"done"}');
    const { code, message } = await run({ reviewed: digest, review: file, planOnly: true, jsonSummary: summary() });
    expect([code, summarized()]).toEqual([
      3,
      {
        format: 'ovh-landing-zone/deployment',
        version: 2,
        outcome: 'refused',
        reviewed: digest,
        planOnly: true,
        acceptDrift: false,
        reason: message,
        stacks: [],
        differences: [],
        left: [],
        removed: [],
      },
    ]);
    expect(message).toContain('stack a has other content');
    await run({ reviewed: digest, jsonSummary: summary() });
    expect(summarized()).toMatchObject({
      outcome: 'refused',
      reason: expect.stringMatching(/its digest is [0-9a-f]{64}/),
    });
  });

  test('of one that fails before there is a stack says why, without secrets', async () => {
    write(before);
    const { digest, file } = review(after);
    const ends: [Parameters<typeof run>, number, string][] = [
      [[{ reviewed: 'f'.repeat(64), review: file }], 3, 'refused'],
      [[{ reviewed: digest, review: join(folder, 'token=hunter2') }], 2, 'failed'],
      [[{ review: file }], 2, 'failed'],
      [[{ outdir: join(folder, 'nowhere') }], 1, 'failed'],
      [[{}, ['no-such-stack']], 1, 'failed'],
    ];
    for (const [[flags, stacks], code, outcome] of ends) {
      const ended = await run({ ...flags, jsonSummary: summary() }, stacks);
      expect(ended.code).toBe(code);
      expect(summarized()).toMatchObject({
        outcome,
        stacks: [],
        reason: ended.message.replaceAll('hunter2', '(hidden)'),
      });
    }
    expect(readFileSync(summary(), 'utf8')).not.toContain('hunter2');
  });

  test('of one that is killed on its way says so, and is not that of the one before', async () => {
    const left = join(folder, 'left.json');
    write({ a: { data: { x: { sh: `cp ${summary()} ${left}` } } } });
    writeFileSync(summary(), '{"outcome":"done"}');
    expect(await run({ jsonSummary: summary() })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(left, 'utf8'))).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/^the deployment was ended from outside/),
    });
    expect(summarized()).toMatchObject({ outcome: 'done' });
  });
});

describe('--reviewed', () => {
  test('with --review applies exactly that review', async () => {
    write(before);
    await run();
    const { digest, file } = review(after);
    expect(await run({ reviewed: digest, review: file })).toMatchObject({ code: 0 });
  });

  test('without it takes the whole output or nothing', async () => {
    write(before);
    await run();
    const { digest } = review(after);
    expect(await run({ reviewed: digest })).toMatchObject({ code: 0 });
    write({ ...after, b: { ...before.b, data: { y: '1' } } });
    const { code, message } = await run({ reviewed: digest }, ['a']);
    expect([code, message.replace(/[0-9a-f]{64}/, 'DIGEST')]).toEqual([
      3,
      `${outdir()} is not what was reviewed: its digest is DIGEST; nothing was changed`,
    ]);
  });

  test('refuses other values at the same address', async () => {
    write(before);
    const { digest, file } = review(after);
    write({ ...after, a: { data: { x: 'other' } } });
    // Terraform isn't needed to see it
    vi.stubEnv('TERRAFORM_BINARY_NAME', 'no-such-terraform');
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const planOnly of [{}, { planOnly: true } as const]) {
      expect(await run({ reviewed: digest, review: file, acceptDrift: true, ...planOnly })).toMatchObject({
        code: 3,
        message: `${outdir()} is not what was reviewed: stack a has other content; nothing was changed`,
      });
    }
  });

  test('names destroys that nobody reviewed, and changes nothing', async () => {
    write({ ...before, a: { data: { ...before.a.data, by: 'another merge' } } });
    await run();
    write(before);
    const { digest, file } = review(after);
    const { code, message, lines } = await run({ reviewed: digest, review: file, acceptDrift: true });
    expect([code, message]).toEqual([3, 'this is not what was reviewed; the differences are above']);
    const at = lines.indexOf('Destroyed or replaced by the plan, and not in the review:');
    expect(lines[at + 1]).toBe('  destroy a terraform_data.by');
    expect(await run({ planOnly: true })).toMatchObject({
      code: 0,
      lines: expect.arrayContaining([expect.stringContaining('planned')]),
    });
  });

  test('leaves out what another merge has changed, and says so', async () => {
    write({ ...before, c: { data: { z: '1' } } });
    await run();
    const { digest, file } = review({ ...after, c: { data: { z: '1' } } });
    write({ ...after, c: { data: { z: '2' } }, d: { data: { z: '1' } } });
    const summary = join(folder, 'summary.json');
    const { code, lines } = await run({ reviewed: digest, review: file, jsonSummary: summary });
    expect(code).toBe(0);
    expect(lines).toContain(
      'Left out, because their content is not what was reviewed: c, d; their own review deploys them',
    );
    const { stacks, left } = JSON.parse(readFileSync(summary, 'utf8')) as DeploymentSummary;
    expect(stacks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'a deployed',
      'b unchanged',
      'c left-out',
      'd left-out',
    ]);
    expect(left).toEqual([]);
  });

  test('names stacks that are gone from the program and still run', async () => {
    write({ ...before, old: { data: { z: '1' } } });
    await run();
    const { digest, file } = review(before);
    rmSync(outdir(), { recursive: true });
    write(before);
    const { lines } = await run({ reviewed: digest, review: file, planOnly: true });
    expect(lines).toContain(
      'Stack old is gone from the program; this does not destroy it, it keeps running and costing',
    );
  });

  test('refuses a review with another digest, or whose contents are not those of the digest', async () => {
    write(before);
    const { digest, file } = review(after);
    const other = '0'.repeat(64);
    expect(await run({ reviewed: other, review: file })).toMatchObject({
      code: 3,
      message: `${file} is the review with digest ${digest}, not ${other}`,
    });
    const report = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...report, contents: { ...report.contents, a: other } }));
    expect(await run({ reviewed: digest, review: file })).toMatchObject({
      code: 3,
      message: expect.stringContaining(`${file} is not as it was written: its contents have digest `),
    });
    expect(existsSync(join(outdir(), 'stacks', 'a', '.terraform'))).toBe(false);
  });

  test('refuses what is no digest, no review, an old one, or half of both', async () => {
    write(before);
    const { digest, file } = review(after);
    expect(await run({ reviewed: 'HEAD' })).toMatchObject({
      code: 2,
      message: '--reviewed HEAD: is no digest of a review, which has 64 hexadecimal digits',
    });
    expect(await run({ review: file })).toMatchObject({
      code: 2,
      message: '--review says what was reviewed, --reviewed <digest> that somebody approved it; give both',
    });
    const refused = async (content: string) => {
      writeFileSync(file, content);
      const { code, message } = await run({ reviewed: digest, review: file });
      return `${code} ${message.replace(file, 'FILE')}`;
    };
    const none = 'FILE is no review (landing-zone review --format json)';
    expect(await refused('{"format":"ovh-landing-zone/review","version":1}')).toBe(
      '2 FILE is a review of version 1, whose digest says nothing of the content; make the review again',
    );
    expect(await refused('{"format":"ovh-landing-zone/review","version":2}')).toBe(
      `2 ${none}, version 2: digest is not as expected`,
    );
    expect(await refused('{"password": "hunter2" x')).toBe(`2 ${none}: it is not JSON`);
    rmSync(file);
    expect((await run({ reviewed: digest, review: file })).message).toMatch(/ENOENT/);
  });
});
