import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/review/render/markdown';
import { huge } from '../review/fixtures/report';
import { Clone, type Pull, type Stacks } from './clone';
import { jobOf, runJob } from './workflow';

const stacks = {
  up: { data: { x: '1', y: '1' } },
  down: { dependsOn: ['up'], data: { z: '1' } },
  other: { data: { o: '1' } },
};
const changed = { ...stacks, up: { data: { x: '2', y: '1' } } };
const { other: _, ...withoutOther } = stacks;

/** A clone on a pull request. */
function pullRequest(after: Stacks = changed): Clone {
  const clone = new Clone();
  clone.commit(stacks);
  clone.pull(after);
  clone.git('checkout', '--quiet', 'pull');
  return clone;
}

describe('review.yml', () => {
  const run = (clone: Clone) => runJob(jobOf('review.yml', 'review'), { ...clone, env: clone.env });

  test('synthesizes once, and reviews that output against where the pull request began', async () => {
    const clone = pullRequest();
    const { code, text, summary } = await run(clone);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    expect(summary).toContain('terraform_data');
    const report = JSON.parse(readFileSync(join(clone.folder, 'report/review.json'), 'utf8'));
    expect(report.stacks.map(({ id }: { id: string }) => id)).toEqual(['up']);
    expect(report.head).toBe('cdktf.out');
    // and the base, in its worktree
    expect(clone.calls.filter((call) => call.startsWith('npx tsx'))).toHaveLength(2);
    expect(clone.git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  test('fails when a gate is tripped, with the report all the same', async () => {
    const { code, text, summary } = await run(pullRequest(withoutOther));
    expect([code, text]).toEqual([3, expect.stringContaining('review: fails on removed-stack')]);
    expect(summary).toContain('other');
  });

  test('fails when the program fails', async () => {
    const clone = pullRequest();
    writeFileSync(join(clone.folder, 'landing-zone.ts'), 'throw new Error("no such network");\n');
    const { code, text } = await run(clone);
    expect(code).not.toBe(0);
    expect(text).toContain('no such network');
  });
});

describe('comment.yml', () => {
  const event = {
    'github.token': 'token',
    'github.repository': 'acme/landing-zone',
    'github.event.workflow_run.id': '42',
    'github.event.workflow_run.head_repository.owner.login': 'mallory',
    'github.event.workflow_run.head_branch': 'x";curl evil;"',
  };

  /** Main, on which the workflow runs, with the pull request's sources beside it, as the second checkout leaves them. */
  function judged(after: Stacks, program?: string): { readonly clone: Clone; readonly pull: Pull } {
    const clone = new Clone();
    clone.commit(stacks);
    const pull = clone.pull(after, program);
    clone.git('clone', '--quiet', '--branch', 'pull', clone.folder, 'head');
    clone.stub(
      'gh',
      `case "$*" in
*pulls*) echo '[{"number":6,"head":{"sha":"old"}},{"number":7,"head":{"sha":"${pull.sha}"}}]' ;;
*artifacts*) echo '{"artifacts":[{"name":"output","size_in_bytes":'$(cat "${clone.home}/size")'}]}' ;;
run\\ download*) cp -r "${pull.output}" "$RUNNER_TEMP/output" ;;
esac`,
    );
    writeFileSync(join(clone.home, 'size'), '1000');
    return { clone, pull };
  }
  const review = (clone: Clone, sha: string) =>
    runJob(jobOf('comment.yml', 'review'), {
      ...clone,
      env: clone.env,
      expressions: { ...event, 'github.event.workflow_run.head_sha': sha },
    });

  test('reviews the output that the pull request has left, and runs nothing that it brings', async () => {
    const ran = `require('node:fs').writeFileSync(process.env.RUNNER_TEMP + '/ran', '');\n`;
    const { clone, pull } = judged(changed, ran);
    const hostile = join(clone.folder, 'head', 'node_modules', 'typescript');
    mkdirSync(hostile, { recursive: true });
    writeFileSync(join(hostile, 'package.json'), '{"name":"typescript","main":"index.js"}');
    writeFileSync(join(hostile, 'index.js'), ran);
    writeFileSync(join(clone.folder, 'head', 'cdktf.json'), '{"app":"npx tsx landing-zone.ts"}');
    const { code, text, outputs, summary } = await review(clone, pull.sha);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    expect(outputs).toEqual({ number: '7', state: 'success' });
    expect(summary).toContain('terraform_data');
    expect(clone.calls.find((call) => call.startsWith('gh api'))).toBe(
      'gh api --method GET repos/acme/landing-zone/pulls -f state=open -f base=main -f head=mallory:x";curl evil;"',
    );
    expect(existsSync(join(clone.home, 'ran'))).toBe(false);
  });

  test('says that a gate is tripped', async () => {
    const { clone, pull } = judged(withoutOther);
    expect(await review(clone, pull.sha)).toMatchObject({ code: 0, outputs: { state: 'failure' } });
  });

  test('reviews nothing of a pull request that has moved on, and no output that is too large or is none', async () => {
    const { clone, pull } = judged(changed);
    expect(await review(clone, '0'.repeat(40))).toMatchObject({ code: 0, outputs: { number: '' } });
    writeFileSync(join(clone.home, 'size'), '60000000');
    expect(await review(clone, pull.sha)).toMatchObject({
      code: 1,
      text: 'No output of a sensible size: 60000000 bytes\n',
    });
    writeFileSync(join(clone.home, 'size'), '1000');
    rmSync(join(pull.output, 'manifest.json'));
    expect(await review(clone, pull.sha)).toMatchObject({ code: 1, outputs: { number: '7' } });
    expect(existsSync(join(clone.folder, 'report'))).toBe(false);
  });

  test('runs no commit that is not of main, wherever the pull request claims to begin', async () => {
    const { clone, pull } = judged(changed);
    const head = join(clone.folder, 'head');
    const orphan = clone.git('-C', head, 'commit-tree', 'HEAD^{tree}', '-m', 'orphan');
    clone.git('-C', head, 'update-ref', 'refs/remotes/origin/main', orphan);
    clone.git('-C', head, 'reset', '--quiet', '--hard', orphan);
    expect(await review(clone, pull.sha)).toMatchObject({
      code: 1,
      text: expect.stringContaining(`${orphan} is no commit that this branch is built on\n`),
    });
  });

  /** Comments a report on pull request 7. */
  async function comment(comments: readonly object[], report: string, state = 'success') {
    const clone = new Clone();
    writeFileSync(join(clone.home, 'comments.json'), JSON.stringify(comments));
    mkdirSync(join(clone.home, 'report'));
    writeFileSync(join(clone.home, 'report/review.md'), report);
    clone.stub(
      'gh',
      `case "$*" in
*statuses*) ;;
*--method\\ PATCH*|*--method\\ POST*) cp "\${@: -2:1}" "${clone.home}/sent.json" ;;
*comments*) cat "${clone.home}/comments.json" ;;
esac`,
    );
    const { code, text } = await runJob(jobOf('comment.yml', 'comment'), {
      ...clone,
      env: clone.env,
      expressions: {
        ...event,
        'github.event.workflow_run.head_sha': 'c0ffee',
        'github.server_url': 'https://github.com',
        'github.run_id': '99',
        'needs.review.outputs.state': state,
        'needs.review.outputs.number': '7',
      },
    });
    const sent = join(clone.home, 'sent.json');
    return {
      code,
      text,
      calls: clone.calls.filter((call) => /PATCH|POST/.test(call)),
      body: existsSync(sent) ? (JSON.parse(readFileSync(sent, 'utf8')).body as string) : undefined,
    };
  }
  const marker = '<!-- ovh-landing-zone review: landing-zone -->';
  const about =
    'Commit c0ffee, reviewed by the code of the main branch from what the code of this pull request has written. Every name and value below is its own word.';
  const own = { id: 9, user: { login: 'github-actions[bot]' }, body: `${marker}\nold` };

  test('puts the report into a comment, behind what a reader must know of it, and sets the status', async () => {
    const forged = { id: 1, user: { login: 'alice' }, body: `${marker} forged` };
    const { code, text, body, calls } = await comment([forged], `${marker}\n## Nothing changed\n`);
    expect([code, text]).toEqual([0, '']);
    expect(body).toBe(`${marker}\n${about}\n\n## Nothing changed\n`);
    expect(calls).toEqual([
      'gh api --method POST repos/acme/landing-zone/statuses/c0ffee --silent -f context=landing zone -f state=success -f description=No gate is tripped -f target_url=https://github.com/acme/landing-zone/actions/runs/99',
      expect.stringMatching(/^gh api --method POST repos\/acme\/landing-zone\/issues\/7\/comments /),
    ]);
  });

  test('says first of all that a report is shortened', async () => {
    const { body } = await comment([], renderMarkdown(huge(40, 12)));
    expect(body?.split('\n').slice(0, 2)).toEqual([
      marker,
      `${about} **It is shortened**: all of it is an artifact of the job that made it.`,
    ]);
  });

  test('updates its own comment in place', async () => {
    const { calls } = await comment(
      [{ id: 1, user: { login: 'alice' }, body: 'hello' }, own],
      `${marker}\nnew\n`,
      'failure',
    );
    expect(calls).toEqual([
      expect.stringContaining('-f state=failure -f description=A gate is tripped; see the comment'),
      expect.stringMatching(/^gh api --method PATCH repos\/acme\/landing-zone\/issues\/comments\/9 /),
    ]);
  });

  test('without a review sets the status to an error, and leaves the comment', async () => {
    expect((await comment([own], '', '')).calls).toEqual([
      expect.stringContaining('-f state=error -f description=There is no review; see its run'),
    ]);
  });

  test('refuses a report that is too long, or that is none', async () => {
    const long = await comment([], `${marker}\n${'x'.repeat(64_001)}`);
    expect([long.code, long.text]).toEqual([5, expect.stringContaining('the report is too long for a comment')]);
    const other = await comment([], '# Hello\n');
    expect([other.code, other.text]).toEqual([5, expect.stringContaining('the report does not begin with its marker')]);
    expect([long.body, other.body]).toEqual([undefined, undefined]);
  });
});
