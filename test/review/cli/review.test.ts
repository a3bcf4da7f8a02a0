import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/program';
import type { ReviewFlags } from '../../../src/cli/review';
import { everything } from '../../../src/estate/gates';
import { gates } from '../../../src/review/report/gate';
import type { Report } from '../../../src/review/report/report';
import { stream } from '../../cli/stream';
import { root, temporaryFolder } from '../../support/program';
import { loadCase, synthesize, zone } from '../corpus';
import { minus } from '../program';
import { between, budget, retention, reviewed } from './reviewing';

describe('exit codes', () => {
  test('0 where nothing changes', async () => {
    expect((await reviewed(between(zone(), zone()))).code).toBe(0);
  });

  test('2 where something changes', async () => {
    expect((await reviewed(between(zone(), budget))).code).toBe(2);
  });

  test('3 where something that --fail-on names changes, and stderr says what', async () => {
    const { code, stderr } = await reviewed({ ...between(zone(), retention), failOn: ['buys', 'data-loss'] });
    expect([code, stderr]).toEqual([3, `review: fails on data-loss: ${gates['data-loss']?.says}\n`]);
  });

  test('2 where what --fail-on names is not among the changes', async () => {
    expect((await reviewed({ ...between(zone(), budget), failOn: ['replace', 'data-loss', 'destroy'] })).code).toBe(2);
  });

  test('1 for wrong usage, because 2 says that something changes', async () => {
    const [stdout, stderr] = [stream(), stream()];
    expect(await run(['review', '--formt'], { stdout, stderr, env: {} })).toBe(1);
    expect(stderr.text()).toContain("unknown option '--formt'");
  });

  test.each([
    [['--format', 'markdwn'], "'markdwn' is none of terminal, markdown, html, json, sarif, junit."],
    [['--fail-on', 'replace,loss'], `'loss' is none of ${Object.keys(gates).join(', ')}, all.`],
    [['--plan-json', 'plan.json'], 'It must be <stack>=<file>.'],
    [[], 'say what to compare with: --base <ref> or --base-dir <folder>'],
    [['--base', 'main', '--source', 'x'], '--source is the program behind --head-dir; give both'],
    [['--base-dir', 'x', '--head-dir', 'x', '--source', 'nowhere'], '--source nowhere: there is no such folder\n'],
    [
      ['--base-dir', 'x', '--head-dir', 'x', '--source', 'test'],
      '--source test: has no cdktf.json; name the folder of the program, in which it is\n',
    ],
    [['--base', 'main', '--base-dir', 'x'], '--base and --base-dir exclude each other'],
    [['--base-dir', 'x', '--format', 'json,html'], "json and html can't be printed together; write them into a folder"],
    [
      ['--base-dir', 'nowhere'],
      'nowhere holds no synthesized stacks (no manifest.json); synthesize first: npx cdktf synth',
    ],
  ])('1 for %j', async (args, says) => {
    const [stdout, stderr] = [stream(), stream()];
    expect(await run(['review', ...args], { stdout, stderr, env: {} })).toBe(1);
    expect(stderr.text()).toContain(says);
  });
});

describe('--fail-on', () => {
  test('all is every gate, also among others', async () => {
    const [stdout, stderr] = [stream(), stream()];
    const { baseDir = '', headDir = '' } = between(zone(), budget);
    process.exitCode = undefined;
    const args = ['--base-dir', baseDir, '--head-dir', headDir, '--out', temporaryFolder(), '--format', 'json'];
    await run(['review', ...args, '--fail-on', 'buys, all'], { stdout, stderr, env: {} });
    expect(process.exitCode).toBe(3);
    process.exitCode = undefined;
  });

  test('all is also what only differs, and not what changes nothing', async () => {
    const failsOnAll = async (name: string) => {
      const { before, after } = await loadCase(name);
      const { code, stderr } = await reviewed({ ...between(before, after), failOn: [everything] });
      return [code, stderr];
    };
    expect(await failsOnAll('listed-data-source')).toEqual([3, 'review: fails on all: something differs\n']);
    expect(await failsOnAll('set-reordered')).toEqual([0, '']);
  });

  test.each([
    ['add', zone({ 'dev.project.attach': true })],
    ['change', budget],
    ['replace', retention],
    ['destroy', zone({ 'prod.quota': undefined })],
    ['removed-stack', zone({ 'teams.web.environments': minus('dev') })],
    ['access', zone({ 'prod.access': { owner: ['web'] } })],
    ['exposure', zone({ 'prod.clusters.main.apiAccess': ['203.0.113.0/28', '198.51.100.7/32'] })],
  ] as const)('%s finds what it names', async (gate, after) => {
    const sides = between(zone(), after);
    expect((await reviewed({ ...sides, failOn: [gate] })).code).toBe(3);
    expect((await reviewed({ ...between(zone(), zone()), failOn: [gate] })).code).toBe(0);
  });
});

