import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { startSandbox } from '../../src/sandbox/server';
import { Clone } from './clone';
import { bash, examples } from './workflow';
import { typesIn, zone } from './zone';

const stacks = {
  up: { data: { x: '1', y: '1' } },
  down: { dependsOn: ['up'], data: { z: '1' } },
  other: { data: { o: '1' } },
};
const changed = { ...stacks, up: { data: { x: '2' } } };

/** The script of a job, as GitLab runs it: its lines one after another, stopping at the first that fails. */
function script(file: string, job: string): string {
  const pipeline = parse(readFileSync(join(examples, 'gitlab/.gitlab', file), 'utf8')) as Readonly<
    Record<string, { readonly script?: readonly string[] }>
  >;
  return (pipeline[job]?.script ?? []).join('\n');
}

const api = { CI_API_V4_URL: 'https://gitlab.example.com/api/v4', CI_PROJECT_ID: '1', CI_JOB_TOKEN: 'job-token' };

/** A GitLab whose last successful deployment is of this commit. */
const lastDeployed = (clone: Clone, commit?: string) =>
  clone
    .stub('curl', `echo '${JSON.stringify(commit === undefined ? [] : [{ sha: commit }])}'`)
    .stub('apt-get', 'exit 0');

describe('review.yml', () => {
  test('reviews the merge request against where it began; exit code 2 says that something changes', async () => {
    const clone = new Clone();
    const base = clone.commit(stacks);
    clone.commit(changed);
    clone.git('remote', 'add', 'origin', clone.folder);
    const env = { ...clone.env, CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    expect((await bash(script('review.yml', 'review'), clone.folder, env)).code).toBe(2);
    expect(readFileSync(join(clone.folder, 'report/review.md'), 'utf8')).toContain('terraform_data');
    expect(existsSync(join(clone.folder, 'report/review.xml'))).toBe(true);
    clone.commit(stacks);
    expect((await bash(script('review.yml', 'review'), clone.folder, env)).code).toBe(0);
  });
});

describe('comment.yml', () => {
  /** A GitLab with a merge request of a fork (project 99) and one without a pipeline. */
  function gitlab(notes: readonly object[], report = 'fine @all'): Clone {
    const clone = new Clone();
    writeFileSync(join(clone.home, 'notes.json'), JSON.stringify(notes));
    writeFileSync(join(clone.home, 'report.md'), report);
    return clone.stub(
      'curl',
      `case "$*" in
*--request*) for arg in "$@"; do case "$arg" in @/dev/*) ;; @*) cp "\${arg#@}" "${clone.home}/sent.json" ;; esac; done ;;
*/user) echo '{"id":77}' ;;
*merge_requests\\?*) echo '[{"iid":3},{"iid":4}]' ;;
*merge_requests/3) echo '{"head_pipeline":{"project_id":99,"id":500}}' ;;
*merge_requests/4) echo '{"head_pipeline":null}' ;;
*projects/99/pipelines/500/jobs*) echo '[{"id":8,"name":"build","status":"success"},{"id":9,"name":"review","status":"failed"}]' ;;
*projects/99/jobs/9/artifacts/report/review.md) while [ "$1" != --output ]; do shift; done; cp "${clone.home}/report.md" "$2" ;;
*notes*) cat "${clone.home}/notes.json" ;;
*) exit 22 ;;
esac`,
    );
  }
  const run = (clone: Clone) =>
    bash(script('comment.yml', 'comment'), clone.folder, { ...clone.env, ...api, COMMENT_TOKEN: 'glpat-secret' });
  const sent = (clone: Clone) => JSON.parse(readFileSync(join(clone.home, 'sent.json'), 'utf8')).body as string;

  test('comments on open merge requests, those of forks too, without what could harm', async () => {
    const forged = { id: 1, author: { id: 5 }, body: '<!-- ovh-landing-zone review: landing-zone --> forged' };
    const clone = gitlab([forged]);
    expect(await run(clone)).toEqual({ code: 0, text: '' });
    expect(sent(clone)).toMatch(/^<!-- ovh-landing-zone review: landing-zone -->\nfine &#64;all\n/);
    expect(clone.calls.filter((call) => call.includes('--request'))).toEqual([
      expect.stringMatching(/--request POST .*\/projects\/1\/merge_requests\/3\/notes$/),
    ]);
  });

  test('takes the commands out of the report that GitLab would obey', async () => {
    const clone = gitlab([], 'a/b\n/close\n \t/label ~x\n\u2028/approve\n');
    expect((await run(clone)).code).toBe(0);
    expect(sent(clone)).toContain('\na/b\n&#47;close\n \t&#47;label ~x\n&#47;approve\n');
  });

  test('updates its own comment in place', async () => {
    const clone = gitlab([{ id: 12, author: { id: 77 }, body: '<!-- ovh-landing-zone review: landing-zone -->\nold' }]);
    expect((await run(clone)).code).toBe(0);
    expect(clone.calls.filter((call) => call.includes('--request'))).toEqual([
      expect.stringMatching(/--request PUT .*\/projects\/1\/merge_requests\/3\/notes\/12$/),
    ]);
  });

  test('names a merge request whose report it refuses, and fails', async () => {
    const clone = gitlab([], 'x'.repeat(64_001));
    const { code, text } = await run(clone);
    expect([code, text.split('\n').at(-2)]).toEqual([1, 'merge request 3: no comment']);
    expect(clone.calls.filter((call) => call.includes('--request'))).toEqual([]);
  });

  test('shows its token to no list of processes', async () => {
    const clone = gitlab([]);
    await run(clone);
    expect(clone.calls.length).toBeGreaterThan(5);
    expect(clone.calls.filter((call) => call.includes('glpat'))).toEqual([]);
  });
});

describe('deploy.yml', () => {
  test('reviews what was merged since the last deployment and deploys exactly that into the sandbox', async () => {
    const clone = new Clone();
    clone.commit(zone({ ops: { description: 'Operations' } }));
    const seed = join(clone.folder, 'ready');
    const sandbox = await startSandbox({ stateFile: join(clone.home, 'sandbox.json'), seed, types: typesIn(seed) });
    onTestFinished(() => sandbox.close());
    lastDeployed(clone);
    const env = { ...clone.env, ...sandbox.env, ...api };
    const reviewed = await bash(script('deploy.yml', 'review what is merged'), clone.folder, env);
    expect([reviewed.code, reviewed.code === 0 ? '' : reviewed.text]).toEqual([0, '']);
    const [, digest = ''] = readFileSync(join(clone.folder, 'review.env'), 'utf8').trim().split('=');
    const wrong = await bash(script('deploy.yml', 'deploy'), clone.folder, { ...env, DIGEST: '0'.repeat(64) });
    expect([wrong.code, sandbox.cloud.find('ovh_me_identity_group').length]).toEqual([3, 0]);
    expect(wrong.text).toContain(`report/review.json is the review with digest ${digest}, not ${'0'.repeat(64)}`);
    const deployed = await bash(script('deploy.yml', 'deploy'), clone.folder, { ...env, DIGEST: digest });
    expect([deployed.code, deployed.code === 0 ? '' : deployed.text]).toEqual([0, '']);
    expect(sandbox.cloud.find('ovh_me_identity_group')).toHaveLength(1);
    expect(clone.calls.find((call) => call.startsWith('curl'))).toContain(
      'deployments?environment=production&status=success',
    );
  });
});

describe('deploy-waves.yml', () => {
  test('makes a child pipeline of the stacks that changed since the last deployment, whose jobs deploy', async () => {
    const clone = new Clone();
    const base = clone.commit(stacks);
    clone.commit(changed);
    lastDeployed(clone, base);
    const { code, text } = await bash(script('deploy-waves.yml', 'affected'), clone.folder, { ...clone.env, ...api });
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    const { '.deploy-stack': template, ...child } = parse(
      readFileSync(join(clone.folder, 'deploy-waves-jobs.yml'), 'utf8'),
    );
    const synthesized = { pipeline: '$PARENT_PIPELINE_ID', job: 'affected' };
    const shared = { extends: '.deploy-stack' };
    expect(child).toEqual({
      stages: ['wave-1', 'wave-2'],
      'deploy up': { ...shared, stage: 'wave-1', variables: { STACK: 'up' }, needs: [synthesized] },
      'deploy down': {
        ...shared,
        stage: 'wave-2',
        variables: { STACK: 'down' },
        needs: [{ job: 'deploy up', artifacts: false }, synthesized],
      },
    });
    for (const STACK of ['up', 'down']) {
      const run = await bash(template.script.join('\n'), clone.folder, { ...clone.env, STACK });
      expect([run.code, run.code === 0 ? '' : run.text]).toEqual([0, '']);
    }
  });
});

test('drift.yml finds no drift where nothing is deployed', async () => {
  const clone = new Clone();
  clone.commit(stacks);
  const { code, text } = await bash(script('drift.yml', 'drift'), clone.folder, clone.env);
  expect([code, text.split('\n').at(-2)]).toEqual([0, 'No drift.']);
});
