import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { reviewOutputs } from '../../src/review/report/review';
import { Clone, type Pull, type Stacks, writeOutput } from './clone';
import { gitlabEnv, script } from './gitlab';
import { groupsIn, reaching, sandboxFor } from './sandbox';
import { bash } from './workflow';
import { zone } from './zone';

const stacks = {
  up: { data: { x: '1', y: '1' } },
  down: { dependsOn: ['up'], data: { z: '1' } },
  other: { data: { o: '1' } },
};
const changed = { ...stacks, up: { data: { x: '2', y: '1' } } };

/** What GitLab knows of: the last deployment, the merged merge request, its notes, and the job that a note names. */
interface GitLab {
  readonly deployed?: string;
  readonly merged?: { readonly sha: string; readonly merge: string };
  readonly job?: object;
  readonly source?: string;
}

const commentJob = { id: 55, name: 'comment', ref: 'main', tag: false, pipeline: { id: 500 } };

/** The artifact is the file `reviewed.json` of the clone's home. */
function gitlab(clone: Clone, { deployed, merged, job = commentJob, source = 'schedule' }: GitLab): Clone {
  const request = { iid: 3, state: 'merged', target_branch: 'main', merge_commit_sha: merged?.merge, sha: merged?.sha };
  const notes = [{ body: 'hello' }, { body: `a\n<!-- commit ${merged?.sha}, job 55 -->\nb` }];
  const files = {
    deployed: deployed === undefined ? [] : [{ sha: deployed }],
    requests: merged ? [request] : [],
    notes,
    job,
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(clone.home, `${name}.json`), JSON.stringify(content));
  return clone.stub('apt-get', 'exit 0').stub(
    'curl',
    `case "$*" in
*deployments\\?environment=production*status=success*) cat "${clone.home}/deployed.json" ;;
*repository/commits/*/merge_requests) cat "${clone.home}/requests.json" ;;
*merge_requests/3/notes*) cat "${clone.home}/notes.json" ;;
*jobs/55) cat "${clone.home}/job.json" ;;
*pipelines/500) echo '{"source":"${source}"}' ;;
*jobs/55/artifacts/reviews/${merged?.sha}/review.json) while [ "$1" != --output ]; do shift; done; cp "${clone.home}/reviewed.json" "$2" ;;
*) exit 22 ;;
esac`,
  );
}

/** What comment.yml leaves of a merge request: its output beside where it began. */
function judge(clone: Clone, { output }: Pull, before: Stacks): void {
  const base = join(clone.home, 'base');
  writeOutput(before, base);
  writeFileSync(join(clone.home, 'reviewed.json'), JSON.stringify(reviewOutputs({ base, head: output })));
}

const envOf = (clone: Clone, before: string) => ({
  ...clone.env,
  ...gitlabEnv,
  CI_COMMIT_SHA: clone.git('rev-parse', 'HEAD'),
  CI_COMMIT_BEFORE_SHA: before,
});

/** The first job, on the commit that is checked out; what it passes on. */
async function reviewMerge(clone: Clone, env: NodeJS.ProcessEnv) {
  for (const made of ['shown', 'report', 'review.env'])
    rmSync(join(clone.folder, made), { recursive: true, force: true });
  const { code, text } = await bash(script('review-merge.yml', 'review what is merged'), clone.folder, env);
  const file = join(clone.folder, 'review.env');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return { code, text, passed: Object.fromEntries(lines.map((line) => line.split('='))) as NodeJS.ProcessEnv };
}

