import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { examples } from './workflow';

/** The script of a job, as GitLab runs it: its lines one after another, stopping at the first that fails. */
export function script(file: string, job: string): string {
  const pipeline = parse(readFileSync(join(examples, 'gitlab/.gitlab', file), 'utf8')) as Readonly<
    Record<string, { readonly script?: readonly string[] }>
  >;
  return (pipeline[job]?.script ?? []).join('\n');
}

/** What GitLab puts into the environment of a job. */
export const gitlabEnv = {
  CI_API_V4_URL: 'https://gitlab.example.com/api/v4',
  CI_PROJECT_ID: '1',
  CI_JOB_ID: '55',
  CI_JOB_TOKEN: 'job-token',
  CI_DEFAULT_BRANCH: 'main',
  COMMENT_TOKEN: 'glpat-secret',
};
