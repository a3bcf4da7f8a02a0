import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { run as runProgram } from '../../src/cli/program';
import { before, deploying } from './deploying';
import { stream } from './stream';

const { at, outdir, write, review, run } = deploying();

function setting(name: string, value: string): void {
  vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

test('a variable that would change a deployment is one sentence and exit code 2, in the summary too', async () => {
  write(before);
  setting('TF_WORKSPACE', 'other');
  const summary = at('summary.json');
  const refused = {
    code: 2,
    message:
      'TF_WORKSPACE is set, and chooses another state than the one of the stack; nothing was begun. Unset it, or pass it on with --env TF_WORKSPACE',
  };
  expect(await run({ jsonSummary: summary })).toMatchObject(refused);
  expect(JSON.parse(readFileSync(summary, 'utf8'))).toMatchObject({ outcome: 'failed', reason: refused.message });
  const { digest } = review(before);
  for (const more of [{ reviewed: digest }, { planOnly: true } as const])
    expect(await run(more)).toMatchObject(refused);
  expect(existsSync(join(outdir(), 'stacks', 'a', 'terraform.tfstate'))).toBe(false);
});

test('--env passes it on, and says so, without its value', async () => {
  write(before);
  setting('TF_WORKSPACE', 'other');
  const { code, lines } = await run({ env: ['TF_WORKSPACE'] });
  expect([code, lines[0]]).toEqual([0, 'Passed on to Terraform from the environment: TF_WORKSPACE']);
  expect(existsSync(join(outdir(), 'stacks/a/terraform.tfstate.d/other/terraform.tfstate'))).toBe(true);
});

test.each([
  [['--lock-timeout', 'soon'], 'It must be a duration, such as 90s or 5m.'],
  [['--lock-timeout', '-1s'], 'It must be a duration, such as 90s or 5m.'],
  [['--env', 'TF_WORKSPACE=other'], 'It must be the name of a variable, without its value.'],
])('%s is wrong usage', async (args, says) => {
  const [stdout, stderr] = [stream(), stream()];
  expect(await runProgram(['deploy', ...args], { stdout, stderr, env: {} })).toBe(2);
  expect(stderr.text()).toContain(says);
});