describe('review-merge.yml', () => {
  test('lets a merge pass that does what the review of its merge request has shown, and no other', async () => {
    const clone = new Clone();
    const before = clone.commit(stacks);
    const pull = clone.pull(changed);
    judge(clone, pull, stacks);
    const merge = clone.merge(changed);
    gitlab(clone, { deployed: before, merged: { sha: pull.sha, merge } });
    const right = await reviewMerge(clone, envOf(clone, before));
    expect([right.code, right.code === 0 ? '' : right.text]).toEqual([0, '']);
    expect(right.passed).toEqual({
      DIGEST: expect.stringMatching(/^[0-9a-f]{64}$/),
      REPORT_SHA256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });

    const other = clone.commit({ ...changed, up: { data: { x: '3', y: '1' } } });
    gitlab(clone, { deployed: before, merged: { sha: pull.sha, merge: other } });
    const wrong = await reviewMerge(clone, envOf(clone, before));
    expect([wrong.code, wrong.text.split('\n').at(-2)]).toEqual([
      3,
      'up: the merge changes it otherwise than was shown',
    ]);
  });

  test.each([
    ['another job', { job: { ...commentJob, name: 'build' } }],
    ['another branch', { job: { ...commentJob, ref: 'mallory' } }],
    ['a tag', { job: { ...commentJob, tag: true } }],
    ['a pipeline that no schedule has started', { source: 'push' }],
  ])('takes no review from %s, whatever a note says', async (_, made) => {
    const clone = new Clone();
    clone.commit(stacks);
    const pull = clone.pull(changed);
    const merge = clone.merge(changed);
    gitlab(clone, { merged: { sha: pull.sha, merge }, ...made });
    expect(await bash('bash ci/gitlab-reviewed.sh shown', clone.folder, envOf(clone, merge))).toEqual({
      code: 1,
      text: `merge request !3 has no review of ${pull.sha}; deploy it by hand, with SINCE\n`,
    });
    expect(clone.calls.filter((call) => call.includes('glpat'))).toEqual([]);
  });

  test('stops what no merge request has brought, and what is older than what is deployed', async () => {
    const clone = new Clone();
    const before = clone.commit(stacks);
    const sha = clone.commit(changed);
    const fetch = (env: NodeJS.ProcessEnv) => bash('bash ci/gitlab-reviewed.sh shown', clone.folder, env);
    gitlab(clone, {});
    expect(await fetch(envOf(clone, before))).toEqual({
      code: 1,
      text: `${sha} is the merge of no merge request; deploy it by hand, with SINCE\n`,
    });
    gitlab(clone, { merged: { sha: before, merge: before } });
    expect((await fetch(envOf(clone, before))).text).toContain('is the merge of no merge request');
    gitlab(clone, { deployed: sha });
    clone.git('checkout', '--quiet', before);
    expect(await fetch({ ...envOf(clone, before), SINCE: before })).toEqual({
      code: 1,
      text: `${sha} is deployed, and this is no successor of it\n`,
    });
  });
});

describe('deploy.yml', () => {
  test('deploys into the sandbox exactly what was reviewed, the first time by hand', async () => {
    const clone = new Clone();
    const sha = clone.commit(zone({ ops: { description: 'Operations' } }));
    const sandbox = await sandboxFor(clone);
    gitlab(clone, {});
    const env = { ...envOf(clone, sha), ...reaching(sandbox, clone), SINCE: 'nothing' };
    const { code, text, passed } = await reviewMerge(clone, env);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    const wrong = await bash(script('deploy.yml', 'deploy'), clone.folder, {
      ...env,
      ...passed,
      DIGEST: '0'.repeat(64),
    });
    expect([wrong.code, groupsIn(sandbox)]).toEqual([3, []]);
    const deployed = await bash(script('deploy.yml', 'deploy'), clone.folder, { ...env, ...passed });
    expect([deployed.code, deployed.code === 0 ? '' : deployed.text]).toEqual([0, '']);
    expect(groupsIn(sandbox)).toEqual(['Operations']);
  });
});

describe('deploy-waves.yml', () => {
  test('has a child pipeline with a job for each stack, which deploys it as it was reviewed', async () => {
    const clone = new Clone();
    const { up, down } = stacks;
    const sha = clone.commit({ up, down });
    gitlab(clone, {});
    const env = { ...envOf(clone, sha), SINCE: 'nothing' };
    const { code, text, passed } = await reviewMerge(clone, env);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    const { '.deploy-stack': template, ...child } = parse(
      readFileSync(join(clone.folder, 'deploy-waves-jobs.yml'), 'utf8'),
    );
    const synthesized = { pipeline: '$PARENT_PIPELINE_ID', job: 'review what is merged' };
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
      const run = await bash(template.script.join('\n'), clone.folder, { ...clone.env, ...passed, STACK });
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
