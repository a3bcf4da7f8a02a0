import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reviewOutputs } from '../../src/review/report/review';
import { Clone, type Pull, type Stacks, writeOutput } from './clone';
import { describeGroup, groupsIn, sandboxFor } from './sandbox';
import { actionOf, bash, type JobResult, jobOf, readWorkflow, runJob } from './workflow';
import { zone } from './zone';

const stacks = {
  up: { data: { x: '1', y: '1' } },
  down: { dependsOn: ['up'], data: { z: '1' } },
  other: { data: { o: '1' } },
};
const changed = { ...stacks, up: { data: { x: '2', y: '1' } } };

const githubToken = { 'github.token': 'token', 'github.repository': 'acme/landing-zone' };
const noSecrets = {
  'secrets.OVH_CLIENT_ID': '',
  'secrets.OVH_CLIENT_SECRET': '',
  'secrets.STATE_ACCESS_KEY_ID': '',
  'secrets.STATE_SECRET_ACCESS_KEY': '',
};

/** What GitHub knows of: the last deployment that succeeded, the merged pull request, and artifacts with who made them. */
interface GitHub {
  readonly deployed?: string;
  readonly merged?: { readonly sha: string; readonly merge: string };
  readonly madeBy?: Readonly<Record<string, unknown>>;
}

const commentRun = {
  path: '.github/workflows/comment.yml',
  event: 'workflow_run',
  head_branch: 'main',
  repository: { id: 1 },
  head_repository: { id: 1 },
};

/** The artifact is the folder `reviewed` of the clone's home. */
function github(clone: Clone, { deployed, merged, madeBy = commentRun }: GitHub): Clone {
  const pulls = merged
    ? [
        {
          number: 7,
          merged_at: 'then',
          base: { ref: 'main' },
          merge_commit_sha: merged.merge,
          head: { sha: merged.sha },
        },
      ]
    : [];
  const artifacts = [
    { name: 'old', expired: true, created_at: '3', workflow_run: { id: 1 } },
    { name: 'new', expired: false, created_at: '2', workflow_run: { id: 42 } },
  ];
  const files = {
    runs: deployed === undefined ? [] : [{ headSha: deployed }],
    pulls,
    artifacts: { artifacts },
    run: madeBy,
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(clone.home, `${name}.json`), JSON.stringify(content));
  return clone.stub(
    'gh',
    `case "$*" in
run\\ list*) cat "${clone.home}/runs.json" ;;
*/pulls) cat "${clone.home}/pulls.json" ;;
*artifacts\\?name=reviewed-${merged?.sha}*) cat "${clone.home}/artifacts.json" ;;
*actions/runs/42) cat "${clone.home}/run.json" ;;
run\\ download\\ 42*) cp -r "${clone.home}/reviewed" shown ;;
*) exit 1 ;;
esac`,
  );
}

/** What comment.yml leaves of a pull request: its output beside where it began. */
function judge(clone: Clone, { output }: Pull, before: Stacks): void {
  const base = join(clone.home, 'base');
  writeOutput(before, base);
  mkdirSync(join(clone.home, 'reviewed'), { recursive: true });
  writeFileSync(join(clone.home, 'reviewed/review.json'), JSON.stringify(reviewOutputs({ base, head: output })));
}

/** The first job, on the commit that is checked out. */
async function reviewMerge(
  clone: Clone,
  before: string,
  event: 'push' | 'workflow_dispatch' = 'push',
): Promise<JobResult> {
  for (const made of ['shown', 'report', 'nothing']) rmSync(join(clone.folder, made), { recursive: true, force: true });
  return runJob(jobOf('review-merge.yml', 'review'), {
    ...clone,
    env: { ...clone.env, GITHUB_SHA: clone.git('rev-parse', 'HEAD') },
    expressions: {
      ...githubToken,
      'github.workflow': 'deploy',
      "github.event_name == 'push'": event === 'push' ? 'true' : '',
      'github.event.before || inputs.since': before,
    },
  });
}

/** The second job; what the first has passed on. */
async function deploy(
  clone: Clone,
  passed: JobResult['outputs'],
  env: NodeJS.ProcessEnv = clone.env,
  acceptDrift = '',
) {
  const summary = join(clone.folder, 'deployment.json');
  rmSync(summary, { force: true });
  const { code, text } = await runJob(jobOf('deploy.yml', 'deploy'), {
    ...clone,
    env,
    expressions: {
      ...noSecrets,
      'needs.review.outputs.digest': passed['digest'] ?? '',
      'needs.review.outputs.report-sha256': passed['report-sha256'] ?? '',
      'inputs.accept-drift': acceptDrift,
    },
  });
  // empty where nothing was begun
  const written = existsSync(summary) ? readFileSync(summary, 'utf8') : '';
  return { code, text, summary: written === '' ? undefined : JSON.parse(written) };
}

