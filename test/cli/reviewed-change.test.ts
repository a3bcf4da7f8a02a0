import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewedChange } from '../../src/cli/reviewed-change';

const sha = '1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d';
const merge = 'ffffffffffffffffffffffffffffffffffffffff';

describe('what a review is about', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const github = (event: unknown, more: NodeJS.ProcessEnv = {}) => {
    const file = join(folder, 'event.json');
    writeFileSync(file, typeof event === 'string' ? event : JSON.stringify(event));
    return reviewedChange({ GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: file, GITHUB_SHA: merge, ...more });
  };
  const request = (title: unknown) => ({ pull_request: { title, user: { login: 'maya' }, head: { sha } } });

  test('is nothing on a machine of somebody', () => {
    expect(reviewedChange({ CI_COMMIT_SHA: sha, GITHUB_SHA: sha })).toBeUndefined();
  });

  test("is GitHub's pull request, by its own commit and not that of the merge", () => {
    expect(github(request('Room for telemetry'))).toEqual({
      title: 'Room for telemetry',
      author: 'maya',
      commit: '1a2b3c4d5e6f',
    });
  });

  test.each([
    ['a push', { ref: 'refs/heads/main' }],
    ['a title that is no text', request(7)],
    ['no JSON', 'no JSON'],
  ])('is the commit, where the event is %s', (_, event) => {
    expect(github(event, { GITHUB_ACTOR: 'kim' })).toEqual({ author: 'kim', commit: 'ffffffffffff' });
  });

  test('is the commit, where there is no event', () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: join(folder, 'none'), GITHUB_SHA: sha };
    expect(reviewedChange(env)).toEqual({ commit: '1a2b3c4d5e6f' });
  });

  test("is GitLab's merge request", () => {
    const env = { GITLAB_CI: 'true', CI_MERGE_REQUEST_TITLE: 'Room', CI_COMMIT_AUTHOR: 'Maya <m@a.example>' };
    expect(reviewedChange({ ...env, CI_COMMIT_SHA: sha, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: '' })).toEqual({
      title: 'Room',
      author: 'Maya <m@a.example>',
      commit: '1a2b3c4d5e6f',
    });
    const merged = { CI_COMMIT_SHA: merge, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: sha };
    expect(reviewedChange({ ...env, ...merged })?.commit).toBe('1a2b3c4d5e6f');
  });

  test('is what Atlantis says of its pull request', () => {
    const env = { ATLANTIS_TERRAFORM_VERSION: '1.10.0', PULL_AUTHOR: 'maya', HEAD_COMMIT: sha };
    expect(reviewedChange(env)).toEqual({ author: 'maya', commit: '1a2b3c4d5e6f' });
  });

  test('hides a secret in a title, cuts a long one, and takes nothing for a commit that is none', () => {
    expect(github(request('token=ghp_0123456789abcdefghijklmnopqrstuvwxyzAB'))?.title).toContain('(hidden)');
    expect(github(request('ten words '.repeat(400)))?.title?.length).toBeLessThan(250);
    expect(github({}, { GITHUB_SHA: '<b>main</b>' })).toBeUndefined();
  });
});
