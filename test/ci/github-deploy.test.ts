import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server';
import { Clone } from './clone';
import { bash, jobOf, readWorkflow, runJob } from './workflow';
import { typesIn, zone } from './zone';

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
      const review = await runJob(jobOf('deploy.yml', 'review'), { ...clone, env, expressions: githubToken });
      expect([review.code, review.code === 0 ? '' : review.text]).toEqual([0, '']);
      const digest = review.outputs['digest'] ?? '';
      const expressions = { ...noSecrets, 'needs.review.outputs.digest': digest, 'inputs.accept-drift': acceptDrift };
      const { code, text } = await runJob(jobOf('deploy.yml', 'deploy'), { ...clone, env, expressions });
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
    const { code, text, outputs } = await runJob(jobOf('deploy-waves.yml', 'affected'), {
      ...clone,
      env: clone.env,
      expressions: githubToken,
    });
    if (code !== 0) return { code, text, waves: [] };
    const { waves } = JSON.parse(outputs['matrix'] ?? '') as { readonly waves: string[][] };
    expect(outputs['count']).toBe(String(waves.length));
    for (const stack of waves.flat()) {
      const expressions = { ...noSecrets, 'inputs.stack': stack };
      const deployed = await runJob(jobOf('deploy-stack.yml', 'deploy'), { ...clone, env: clone.env, expressions });
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
    runJob(jobOf('drift.yml', 'drift'), {
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
