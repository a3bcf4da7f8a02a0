import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/program';
import { stream } from './stream';

async function landingZone(...args: readonly string[]) {
  const [stdout, stderr] = [stream(), stream()];
  const code = await run(args, { stdout, stderr, env: {} });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

describe('landing-zone', () => {
  test('--help names every subcommand and the exit codes', async () => {
    const { code, stdout } = await landingZone('--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/quickstart +deploy the program of this folder into a sandbox/);
    expect(stdout).toMatch(/sandbox +run Terraform against a simulated OVHcloud/);
    expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C');
  });

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(dirname(dirname(__dirname)), 'package.json'), 'utf8'));
    expect(await landingZone('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('help of a subcommand is its own', async () => {
    const { code, stdout } = await landingZone('sandbox', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('landing-zone sandbox exec --seed cdktf.out');
    expect((await landingZone('help', 'sandbox')).stdout).toBe(stdout);
  });

  test('a wrong command is wrong usage, with the nearest right one', async () => {
    expect(await landingZone('quickstrat')).toEqual({
      code: 2,
      stdout: '',
      stderr: "error: unknown command 'quickstrat'\n(Did you mean quickstart?)\n",
    });
  });

  test('a wrong option of a subcommand is wrong usage too', async () => {
    const { code, stderr } = await landingZone('sandbox', 'list', '--jsn');
    expect([code, stderr]).toEqual([2, "error: unknown option '--jsn'\n(Did you mean --json?)\n"]);
  });

  test('a failure is a sentence and no stack trace', async () => {
    const { code, stderr } = await landingZone(
      'sandbox',
      'show',
      'ovh_vrack',
      'pn-404',
      '--state',
      join(__dirname, 'program.test.ts'),
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^landing-zone: .* is not a sandbox file: [^\n]*\n$/);
  });
});
