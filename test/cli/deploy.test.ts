import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { DeploymentSummary } from '../../src/deploy/summary';
import { after, before, deploying, sha256Of } from './deploying';

const { at, outdir, write, review, run } = deploying();

test('a table of all stacks, and a summary for programs', async () => {
  write(before);
  const summary = at('summary.json');
  const { code, lines } = await run({ jsonSummary: summary });
  const table = lines
    .slice(lines.findIndex((line) => line.startsWith('stack ')))
    .map((line) => line.replace(/\d+\.\d/, '0.0'));
  expect([code, table]).toEqual([
    0,
    [
      'stack  owner             create  change  replace  destroy  seconds  status',
      'a      -                      2       0        0        0      0.0  deployed',
      'b      web@acme.example       0       0        0        0      0.0  unchanged',
      '',
      '2 stacks, 1 without changes',
      '',
    ],
  ]);
  expect(JSON.parse(readFileSync(summary, 'utf8'))).toMatchObject({
    format: 'ovh-landing-zone/deployment',
    version: 4,
    outcome: 'done',
    left: [],
  });
});

test('of what is refused it does not say that the same command goes on: it would be refused again', async () => {
  write(before);
  const { code, lines } = await run({ failOn: ['add'], jsonSummary: at('summary.json') });
  const says = (words: string) => lines.some((line) => line.includes(words));
  expect([code, says('Fails on add: '), says('the same command')]).toEqual([3, true, false]);
  expect(JSON.parse(readFileSync(at('summary.json'), 'utf8'))).toMatchObject({ outcome: 'refused', left: ['a', 'b'] });
});

test('after a failure it says what is left, and the summary holds no details that may quote secrets', async () => {
  write({ a: { data: { x: { sh: 'echo password=hunter2 >&2; exit 1' } } }, b: { dependsOn: ['a'] } });
  const summary = at('summary.json');
  const { code, message, lines } = await run({ jsonSummary: summary });
  expect([code, message]).toEqual([1, '1 of 2 stacks failed (a); the reasons are above']);
  expect(lines).toContain('Left to deploy: a, b; the same command again goes on with them');
  const text = readFileSync(summary, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ outcome: 'failed', left: ['a', 'b'] });
  expect(text).not.toContain('hunter2');
});

test('a stack that is not there is wrong usage, as an option that is not there; the nearest is named and nothing begun', async () => {
  write({ hub: { data: { x: '1' } }, dev: {} });
  expect(await run({}, ['hub', 'dve'])).toMatchObject({
    code: 2,
    message: `there is no stack 'dve' in ${outdir()}; did you mean 'dev'?`,
    lines: [''],
  });
  expect(existsSync(at('cdktf.out/stacks/hub/terraform.tfstate'))).toBe(false);
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
    const summary = at('summary.json');
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
      message: `${file} is the review with digest ${digest}, and the file is sha256:${sha256Of(file)}; neither is the digest ${other} that was approved`,
    });
    const report = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...report, contents: { ...report.contents, a: other } }));
    expect(await run({ reviewed: digest, review: file })).toMatchObject({
      code: 3,
      message: expect.stringContaining(`${file} is not as it was written: its contents have digest `),
    });
    expect(existsSync(join(outdir(), 'stacks', 'a', '.terraform'))).toBe(false);
  });

  test('the sha256 of the review stands for its list of changes, too: nobody who edits it can widen what plans do', async () => {
    write({ ...before, a: { data: { ...before.a.data, by: 'another merge' } } });
    await run();
    write(before);
    const { digest, file } = review(after);
    const approved = sha256Of(file);
    const written = readFileSync(file, 'utf8');
    const report = JSON.parse(written);
    const destroy = { address: 'terraform_data.by', action: 'destroy', reasons: [] };
    const [stack, ...others] = report.stacks;
    const widened = { ...report, stacks: [{ ...stack, changes: [...stack.changes, destroy] }, ...others] };
    const state = () => readFileSync(join(outdir(), 'stacks', 'a', 'terraform.tfstate'), 'utf8');
    const deployed = state();

    // whether or not the file calls itself what was approved
    for (const claimed of [digest, approved]) {
      writeFileSync(file, JSON.stringify({ ...widened, digest: claimed }));
      expect(await run({ reviewed: approved, review: file, acceptDrift: true })).toMatchObject({
        code: 3,
        message: expect.stringMatching(/; neither is the digest |is not as it was written: its contents have digest /),
      });
    }
    writeFileSync(file, written);
    expect(await run({ reviewed: approved, review: file })).toMatchObject({
      code: 3,
      lines: expect.arrayContaining(['  destroy a terraform_data.by']),
    });
    expect(state()).toBe(deployed);
    // the same bytes, in a state in which they do what was reviewed
    write({ ...before, a: { data: before.a.data } });
    await run();
    write(after);
    const summary = at('summary.json');
    expect(await run({ reviewed: approved, review: file, jsonSummary: summary })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(summary, 'utf8'))).toMatchObject({ outcome: 'done', reviewed: digest });
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
    expect(await refused('{"format":"ovh-landing-zone/review","version":3}')).toBe(
      '2 FILE is a review of version 3, which a newer release of ovh-landing-zone wrote; deploy with that release, or make the review again with this one',
    );
    expect(await refused('{"format":"another","version":3}')).toBe(`2 ${none}, version 2: format is not as expected`);
    rmSync(file);
    expect((await run({ reviewed: digest, review: file })).message).toBe(
      `${file} is no review (landing-zone review --format json): there is no such file`,
    );
    expect(await run({ reviewed: digest, review: dirname(file) })).toMatchObject({
      code: 2,
      message: `${dirname(file)} is no review (landing-zone review --format json): it is a folder`,
    });
  });
});
