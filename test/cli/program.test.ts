import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandLine, run, subcommandNames } from '../../src/cli/program';
import { gates } from '../../src/review/report/gate';
import { stream } from './stream';

async function landingZone(...args: readonly string[]) {
  const [stdout, stderr] = [stream(), stream()];
  const code = await run(args, { stdout, stderr, env: {} });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** Names of the commands below a command. */
async function namesBelow(name: string): Promise<string[]> {
  const { commands } = await commandLine(name);
  return commands.filter((one) => one.name() === name).flatMap((one) => one.commands.map((below) => below.name()));
}

describe('landing-zone', () => {
  test('--help names every subcommand and the exit codes', async () => {
    const { code, stdout } = await landingZone('--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/quickstart +deploy the program of this folder into a sandbox/);
    expect(stdout).toMatch(/sandbox +run Terraform against a simulated OVHcloud/);
    expect(stdout).toContain(`
Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C. But of
  deploy        also 3: not what was reviewed, something that --fail-on names,
                protected data, another name, or a state that is gone,
                can't be read or is in another place
  destroy       also 3: protected, needed by what still stands, or a state that
                is gone, can't be read or is in another place
  facts         1 is wrong usage too; 2 a list is older than --stale says
  quickstart    also 3: a stack with another name than it was deployed under, or
                a state that is gone, can't be read or is in another place
  review        1 is wrong usage too; 2 something changes, 3 something does that
                --fail-on names
  sandbox exec  those of its command
`);
  });

  test.each(subcommandNames)('%s ends as that says when an option is wrong', async (name) => {
    expect((await landingZone(name, '--none')).code).toBe(['facts', 'review'].includes(name) ? 1 : 2);
  });

  test.each([
    ['deploy --outdir', 2],
    ['deploy --json-summary', 2],
    ['destroy a --outdir', 2],
    ['show places --dir', 2],
    ['review --out', 1],
    ['affected --head-dir', 2],
    ['sandbox seed', 2],
    ['sandbox list --state', 2],
  ])('%s takes no empty path', async (words, code) => {
    const { stderr, ...end } = await landingZone(...words.split(' '), '');
    expect(end).toEqual({ code, stdout: '' });
    expect(stderr).toContain('It must not be empty.');
  });

  test.each(['', ...subcommandNames])(
    'help of %s and of what is below it has 80 columns, and no empty default',
    async (name) => {
      const paths = name === '' ? [[]] : [[name], ...(await namesBelow(name)).map((below) => [name, below])];
      for (const path of paths) {
        const { code, stdout } = await landingZone(...path, '--help');
        expect(code).toBe(0);
        expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
        expect(stdout).not.toContain('default: []');
      }
    },
  );

  test('help of review tells every gate, wrapped below where it begins', async () => {
    const { stdout } = await landingZone('review', '--help');
    for (const gate of Object.keys(gates)) expect(stdout).toMatch(new RegExp(`^ {2}${gate} +\\S`, 'm'));
    expect(stdout).toContain(`
  star           somebody may do everything (\`*\`, a whole product, on the whole
                 account), or unknown
`);
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
