import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Clone, type Pull, type Stacks } from './clone';
import { gitlabEnv, script } from './gitlab';
import { bash } from './workflow';

const stacks = {
  up: { data: { x: '1', y: '1' } },
  down: { dependsOn: ['up'], data: { z: '1' } },
  other: { data: { o: '1' } },
};
const changed = { ...stacks, up: { data: { x: '2', y: '1' } } };
const { other: _, ...withoutOther } = stacks;

describe('review.yml', () => {
  test('synthesizes once, and reviews that output against where the merge request began', async () => {
    const clone = new Clone();
    const base = clone.commit(stacks);
    clone.commit(changed);
    const env = { ...clone.env, CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    const { code, text } = await bash(script('review.yml', 'review'), clone.folder, env);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    expect(readFileSync(join(clone.folder, 'report/review.md'), 'utf8')).toContain('terraform_data');
    expect(['report/review.xml', 'cdktf.out/manifest.json'].every((file) => existsSync(join(clone.folder, file)))).toBe(
      true,
    );
    rmSync(join(clone.folder, 'report'), { recursive: true });
    clone.commit(withoutOther);
    expect((await bash(script('review.yml', 'review'), clone.folder, env)).code).toBe(3);
  });
});

const marker = '<!-- ovh-landing-zone review: landing-zone -->';

describe('comment.yml', () => {
  /** A GitLab with a merge request of a fork (project 99), one without a pipeline, and one whose pipeline is of an older commit. */
  function gitlab(
    after: Stacks,
    notes: readonly object[] = [],
    program?: string,
  ): { readonly clone: Clone; readonly pull: Pull } {
    const clone = new Clone();
    const base = clone.commit(stacks);
    const pull = clone.pull(after, program);
    clone.git('update-ref', 'refs/merge-requests/3/head', 'pull');
    writeFileSync(join(clone.home, 'notes.json'), JSON.stringify(notes).replaceAll('SHA', pull.sha));
    writeFileSync(
      join(clone.home, 'mr.json'),
      JSON.stringify({
        sha: pull.sha,
        diff_refs: { base_sha: base },
        head_pipeline: { project_id: 99, id: 500, sha: pull.sha },
      }),
    );
    clone.stub('unzip', `mkdir -p "$5" && cp -r "${pull.output}" "$5/cdktf.out"`).stub(
      'curl',
      `case "$*" in
*--request*) for arg in "$@"; do case "$arg" in @/dev/*) ;; @*) cp "\${arg#@}" "${clone.home}/sent.json" ;; esac; done ;;
*/user) echo '{"id":77}' ;;
*merge_requests\\?*) echo '[{"iid":3},{"iid":4},{"iid":5}]' ;;
*merge_requests/3) cat "${clone.home}/mr.json" ;;
*merge_requests/4) echo '{"sha":"a","head_pipeline":null}' ;;
*merge_requests/5) echo '{"sha":"b","head_pipeline":{"project_id":1,"id":7,"sha":"a"}}' ;;
*projects/99/pipelines/500/jobs*) echo '[{"id":8,"name":"build","status":"success"},{"id":9,"name":"review","status":"failed"}]' ;;
*projects/99/jobs/9/artifacts) ;;
*notes*) cat "${clone.home}/notes.json" ;;
*) exit 22 ;;
esac`,
    );
    return { clone, pull };
  }
  const run = (clone: Clone) => bash(script('comment.yml', 'comment'), clone.folder, { ...clone.env, ...gitlabEnv });
  const requests = (clone: Clone) => clone.calls.filter((call) => call.includes('--request'));
  const sent = (clone: Clone) => JSON.parse(readFileSync(join(clone.home, 'sent.json'), 'utf8')).body as string;

  test('reviews what open merge requests have synthesized, those of forks too, and runs nothing of them', async () => {
    const forged = { id: 1, author: { id: 5 }, body: `${marker}\n<!-- commit SHA, job 1 -->\n forged` };
    const program = `require('node:fs').writeFileSync(process.env.RUNNER_TEMP + '/ran', '');\n`;
    const { clone, pull } = gitlab(changed, [forged], program);
    const { code, text } = await run(clone);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    expect(sent(clone).split('\n').slice(0, 4)).toEqual([
      marker,
      `<!-- commit ${pull.sha}, job 55 -->`,
      `No gate is tripped. Commit ${pull.sha}, reviewed by the code of \`main\` from what the code of this merge request has written. Every name and value below is its own word.`,
      '',
    ]);
    expect(sent(clone)).toContain('terraform_data');
    expect(requests(clone)).toEqual([
      expect.stringMatching(/--request POST .*\/projects\/1\/merge_requests\/3\/notes$/),
    ]);
    expect(existsSync(join(clone.folder, `reviews/${pull.sha}/review.json`))).toBe(true);
    expect(existsSync(join(clone.home, 'ran'))).toBe(false);
    expect(clone.git('worktree', 'list').split('\n')).toHaveLength(1);
    expect(clone.calls.filter((call) => call.includes('glpat'))).toEqual([]);
  });

  test('gives its token to no program that it synthesizes', async () => {
    const { clone } = gitlab(changed);
    writeFileSync(
      join(clone.folder, 'landing-zone.ts'),
      `if (process.env.COMMENT_TOKEN) throw new Error('token');\n${readFileSync(join(clone.folder, 'landing-zone.ts'), 'utf8')}`,
    );
    clone.git('commit', '--quiet', '--all', '--amend', '--message', 'asks for the token');
    const base = clone.git('rev-parse', 'HEAD');
    const file = join(clone.home, 'mr.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), diff_refs: { base_sha: base } }));
    const { code, text } = await run(clone);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
  });

  test('updates its own note in place, once for each commit, and says that a gate is tripped', async () => {
    const old = { id: 12, author: { id: 77 }, body: `${marker}\n<!-- commit older, job 1 -->\nold` };
    const first = gitlab(withoutOther, [old]);
    expect((await run(first.clone)).code).toBe(0);
    expect(sent(first.clone)).toContain('\n**A gate is tripped**, see the log of the job. Commit');
    expect(requests(first.clone)).toEqual([
      expect.stringMatching(/--request PUT .*\/projects\/1\/merge_requests\/3\/notes\/12$/),
    ]);
    const same = { ...old, body: `${marker}\n<!-- commit SHA, job 1 -->\nold` };
    const second = gitlab(withoutOther, [same]);
    expect(await run(second.clone)).toEqual({ code: 0, text: '' });
    expect(requests(second.clone)).toEqual([]);
  });

  test('names a merge request whose output is none, and fails', async () => {
    const { clone, pull } = gitlab(changed);
    rmSync(join(pull.output, 'manifest.json'));
    const { code, text } = await run(clone);
    expect([code, text.split('\n').at(-2)]).toEqual([1, 'merge request 3: no review']);
    expect(requests(clone)).toEqual([]);
  });
});
