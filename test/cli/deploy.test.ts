import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deploy } from '../../src/cli/deploy';
import { CliError, Output } from '../../src/cli/output';
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
    version: 1,
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

describe('--reviewed', () => {
  test('with --review applies exactly that review', async () => {
    write(before);
    await run();
    const { digest, file } = review(after);
    expect(await run({ reviewed: digest, review: file })).toMatchObject({ code: 0 });
  });

  test('without it compares the digest of all plans', async () => {
    write(before);
    await run();
    const { digest } = review({ ...before, b: { ...before.b, data: { y: '1' } } });
    expect(await run({ reviewed: digest })).toMatchObject({ code: 0 });
    review(after);
    const other = await run({ reviewed: digest });
    expect([other.code, other.message]).toEqual([
      3,
      expect.stringMatching(
        /^a digest alone covers all stacks, but b can only be planned once others are deployed; give the review itself/,
      ),
    ]);
    expect((await run({ reviewed: digest }, ['a'])).message).toMatch(
      /^the plans are not what was reviewed: their digest is [0-9a-f]{64}; nothing was changed; /,
    );
  });

  test('names destroys that nobody reviewed, and changes nothing', async () => {
    write(before);
    await run();
    const { digest, file } = review({ ...before, a: { data: { x: '2', gone: '1' } } });
    write(after);
    const { code, message, lines } = await run({ reviewed: digest, review: file, acceptDrift: true });
    expect([code, message]).toEqual([3, 'the plans are not what was reviewed; the differences are above']);
    const at = lines.indexOf('Destroyed or replaced by the plan, and not in the review:');
    expect(lines[at + 1]).toBe('  destroy a terraform_data.gone');
    expect(await run({ planOnly: true })).toMatchObject({
      code: 0,
      lines: expect.arrayContaining([expect.stringContaining('planned')]),
    });
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

  test('refuses a review whose changes are not those of the digest', async () => {
    write(before);
    const { digest, file } = review(after);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"destroy"', '"change"'));
    const { code, message } = await run({ reviewed: digest, review: file });
    expect([code, message]).toEqual([
      3,
      expect.stringContaining(`is not the review with digest ${digest}, its changes have `),
    ]);
    expect(existsSync(join(outdir(), 'stacks', 'a', '.terraform'))).toBe(false);
  });

  test('refuses what is no digest, no review, or half of both', async () => {
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
    writeFileSync(file, '{"format":"ovh-landing-zone/review","version":2}');
    expect(await run({ reviewed: digest, review: file })).toMatchObject({
      code: 2,
      message: `${file} is no review (landing-zone review --format json), version 1: version is not as expected`,
    });
  });
});
