import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Clone } from './clone';
import { commentRun, github, judge, reviewMerge } from './github-platform';
import { bash } from './workflow';

const stacks = {
  up: { data: { x: '1', y: '1' } },
  down: { dependsOn: ['up'], data: { z: '1' } },
  other: { data: { o: '1' } },
};
const changed = { ...stacks, up: { data: { x: '2', y: '1' } } };

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
    // a report shows neither of the two
    const [oneSecret, another] = ['kX7vQ2mZp9Rt4wYb8NcL3sHf6Jd1Ga5E', 'Tq3Wn8Zx5Vb2Mk7Lp4Rj9Hs6Gf1Dc0Ya'];
    const pull = clone.pull({ ...changed, other: { data: { o: '3' } }, key: { data: { k: oneSecret } } });
    judge(clone, pull, stacks);
    const before = clone.commit({ ...stacks, other: { data: { o: '3' } } });
    const merge = clone.merge({
      ...stacks,
      up: { data: { x: '3', y: '1' } },
      down: {},
      other: { data: { o: '3' } },
      key: { data: { k: another } },
    });
    github(clone, { deployed: before, merged: { sha: pull.sha, merge } });
    const { code, text, outputs } = await reviewMerge(clone, before);
    expect([code, outputs]).toEqual([3, {}]);
    expect(text.slice(text.indexOf('The merge is not'))).toBe(
      `The merge is not what the review of its pull request has shown:
down: the merge changes it, and that was not shown
key: the merge changes it otherwise than was shown
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
    // a pull request that has this commit, and was merged by another
    github(clone, { merged: { sha, merge: before } });
    const env = { ...clone.env, GH_REPO: 'acme/landing-zone', GITHUB_SHA: sha };
    expect((await bash('bash ci/github-reviewed.sh shown', clone.folder, env)).text).toContain(
      'the merge of no pull request',
    );
    github(clone, { deployed: sha });
    clone.git('checkout', '--quiet', before);
    expect(await reviewMerge(clone, before, 'workflow_dispatch')).toMatchObject({
      code: 1,
      text: expect.stringContaining(`${sha} is deployed, and this is no successor of it`),
    });
  });
});
