import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server';
import { Clone } from './clone';
import { bash, readWorkflow, runJob, type WorkflowJob } from './workflow';
import { typesIn, zone } from './zone';

const job = (file: string, name: string): WorkflowJob => {
  const found = readWorkflow(file).jobs[name];
  if (found === undefined) throw new Error(`${file} has no job ${name}`);
  return found;
};

const stacks = {
  up: { data: { x: '1', y: '1' } },
  down: { dependsOn: ['up'], data: { z: '1' } },
  other: { data: { o: '1' } },
};
const changed = { ...stacks, up: { data: { x: '2' } } };

const githubToken = { 'github.token': 'token', 'github.repository': 'acme/landing-zone' };
const noSecrets = {
  'secrets.OVH_CLIENT_ID': '',
  'secrets.OVH_CLIENT_SECRET': '',
  'secrets.STATE_ACCESS_KEY_ID': '',
  'secrets.STATE_SECRET_ACCESS_KEY': '',
};

/** A clone on the merge commit of a pull request. */
function pullRequest(): Clone {
  const clone = new Clone();
  clone.commit(stacks);
  clone.commit(changed);
  return clone;
}

describe('review.yml', () => {
  test('reviews the merge commit against what it merges into, with a report in every format and in the summary', async () => {
    const clone = pullRequest();
    const { code, text, summary } = await runJob(job('review.yml', 'review'), clone);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    expect(summary).toContain('terraform_data');
    const { stacks: found } = JSON.parse(readFileSync(join(clone.folder, 'report/review.json'), 'utf8'));
    expect(found.map(({ id }: { id: string }) => id)).toEqual(['up']);
    expect(clone.git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  test('fails when the program fails, on either side', async () => {
    const clone = pullRequest();
    writeFileSync(join(clone.folder, 'landing-zone.ts'), 'throw new Error("no such network");\n');
    const { code, text } = await runJob(job('review.yml', 'review'), clone);
    expect(code).not.toBe(0);
    expect(text).toContain('no such network');
  });
});

describe('comment.yml', () => {
  const event = {
    ...githubToken,
    'github.event.workflow_run.id': '42',
    'github.event.workflow_run.head_sha': 'abc',
    'github.event.workflow_run.head_repository.owner.login': 'mallory',
    'github.event.workflow_run.head_branch': 'x";curl evil;"',
  };
  /** A GitHub with one pull request, on which there are these comments. */
  function github(comments: readonly object[], report = 'fine', size = 1000): Clone {
    const clone = new Clone();
    writeFileSync(join(clone.home, 'comments.json'), JSON.stringify(comments));
    writeFileSync(join(clone.home, 'source.md'), report);
    return clone.stub(
      'gh',
      `case "$*" in
*--method\\ PATCH*|*--method\\ POST*) cp "\${@: -2:1}" "${clone.home}/sent.json" ;;
*pulls*) echo '[{"number":6,"head":{"sha":"old"}},{"number":7,"head":{"sha":"abc"}}]' ;;
*artifacts*) echo '{"total_count":1,"artifacts":[{"name":"review","size_in_bytes":${size}}]}' ;;
run\\ download*) mkdir -p "$RUNNER_TEMP/report" && cp "${clone.home}/source.md" "$RUNNER_TEMP/report/review.md" ;;
*comments*) cat "${clone.home}/comments.json" ;;
esac`,
    );
  }
  const run = (clone: Clone) => runJob(job('comment.yml', 'comment'), { ...clone, env: clone.env, expressions: event });
  const sent = (clone: Clone) => JSON.parse(readFileSync(join(clone.home, 'sent.json'), 'utf8')).body as string;

  test('comments on the pull request that GitHub names', async () => {
    const clone = github([
      { id: 1, user: { login: 'alice' }, body: '<!-- ovh-landing-zone review: landing-zone --> forged' },
    ]);
    const { code, outputs, text } = await run(clone);
    expect([code, text]).toEqual([0, '']);
    expect(outputs).toEqual({ number: '7' });
    expect(clone.calls.filter((call) => /PATCH|POST/.test(call))).toEqual([
      expect.stringMatching(/^gh api --method POST repos\/acme\/landing-zone\/issues\/7\/comments /),
    ]);
    expect(clone.calls[0]).toBe(
      'gh api --method GET repos/acme/landing-zone/pulls -f state=open -f head=mallory:x";curl evil;"',
    );
  });

  test('updates its own comment in place', async () => {
    const own = {
      id: 9,
      user: { login: 'github-actions[bot]' },
      body: '<!-- ovh-landing-zone review: landing-zone -->\nold',
    };
    const clone = github([{ id: 1, user: { login: 'alice' }, body: 'hello' }, own]);
    expect((await run(clone)).code).toBe(0);
    expect(clone.calls.at(-1)).toMatch(/^gh api --method PATCH repos\/acme\/landing-zone\/issues\/comments\/9 /);
  });

  test('takes out of the report what could harm', async () => {
    const hostile =
      '<!-- ovh-landing-zone review: landing-zone -->\n@acme/admins it@acme.example <img src=x onerror=y> ![x](https://evil.example/x)\n' +
      '<details><summary>1 stack</summary>\n\u202erotartsinimda\u001b[31m <!-- ovh-landing-zone review: landing-zone --> `a@b`\n</details>\n';
    const clone = github([], hostile);
    expect((await run(clone)).code).toBe(0);
    expect(sent(clone)).toBe(
      '<!-- ovh-landing-zone review: landing-zone -->\n' +
        '&#64;acme/admins it@acme.example &lt;img src=x onerror=y> !\\[x](https://evil.example/x)\n' +
        '<details><summary>1 stack</summary>\nrotartsinimda[31m &lt;!-- ovh-landing-zone review: landing-zone --> `a@b`\n</details>\n' +
        '\n\n*Written by the code of this pull request, without credentials.*\n',
    );
  });

  test('leaves the report of a real review as it is', async () => {
    const reviewed = pullRequest();
    await runJob(job('review.yml', 'review'), reviewed);
    const report = readFileSync(join(reviewed.folder, 'report/review.md'), 'utf8');
    const clone = github([], report);
    expect((await run(clone)).code).toBe(0);
    expect(sent(clone)).toContain(report.replace(/^<!--.*-->\n/, ''));
  });

  test('refuses a report that is too long or too large', async () => {
    const long = github([], 'x'.repeat(64_001));
    expect(await run(long)).toMatchObject({
      code: 5,
      text: expect.stringContaining('the report is too long for a comment'),
    });
    const large = github([], 'fine', 60_000_000);
    expect(await run(large)).toMatchObject({ code: 1, text: 'No report of a sensible size: 60000000 bytes\n' });
    expect([long, large].flatMap(({ calls }) => calls).filter((call) => /PATCH|POST/.test(call))).toEqual([]);
  });
});

/** A sandbox in which there is what the program names, and which knows no more types than the program needs. */
async function sandboxFor({ home, folder }: Clone): Promise<Sandbox> {
  const seed = join(folder, 'ready');
  const sandbox = await startSandbox({ stateFile: join(home, 'sandbox.json'), seed, types: typesIn(seed) });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** GitHub's list of runs: the last one that succeeded deployed this commit. */
const lastDeployed = (clone: Clone, commit?: string) =>
  clone.stub('gh', `echo '${JSON.stringify(commit === undefined ? [] : [{ headSha: commit }])}'`);

describe('deploy.yml', () => {
  test('deploys into the sandbox what was merged since the last deployment, and stops at anything else', async () => {
    const clone = new Clone();
    const first = clone.commit(zone({ ops: { description: 'Operations' }, web: { description: 'Web' } }));
    const sandbox = await sandboxFor(clone);
    const env = { ...clone.env, ...sandbox.env };
    const deploy = async (acceptDrift = '') => {
      rmSync(join(clone.folder, 'nothing'), { recursive: true, force: true });
      const review = await runJob(job('deploy.yml', 'review'), { ...clone, env, expressions: githubToken });
      expect([review.code, review.code === 0 ? '' : review.text]).toEqual([0, '']);
      const digest = review.outputs['digest'] ?? '';
      const expressions = { ...noSecrets, 'needs.review.outputs.digest': digest, 'inputs.accept-drift': acceptDrift };
      const { code, text } = await runJob(job('deploy.yml', 'deploy'), { ...clone, env, expressions });
      const summary = JSON.parse(readFileSync(join(clone.folder, 'deployment.json'), 'utf8'));
      return { code, text, summary };
    };
    const groups = () =>
      sandbox.cloud
        .find('ovh_me_identity_group')
        .map(({ attributes }) => attributes['description'])
        .sort();

    lastDeployed(clone);
    expect(await deploy()).toMatchObject({ code: 0, summary: { outcome: 'done', differences: [], left: [] } });
    expect(groups()).toEqual(['Operations', 'Web']);

    const second = clone.commit(zone({ ops: { description: 'Operations and support' } }));
    lastDeployed(clone, first);
    expect(await deploy()).toMatchObject({ code: 0, summary: { outcome: 'done', differences: [] } });
    expect(groups()).toEqual(['Operations and support']);

    // changed by hand, while another group is merged
    const [ops] = sandbox.cloud.find('ovh_me_identity_group');
    if (ops === undefined) throw new Error('the group is gone');
    sandbox.cloud.put({ ...ops, attributes: { ...ops.attributes, description: 'by hand' } });
    await sandbox.save();
    clone.commit(zone({ ops: { description: 'Operations and support' }, data: { description: 'Data' } }));
    lastDeployed(clone, second);
    const drifted = await deploy();
    expect([drifted.code, drifted.summary.outcome]).toEqual([3, 'refused']);
    expect(drifted.text).toMatch(
      /Not in the review otherwise .*\n {2}change organization ovh_me_identity_group\.\S+, changed outside Terraform\n/,
    );
    expect(groups()).toEqual(['by hand']);
    expect((await deploy('true')).code).toBe(0);
    expect(groups()).toEqual(['Data', 'Operations and support']);

    // the platform says that this is deployed, so the review is empty; Terraform would destroy a group all the same
    clone.commit(zone({ ops: { description: 'Operations and support' } }));
    lastDeployed(clone, clone.git('rev-parse', 'HEAD'));
    const refused = await deploy('true');
    expect([refused.code, refused.summary.outcome]).toEqual([3, 'refused']);
    expect(refused.text).toMatch(
      /Destroyed or replaced by the plan, and not in the review:\n {2}destroy organization ovh_me_identity_group\./,
    );
    expect(groups()).toEqual(['Data', 'Operations and support']);
  });
});

describe('deploy-waves.yml', () => {
  /** Runs the waves as GitHub would, job by job; which stacks each of them deployed. */
  async function runWaves(
    clone: Clone,
  ): Promise<{ readonly code: number; readonly text: string; readonly waves: string[][] }> {
    const { code, text, outputs } = await runJob(job('deploy-waves.yml', 'affected'), {
      ...clone,
      env: clone.env,
      expressions: githubToken,
    });
    if (code !== 0) return { code, text, waves: [] };
    const { waves } = JSON.parse(outputs['matrix'] ?? '') as { readonly waves: string[][] };
    expect(outputs['count']).toBe(String(waves.length));
    for (const stack of waves.flat()) {
      const expressions = { ...noSecrets, 'inputs.stack': stack };
      const deployed = await runJob(job('deploy-stack.yml', 'deploy'), { ...clone, env: clone.env, expressions });
      expect([deployed.code, deployed.code === 0 ? '' : deployed.text]).toEqual([0, '']);
    }
    return { code, text, waves };
  }

  test('deploys everything the first time, then what changed and what is below it', async () => {
    const clone = new Clone();
    const first = clone.commit(stacks);
    lastDeployed(clone);
    expect((await runWaves(clone)).waves).toEqual([['up', 'other'], ['down']]);
    expect(clone.calls.filter((call) => call.includes('cdktf'))).toHaveLength(3);
    const second = clone.commit(changed);
    lastDeployed(clone, first);
    expect((await runWaves(clone)).waves).toEqual([['up'], ['down']]);
    lastDeployed(clone, second);
    expect((await runWaves(clone)).waves).toEqual([]);
  });

  test('has a job for each wave, after the one before, and fails where there are more', async () => {
    const { jobs } = readWorkflow('deploy-waves.yml');
    expect(Object.keys(jobs)).toEqual(['affected', 'wave-1', 'wave-2', 'wave-3', 'wave-4', 'wave-5']);
    const clone = new Clone();
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    clone.commit(Object.fromEntries(ids.map((id, at) => [id, { dependsOn: ids.slice(Math.max(0, at - 1), at) }])));
    lastDeployed(clone);
    expect(await runWaves(clone)).toMatchObject({
      code: 1,
      text: expect.stringContaining('6 waves, and this workflow has 5'),
    });
  });
});

describe('drift.yml', () => {
  const run = (clone: Clone, env: NodeJS.ProcessEnv) =>
    runJob(job('drift.yml', 'drift'), {
      ...clone,
      env,
      expressions: { ...githubToken, ...noSecrets },
    });

  test('opens an issue about what was changed by hand, updates it, and closes it', async () => {
    const clone = new Clone();
    clone.commit(zone({ ops: { description: 'Operations' } }));
    const sandbox = await sandboxFor(clone);
    const env = { ...clone.env, ...sandbox.env };
    const look = async (issue: string) => {
      clone.stub('gh', `case "$*" in issue\\ list*) echo '${issue}' ;; esac`);
      const before = clone.calls.length;
      const { code, text } = await run(clone, env);
      expect([code, code === 0 ? '' : text]).toEqual([0, '']);
      const report = readFileSync(join(clone.folder, 'drift.md'), 'utf8');
      return { report, calls: clone.calls.slice(before).filter((call) => /^gh issue (create|edit|close)/.test(call)) };
    };
    const setDescription = async (description: string) => {
      const [ops] = sandbox.cloud.find('ovh_me_identity_group');
      if (ops === undefined) throw new Error('the group is gone');
      sandbox.cloud.put({ ...ops, attributes: { ...ops.attributes, description } });
      await sandbox.save();
    };
    await bash('npx tsx landing-zone.ts && npx landing-zone deploy', clone.folder, env);

    expect(await look('[]')).toEqual({ report: 'No drift.\n', calls: [] });
    await setDescription('by hand');
    const drifted = await look('[]');
    expect(drifted.report).toMatch(/^- `organization`\n {2}- `ovh_me_identity_group\.\w+`: update\n$/);
    expect(drifted.calls).toEqual([expect.stringMatching(/^gh issue create --title Drift: .* --body-file drift.md$/)]);
    expect((await look('[{"number":5}]')).calls).toEqual(['gh issue edit 5 --body-file drift.md']);
    await setDescription('Operations');
    expect((await look('[{"number":5}]')).calls).toEqual(['gh issue close 5 --comment No drift any more.']);
  });

  test('fails, and keeps the issue as it is, where a stack can not be read', async () => {
    const clone = new Clone();
    clone.commit({ a: { data: { x: '1' } } });
    clone.stub('terraform', 'echo no such backend; exit 1').stub('gh', 'echo "[]"');
    const { code, text, summary } = await run(clone, clone.env);
    expect(code).toBe(1);
    expect(text).toContain('no such backend');
    expect(summary).toBe('- `a` could not be read, see the log of the job\n');
    expect(clone.calls.filter((call) => call.startsWith('gh'))).toEqual([]);
  });
});
