import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Clone } from './clone';
import { jobOf, runJob } from './workflow';

const stacks = {
  up: { data: { x: '1', y: '1' } },
  down: { dependsOn: ['up'], data: { z: '1' } },
  other: { data: { o: '1' } },
};
const changed = { ...stacks, up: { data: { x: '2' } } };

const githubToken = { 'github.token': 'token', 'github.repository': 'acme/landing-zone' };
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
    const { code, text, summary } = await runJob(jobOf('review.yml', 'review'), clone);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    expect(summary).toContain('terraform_data');
    const { stacks: found } = JSON.parse(readFileSync(join(clone.folder, 'report/review.json'), 'utf8'));
    expect(found.map(({ id }: { id: string }) => id)).toEqual(['up']);
    expect(clone.git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  test('fails when the program fails, on either side', async () => {
    const clone = pullRequest();
    writeFileSync(join(clone.folder, 'landing-zone.ts'), 'throw new Error("no such network");\n');
    const { code, text } = await runJob(jobOf('review.yml', 'review'), clone);
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
  const run = (clone: Clone) =>
    runJob(jobOf('comment.yml', 'comment'), { ...clone, env: clone.env, expressions: event });
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
    await runJob(jobOf('review.yml', 'review'), reviewed);
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
