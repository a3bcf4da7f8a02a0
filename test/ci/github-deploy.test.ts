import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Clone } from './clone';
import { github, judge, reviewMerge } from './github-platform';
import { describeGroup, groupsIn, reaching, sandboxFor } from './sandbox';
import { actionOf, type JobResult, jobOf, readWorkflow, runJob } from './workflow';
import { zone } from './zone';

const stacks = {
  up: { data: { x: '1', y: '1' } },
  down: { dependsOn: ['up'], data: { z: '1' } },
  other: { data: { o: '1' } },
};

const noSecrets = {
  'secrets.OVH_CLIENT_ID': '',
  'secrets.OVH_CLIENT_SECRET': '',
  'secrets.STATE_ACCESS_KEY_ID': '',
  'secrets.STATE_SECRET_ACCESS_KEY': '',
};

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

describe('deploy.yml', () => {
  test('deploys into the sandbox what the merge changes, and stops at anything else', async () => {
    const clone = new Clone();
    const first = zone({ ops: { description: 'Operations' }, web: { description: 'Web' } });
    const base = clone.commit(first);
    const sandbox = await sandboxFor(clone);
    const env = { ...clone.env, ...reaching(sandbox, clone) };
    // the first deployment, by hand
    github(clone, {});
    const everything = await reviewMerge(clone, '', 'workflow_dispatch');
    expect(await deploy(clone, everything.outputs, env)).toMatchObject({
      code: 0,
      summary: { outcome: 'done', differences: [], left: [] },
    });
    expect(groupsIn(sandbox)).toEqual(['Operations', 'Web']);

    const second = zone(
      { ops: { description: 'Operations and support' } },
      { 'organization.groups.web': { after: '2026-01-01', reason: 'nobody is in it' } },
    );
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
