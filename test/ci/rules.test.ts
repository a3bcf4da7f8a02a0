import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isGate } from '../../src/review/report/gate';
import { actionOf, examples, jobOf, readWorkflow, type WorkflowJob, workflows } from './workflow';

const files = readdirSync(workflows);
const textOf = (file: string) => readFileSync(join(workflows, file), 'utf8');
const action = join(workflows, '..', 'actions', 'deploy-stack', 'action.yml');
const readme = readFileSync(join(examples, 'README.md'), 'utf8');
const stepsOf = (file: string) => Object.values(readWorkflow(file).jobs).flatMap(({ steps = [] }) => steps);

describe('GitHub workflows', () => {
  test('use actions by digest, each of them in the list of the readme', () => {
    const texts = [...files.map(textOf), readFileSync(action, 'utf8')];
    const used = texts.flatMap((text) => [...text.matchAll(/(?<!\w)uses: ([^\s.][^\s]*)(?: # (\S+))?/g)]);
    expect(used.length).toBeGreaterThan(10);
    for (const [, reference = '', version = ''] of used) {
      expect(reference).toMatch(/@[0-9a-f]{40}$/);
      const [name = '', digest = ''] = reference.split('@');
      expect(readme).toContain(`| \`${name}\` | ${version} | \`${digest}\` |`);
    }
  });

  test('put no expression into a script: what somebody else wrote would run there', () => {
    const scripts = files.flatMap(stepsOf);
    const all = [...scripts, ...(actionOf('deploy-stack').steps ?? [])];
    expect(all.flatMap(({ run }) => run ?? []).filter((run) => run.includes('${{'))).toEqual([]);
  });

  test('give no right but those that a job names, and pass no secret on', () => {
    for (const file of files) {
      const { permissions, jobs } = readWorkflow(file);
      expect([file, permissions]).toEqual([file, {}]);
      for (const [name, job] of Object.entries(jobs)) expect([file, name, job.permissions]).not.toContain(undefined);
      expect(textOf(file)).not.toMatch(/secrets: *inherit|pull_request_target/);
    }
  });

  test('of a pull request hold no secret and no right but to read', () => {
    const pull = files.filter((file) => textOf(file).includes('pull_request:'));
    expect(pull).toEqual(['review.yml']);
    expect(textOf('review.yml')).not.toMatch(/secrets\.|environment:/);
    expect(jobOf('review.yml', 'review').permissions).toEqual({ contents: 'read' });
  });

  test('that judge a pull request read its output and sources, and the job that may write has none of them', () => {
    expect(jobOf('comment.yml', 'review').permissions).toEqual({
      actions: 'read',
      contents: 'read',
      'pull-requests': 'read',
    });
    const own = jobOf('comment.yml', 'comment');
    expect(own.permissions).toEqual({ contents: 'read', 'pull-requests': 'write', statuses: 'write' });
    const checkouts = (job: WorkflowJob) =>
      job.steps?.filter(({ uses }) => uses?.startsWith('actions/checkout')).map(({ with: given }) => given);
    expect(checkouts(own)).toEqual([{ 'sparse-checkout': 'ci', 'persist-credentials': false }]);
    expect(own.steps?.map(({ run = '' }) => run).join('\n')).not.toMatch(/\bnp[mx]\b|\bnode\b/);
    const [main, head] = checkouts(jobOf('comment.yml', 'review')) ?? [];
    expect([main, head]).toEqual([
      { 'fetch-depth': 0, 'persist-credentials': false },
      expect.objectContaining({ path: 'head', 'persist-credentials': false }),
    ]);
    // the pull request is in `head` and in RUNNER_TEMP: nothing is run there
    const scripts = jobOf('comment.yml', 'review').steps?.map(({ run = '', ...step }) => [run, step] as const) ?? [];
    for (const [run, step] of scripts) {
      expect(step).not.toHaveProperty('working-directory');
      expect(run).not.toMatch(/\bcd\b|(bash|node|tsx|npm|npx) [^\n]*(head|RUNNER_TEMP)\/\S*\.(sh|[cm]?[jt]s)/);
    }
  });

  test('keep every byte of an output that is reviewed or deployed later', () => {
    const uploads = files.flatMap(stepsOf).filter(({ uses }) => uses?.startsWith('actions/upload-artifact'));
    const outputs = uploads.filter(({ with: given }) => String(given?.['path']).includes('cdktf.out'));
    expect(
      outputs.map(({ with: given }) => [
        given?.['name'],
        given?.['include-hidden-files'],
        given?.['if-no-files-found'],
      ]),
    ).toEqual([
      ['reviewed', true, 'error'],
      ['output', true, 'error'],
    ]);
  });

  test("run one at a time where two would be in each other's way", () => {
    const concurrency = (file: string) => readWorkflow(file).concurrency;
    expect(concurrency('comment.yml')).toEqual({
      group: 'comment-${{ github.event.workflow_run.head_repository.id }}-${{ github.event.workflow_run.head_branch }}',
      'cancel-in-progress': true,
    });
    expect([concurrency('deploy.yml'), concurrency('deploy-waves.yml')]).toEqual([
      { group: 'deploy', queue: 'max' },
      { group: 'deploy', queue: 'max' },
    ]);
  });

  test('give the rights to deploy to jobs of an environment alone', () => {
    const named = (file: string) => textOf(file).match(/secrets\.\w+/g)?.length ?? 0;
    expect(files.filter((file) => named(file) > 0)).toEqual(['deploy-waves.yml', 'deploy.yml', 'drift.yml']);
    for (const file of files) {
      for (const job of Object.values(readWorkflow(file).jobs)) {
        if (JSON.stringify(job).includes('secrets.')) expect(job).toHaveProperty('environment');
      }
    }
  });
});

describe('the gates', () => {
  test('are those that the readme gives reasons for', () => {
    const [, list = ''] = /--fail-on (\S+)/.exec(readFileSync(join(examples, 'ci/review.sh'), 'utf8')) ?? [];
    const [, table = ''] = /## The gates\n(.*?)\n## /s.exec(readme) ?? [];
    expect([...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name)).toEqual(list.split(','));
    expect(list.split(',').filter((name) => !isGate(name))).toEqual([]);
  });
});