/** With a byte more at the end of a file. */
async function edited(file: string, check: () => Promise<void>): Promise<void> {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text} `);
  await check();
  writeFileSync(file, text);
}

describe('review-merge.yml', () => {
  test('lets a merge pass that does what the review of its pull request has shown, whatever else was merged', async () => {
    const clone = new Clone();
    clone.commit(stacks);
    const pull = clone.pull(changed);
    judge(clone, pull, stacks);
    // another merge, of another stack
    const before = clone.commit({ ...stacks, other: { data: { o: '2' } } });
    const merge = clone.merge({ ...changed, other: { data: { o: '2' } } });
    github(clone, { deployed: before, merged: { sha: pull.sha, merge } });
    const { code, text, outputs, summary } = await reviewMerge(clone, before);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    expect(summary).toContain('terraform_data');
    const report = JSON.parse(readFileSync(join(clone.folder, 'report/review.json'), 'utf8'));
    expect(report.stacks.map(({ id }: { id: string }) => id)).toEqual(['up']);
    expect(outputs).toEqual({
      digest: report.digest,
      'report-sha256': createHash('sha256')
        .update(readFileSync(join(clone.folder, 'report/review.json')))
        .digest('hex'),
      matrix: '{"count":2,"waves":[["up"],["down"]]}',
    });
  });

  test('stops a merge that does anything else to a stack', async () => {
    const clone = new Clone();
    clone.commit(stacks);
    const pull = clone.pull({ ...changed, other: { data: { o: '3' } } });
    judge(clone, pull, stacks);
    const before = clone.commit({ ...stacks, other: { data: { o: '3' } } });
    const merge = clone.merge({ ...stacks, up: { data: { x: '3', y: '1' } }, down: {}, other: { data: { o: '3' } } });
    github(clone, { deployed: before, merged: { sha: pull.sha, merge } });
    const { code, text, outputs } = await reviewMerge(clone, before);
    expect([code, outputs]).toEqual([3, {}]);
    expect(text.slice(text.indexOf('The merge is not'))).toBe(
      `The merge is not what the review of its pull request has shown:
down: the merge changes it, and that was not shown
other: was shown, and the merge does not change it
up: the merge changes it otherwise than was shown
`,
    );
  });

  test.each([
    ['another workflow', { ...commentRun, path: '.github/workflows/review.yml' }],
    ['another event', { ...commentRun, event: 'workflow_dispatch' }],
    ['another branch', { ...commentRun, head_branch: 'mallory' }],
    ['another repository', { ...commentRun, head_repository: { id: 2 } }],
  ])('takes no review from %s, whatever its artifact is called', async (_, madeBy) => {
    const clone = new Clone();
    clone.commit(stacks);
    const pull = clone.pull(changed);
    const merge = clone.merge(changed);
    github(clone, { merged: { sha: pull.sha, merge }, madeBy });
    const env = { ...clone.env, GH_REPO: 'acme/landing-zone', GITHUB_SHA: merge };
    expect(await bash('bash ci/github-reviewed.sh shown', clone.folder, env)).toEqual({
      code: 1,
      text: `pull request #7 has no review of ${pull.sha}; review and deploy it by hand (workflow_dispatch)\n`,
    });
  });

  test('stops what no pull request has brought, and what is older than what is deployed', async () => {
    const clone = new Clone();
    const before = clone.commit(stacks);
    const sha = clone.commit(changed);
    github(clone, {});
    const direct = await reviewMerge(clone, before);
    expect([direct.code, direct.text]).toEqual([1, expect.stringContaining(`${sha} is the merge of no pull request`)]);
    github(clone, { deployed: sha });
    clone.git('checkout', '--quiet', before);
    expect(await reviewMerge(clone, before, 'workflow_dispatch')).toMatchObject({
      code: 1,
      text: expect.stringContaining(`${sha} is deployed, and this is no successor of it`),
    });
  });
});