describe('output', () => {
  test('is Markdown in a log and text in a terminal', async () => {
    const sides = between(zone(), budget);
    expect((await reviewed(sides)).stdout).toMatch(/^<!-- ovh-landing-zone review/);
    expect((await reviewed(sides, true)).stdout).toMatch(/^Changes 1 resource in 1 stack, and destroys nothing\n/);
  });

  test('on stdout is the report alone: a program can read it', async () => {
    const { stdout, stderr } = await reviewed({ ...between(zone(), budget), format: ['json'] });
    expect((JSON.parse(stdout) as Report).counts.change).toBe(1);
    expect(stderr).toBe('');
  });

  test('leaves noise out unless --show-noise asks for it', async () => {
    const { before: one, after: other } = await loadCase('set-reordered');
    const sides = between(one, other);
    const noise = async (flags: Partial<ReviewFlags>) =>
      (JSON.parse((await reviewed({ ...sides, ...flags, format: ['json'] })).stdout) as Report).noise;
    expect(await noise({})).toBeUndefined();
    expect(await noise({ showNoise: true })).toEqual([
      expect.objectContaining({ what: expect.stringMatching(/ is written in another order$/) }),
    ]);
  });
});

describe('a first deployment', () => {
  test('compares with an empty output', async () => {
    const empty = temporaryFolder();
    writeFileSync(join(empty, 'manifest.json'), '{"version":"0","stacks":{}}');
    const headDir = synthesize(zone(), join(temporaryFolder(), 'head'));
    const { code, stdout } = await reviewed({ baseDir: empty, headDir, format: ['json'] });
    expect(code).toBe(2);
    expect((JSON.parse(stdout) as Report).stacks.every(({ status }) => status === 'added')).toBe(true);
  });
});

describe('--source', () => {
  test('names the lines of the program that is there, and runs nothing of it', async () => {
    const source = temporaryFolder();
    writeFileSync(join(source, 'cdktf.json'), '{"app":"npx tsx main.ts"}');
    writeFileSync(
      join(source, 'main.ts'),
      `new LandingZone(app, {\n  teams: {\n    web: {\n      environments: {\n        prod: {\n          budget: { monthly: 2000 },\n        },\n      },\n    },\n  },\n});\n`,
    );
    const hostile = join(source, 'node_modules', 'typescript');
    mkdirSync(hostile, { recursive: true });
    writeFileSync(join(hostile, 'package.json'), '{"name":"typescript","main":"index.js"}');
    writeFileSync(join(hostile, 'index.js'), 'require("node:fs").writeFileSync(__filename + ".ran", "");');
    const { stdout } = await reviewed({ ...between(zone(), budget), source, format: ['json'] });
    const changes = (JSON.parse(stdout) as Report).stacks.flatMap(({ changes: all }) => all);
    expect(changes.map(({ path, source: line }) => [path, line])).toEqual([
      ['BudgetAlert', { file: 'main.ts', line: 6 }],
    ]);
    expect(existsSync(join(hostile, 'index.js.ran'))).toBe(false);
  });
});

