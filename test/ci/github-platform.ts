import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { maskText } from '../../constructs/core/secrets/mask';
import type { Report } from '../../src/review/report/report';
import { reviewOutputs } from '../../src/review/report/review';
import { type Clone, type Pull, type Stacks, writeOutput } from './clone';
import { type JobResult, jobOf, runJob } from './workflow';

export const githubToken = { 'github.token': 'token', 'github.repository': 'acme/landing-zone' };
/** What GitHub knows of: the last deployment that succeeded, the merged pull request, and artifacts with who made them. */
export interface GitHub {
  readonly deployed?: string;
  readonly merged?: { readonly sha: string; readonly merge: string };
  readonly madeBy?: Readonly<Record<string, unknown>>;
}

export const commentRun = {
  path: '.github/workflows/comment.yml',
  event: 'workflow_run',
  head_branch: 'main',
  repository: { id: 1 },
  head_repository: { id: 1 },
};

/** The artifact is the folder `reviewed` of the clone's home. */
export function github(clone: Clone, { deployed, merged, madeBy = commentRun }: GitHub): Clone {
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

/** Lines of the program, which the merge may have moved. */
export const withLines = (report: Report): Report => ({
  ...report,
  stacks: report.stacks.map((stack) => ({
    ...stack,
    changes: stack.changes.map((change) => ({ ...change, source: { file: maskText('landing-zone.ts'), line: 7 } })),
  })),
});

/** What comment.yml leaves of a pull request: its output beside where it began. */
export function judge(clone: Clone, { output }: Pull, before: Stacks): void {
  const base = join(clone.home, 'base');
  writeOutput(before, base);
  mkdirSync(join(clone.home, 'reviewed'), { recursive: true });
  writeFileSync(
    join(clone.home, 'reviewed/review.json'),
    JSON.stringify(withLines(reviewOutputs({ base, head: output }))),
  );
}

/** The first job, on the commit that is checked out. */
export async function reviewMerge(
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