describe('deploy.yml', () => {
  test('deploys into the sandbox what the merge changes, and stops at anything else', async () => {
    const clone = new Clone();
    const first = zone({ ops: { description: 'Operations' }, web: { description: 'Web' } });
    const base = clone.commit(first);
    const sandbox = await sandboxFor(clone);
    const env = { ...clone.env, ...sandbox.env };
    // the first deployment, by hand
    github(clone, {});
    const everything = await reviewMerge(clone, '', 'workflow_dispatch');
    expect(await deploy(clone, everything.outputs, env)).toMatchObject({
      code: 0,
      summary: { outcome: 'done', differences: [], left: [] },
    });
    expect(groupsIn(sandbox)).toEqual(['Operations', 'Web']);

    const second = zone({ ops: { description: 'Operations and support' } });
    const pull = clone.pull(second);
    judge(clone, pull, first);
    const merge = clone.merge(second);
    github(clone, { deployed: base, merged: { sha: pull.sha, merge } });
    const reviewed = await reviewMerge(clone, base);
    expect((await deploy(clone, { ...reviewed.outputs, digest: '0'.repeat(64) }, env)).code).toBe(3);
    await edited(join(clone.folder, 'cdktf.out/stacks/organization/cdk.tf.json'), async () => {
      const { code, text } = await deploy(clone, reviewed.outputs, env);
      expect([code, text]).toEqual([3, expect.stringContaining('stack organization has other content')]);
    });
    await edited(join(clone.folder, 'report/review.json'), async () => {
      const { code, text } = await deploy(clone, reviewed.outputs, env);
      expect([code, text]).toEqual([1, expect.stringContaining('report/review.json: FAILED')]);
    });
    expect(groupsIn(sandbox)).toEqual(['Operations', 'Web']);
    expect(await deploy(clone, reviewed.outputs, env)).toMatchObject({
      code: 0,
      summary: { outcome: 'done' },
    });
    expect(groupsIn(sandbox)).toEqual(['Operations and support']);

    // changed by hand, while another group is merged
    await describeGroup(sandbox, 'by hand');
    clone.commit(zone({ ops: { description: 'Operations and support' }, data: { description: 'Data' } }));
    const { outputs } = await reviewMerge(clone, merge, 'workflow_dispatch');
    const drifted = await deploy(clone, outputs, env);
    expect([drifted.code, drifted.summary.outcome]).toEqual([3, 'refused']);
    expect(drifted.text).toMatch(
      /Not in the review otherwise .*\n {2}change organization ovh_me_identity_group\.\S+, changed outside Terraform\n/,
    );
    expect(groupsIn(sandbox)).toEqual(['by hand']);
    expect((await deploy(clone, outputs, env, 'true')).code).toBe(0);
    expect(groupsIn(sandbox)).toEqual(['Data', 'Operations and support']);
  });
});

describe('deploy-waves.yml', () => {
  test('deploys each stack with the same credentials, digest and review, after those that it needs', async () => {
    const { jobs } = readWorkflow('deploy-waves.yml');
    expect(Object.keys(jobs)).toEqual(['review', 'few-enough', 'wave-1', 'wave-2', 'wave-3', 'wave-4', 'wave-5']);
    const waves = Object.entries(jobs).filter(([name]) => name.startsWith('wave-'));
    for (const [index, [, { steps, env, needs, strategy }]] of waves.entries()) {
      expect(JSON.stringify([steps, env])).toBe(JSON.stringify([waves[0]?.[1].steps, waves[0]?.[1].env]));
      expect(needs).toEqual(index === 0 ? 'review' : ['review', `wave-${index}`]);
      expect(JSON.stringify(strategy)).toContain(`waves[${index}]`);
    }
  });

  test('deploys a stack as it was reviewed', async () => {
    const clone = new Clone();
    clone.commit(stacks);
    github(clone, {});
    const { outputs } = await reviewMerge(clone, '', 'workflow_dispatch');
    const { waves } = JSON.parse(outputs['matrix'] ?? '') as { readonly waves: string[][] };
    expect(waves).toEqual([['up', 'other'], ['down']]);
    for (const stack of waves.flat()) {
      const { code, text } = await runJob(actionOf('deploy-stack'), {
        ...clone,
        env: clone.env,
        expressions: inputs(stack, outputs),
      });
      expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    }
    const wrong = inputs('up', { ...outputs, digest: '0'.repeat(64) });
    expect((await runJob(actionOf('deploy-stack'), { ...clone, env: clone.env, expressions: wrong })).code).toBe(3);
  });
});

const inputs = (stack: string, passed: JobResult['outputs']) => ({
  'inputs.stack': stack,
  'inputs.digest': passed['digest'] ?? '',
  'inputs.report-sha256': passed['report-sha256'] ?? '',
});