describe('--base', () => {
  const before = process.cwd();
  let folder = '';
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@acme.example', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  /** A program without packages: it copies a stack that is committed beside it. */
  const program = `
    const fs = require('fs');
    const path = require('path');
    const out = process.env.CDKTF_OUTDIR;
    const monthly = Number(fs.readFileSync('monthly.txt', 'utf8'));
    if (Number.isNaN(monthly)) throw new Error('monthly.txt holds no number');
    console.log('synthesizing', process.cwd());
    fs.mkdirSync(path.join(out, 'stacks', 'prod'), { recursive: true });
    const stack = { name: 'prod', synthesizedStackPath: 'stacks/prod/cdk.tf.json', workingDirectory: 'stacks/prod', dependencies: [] };
    fs.writeFileSync(path.join(out, 'manifest.json'), JSON.stringify({ version: '0.21.0', stacks: { prod: stack } }));
    const resource = { ovh_cloud_project_alerting: { Budget: { service_name: 'p', delay: 3600, email: 'a@acme.example', monthly_threshold: monthly } } };
    fs.writeFileSync(path.join(out, 'stacks', 'prod', 'cdk.tf.json'), JSON.stringify({ terraform: { backend: { local: { path: monthly + '.tfstate' } } }, resource }));
    if (fs.existsSync('wait')) setTimeout(() => {}, 1e9);
  `;

  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(join(folder, 'zone'));
    writeFileSync(join(folder, 'zone', 'cdktf.json'), JSON.stringify({ app: 'node program.cjs' }));
    writeFileSync(join(folder, 'zone', 'program.cjs'), program);
    writeFileSync(join(folder, 'zone', 'monthly.txt'), '1000');
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '-m', 'one');
    process.chdir(join(folder, 'zone'));
  });
  afterEach(() => process.chdir(before));

  const worktrees = () => git('worktree', 'list').trim().split('\n').length;

  test('compares the commit with the working tree, and leaves nothing behind', async () => {
    writeFileSync('monthly.txt', '2000');
    const { code, stdout, stderr } = await reviewed({ base: 'main', format: ['json'] });
    const report = JSON.parse(stdout) as Report;
    expect(code).toBe(2);
    expect(report.stacks[0]?.changes[0]?.attributes).toEqual([
      { attribute: 'monthly_threshold', before: '1000', after: '2000' },
    ]);
    expect(report.stacks[0]?.findings[0]?.doWith).toEqual([
      `git worktree add --detach ../before ${git('rev-parse', 'main').slice(0, 12)}  # the program as it was`,
      '(cd ../before/zone && npm ci && npx cdktf synth)  # writes its output',
      'npx landing-zone deploy --move-state ../before/zone/cdktf.out',
    ]);
    expect(report.base).toBe(`main (${git('rev-parse', 'main').slice(0, 12)})`);
    expect(report.head).toBe('working tree');
    expect(stderr).toContain('review: synthesizing the base, main\n');
    expect(worktrees()).toBe(1);
    expect(existsSync('cdktf.out')).toBe(false);
  });

  test('finds that nothing changed', async () => {
    expect((await reviewed({ base: 'HEAD' })).code).toBe(0);
  });

  test('says that a ref is unknown', async () => {
    await expect(reviewed({ base: 'origin/main' })).rejects.toThrow(
      "the base can't be synthesized: there is no commit 'origin/main' here; fetch it first (in CI: a checkout with its whole history)",
    );
  });

  test('takes a ref that looks like an option for a ref', async () => {
    await expect(reviewed({ base: '--upload-pack=touch' })).rejects.toThrow("there is no commit '--upload-pack=touch'");
  });

  test('says that the base does not synthesize, and takes the worktree away', async () => {
    writeFileSync('monthly.txt', 'many');
    git('commit', '--quiet', '-am', 'two');
    writeFileSync('monthly.txt', '2000');
    await expect(reviewed({ base: 'HEAD' })).rejects.toThrow(
      "the base can't be synthesized: synthesis failed with exit code 1; its own message is above",
    );
    expect(worktrees()).toBe(1);
  });

  test('says that the working tree does not synthesize, and takes the worktree away', async () => {
    writeFileSync('monthly.txt', 'many');
    await expect(reviewed({ base: 'HEAD' })).rejects.toThrow("the working tree can't be synthesized: synthesis failed");
    expect(worktrees()).toBe(1);
  });

  test('says that the base has no cdktf.json', async () => {
    git('rm', '--quiet', '--cached', 'zone/cdktf.json');
    git('commit', '--quiet', '-m', 'two');
    await expect(reviewed({ base: 'HEAD' })).rejects.toThrow('HEAD has no cdktf.json in zone/');
  });

  test('says that there is no repository', async () => {
    rmSync(join(folder, '.git'), { recursive: true });
    await expect(reviewed({ base: 'main' })).rejects.toThrow(/is in no git repository; compare two output folders/);
  });

  test.runIf(process.platform !== 'win32')('takes the worktree away when it is stopped', async () => {
    // a folder that nothing else writes into
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    writeFileSync('wait', '');
    git('add', '.');
    git('commit', '--quiet', '-m', 'two');
    const main = join(root, 'src', 'cli', 'main.ts');
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    const child = spawn(process.execPath, [tsx, main, 'review', '--base', 'HEAD'], {
      cwd: join(folder, 'zone'),
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    let isAsked = false;
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      // a second one would end it at once
      if (!isAsked && said.includes('synthesizing /')) isAsked = child.kill('SIGINT');
    });
    const code = await new Promise((done) => child.once('close', done));
    expect(said).toContain('landing-zone: stopped\n');
    expect(code).toBe(130);
    expect(worktrees()).toBe(1);
    expect(readdirSync(temporary).filter((name) => name.startsWith('landing-zone-'))).toEqual([]);
  });
});
