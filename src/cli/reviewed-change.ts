import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { maskText } from '../../constructs/core/secrets/mask';
import { cutMasked } from '../../constructs/core/secrets/masked';
import type { About } from '../review/report/report';

/** Longer titles are cut. */
const longest = 200;

/** The part of GitHub's event that is read. */
const event = z.object({
  pull_request: z.object({
    title: z.string(),
    user: z.object({ login: z.string() }),
    head: z.object({ sha: z.string() }),
  }),
});

type Names = Readonly<Record<keyof About, string | undefined>>;

/** The pull request or commit that a pipeline of GitHub, GitLab or Atlantis runs for; absent on somebody's own machine. */
export function reviewedChange(env: NodeJS.ProcessEnv): About | undefined {
  const names = namesIn(env);
  if (names === undefined) return undefined;
  const about = Object.entries(names).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, cutMasked(maskText(value), longest)] as const],
  );
  return about.length === 0 ? undefined : Object.fromEntries(about);
}

function namesIn(env: NodeJS.ProcessEnv): Names | undefined {
  if (env['GITHUB_ACTIONS'] === 'true') {
    const request = pullRequestOf(env['GITHUB_EVENT_PATH']);
    return {
      title: request?.title,
      author: request?.user.login ?? env['GITHUB_ACTOR'],
      // GITHUB_SHA of a pull request is a merge that nobody wrote
      commit: shortened(request?.head.sha ?? env['GITHUB_SHA']),
    };
  }
  if (env['GITLAB_CI'] === 'true') {
    return {
      title: env['CI_MERGE_REQUEST_TITLE'],
      author: env['CI_COMMIT_AUTHOR'],
      // set where CI_COMMIT_SHA is a merge that nobody wrote
      commit: shortened(env['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA'] || env['CI_COMMIT_SHA']),
    };
  }
  if (env['ATLANTIS_TERRAFORM_VERSION'] === undefined) return undefined;
  return { title: undefined, author: env['PULL_AUTHOR'], commit: shortened(env['HEAD_COMMIT']) };
}

/** As git shortens it; anything that is no commit is left out. */
const shortened = (commit: string | undefined): string | undefined =>
  commit !== undefined && /^[0-9a-f]{12,64}$/.test(commit) ? commit.slice(0, 12) : undefined;

function pullRequestOf(file: string | undefined): z.output<typeof event>['pull_request'] | undefined {
  if (file === undefined) return undefined;
  try {
    return event.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.pull_request;
  } catch {
    // of a push, or not there: the review says the same without it
    return undefined;
  }
}
