import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { run as runProgram } from '../../src/cli/program';
import { aroundWith } from '../../src/estate/sandbox-around';
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

test('what a refusal advises is possible: a name that is not set, and files that Terraform reads anyway', async () => {
  write({ a: { data: { x: '1' } } });
  expect(await run({ env: ['TF_WORKSPAC'] })).toMatchObject({
    code: 2,
    message: "TF_WORKSPAC is to be passed on, and isn't set. Set it, or don't pass it on",
  });
  const file = at('.terraformrc');
  writeFileSync(file, 'provider_installation { dev_overrides { "acme/acme" = "/x" }\n direct {} }');
  const main = join(outdir(), 'stacks', 'a', 'cdk.tf.json');
  const stack = JSON.parse(readFileSync(main, 'utf8'));
  const provider = { terraform: { required_providers: { acme: { source: 'acme/acme' } } } };
  writeFileSync(main, JSON.stringify({ ...stack, ...provider }));
  setting('HOME', at());
  setting('TF_CLI_CONFIG_FILE', '');
  const found = `${file} replaces providers of these stacks (dev_overrides); nothing was begun`;
  expect(await run()).toMatchObject({
    code: 2,
    message: `${found}. Take that out of it, or set TF_CLI_CONFIG_FILE=${file} and pass it on with --env TF_CLI_CONFIG_FILE`,
  });
  setting('TF_CLI_CONFIG_FILE', file);
  expect(await run()).toMatchObject({
    code: 2,
    message: `${found}. Unset TF_CLI_CONFIG_FILE, or pass it on with --env TF_CLI_CONFIG_FILE`,
  });
  const { message } = await run({ env: ['TF_CLI_CONFIG_FILE'] });
  expect(message).not.toContain('nothing was begun');
});

describe('inside of a sandbox', () => {
  test('it is deployed to without being asked for, and that is said', async () => {
    write({ a: { data: { x: '1' } } });
    for (const [name, value] of Object.entries(aroundWith(at('cloud.json'), {}))) setting(name, value);
    const { code, lines } = await run();
    expect([code, lines[0]]).toEqual([0, `Deploying into the sandbox in ${at('cloud.json')}, not to OVHcloud`]);
  });

  test('other providers than its own are refused as anywhere', async () => {
    write({ a: { data: { x: '1' } } });
    for (const [name, value] of Object.entries(aroundWith(at('cloud.json'), {}))) setting(name, value);
    setting('TF_REATTACH_PROVIDERS', '{"ovh/ovh":{}}');
    expect(await run()).toMatchObject({
      code: 2,
      message: expect.stringContaining(
        'TF_REATTACH_PROVIDERS is set, and puts other programs in the place of the providers; nothing was begun.',
      ),
    });
    expect(existsSync(join(outdir(), 'stacks', 'a', '.terraform'))).toBe(false);
  });
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
