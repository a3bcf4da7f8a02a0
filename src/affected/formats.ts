import { posix } from 'node:path';
import { stringify as yaml } from 'yaml';
import type { Affected } from './affected';

/** A way to print which stacks are affected. */
export type AffectedFormat = 'list' | 'json' | 'github-matrix' | 'gitlab' | 'atlantis';

export const affectedFormats: Readonly<Record<AffectedFormat, (affected: Affected, outdir: string) => string>> = {
  /** A wave a line, for shells. */
  list: ({ waves }) => waves.map((wave) => `${wave.join(' ')}\n`).join(''),
  json: (affected) => `${JSON.stringify(affected, null, 2)}\n`,
  'github-matrix': ({ waves }) => `${JSON.stringify({ count: waves.length, waves })}\n`,
  gitlab,
  atlantis,
};

/**
 * A child pipeline without its hidden job `.deploy-stack`, which every job extends: a stage a wave, a job a stack. GitLab refuses a
 * pipeline without jobs, so an empty one says that it is.
 */
function gitlab({ waves, stacks }: Affected): string {
  const jobs = stacks.map(({ id, wave, dependsOn }) => [
    `deploy ${id}`,
    {
      extends: '.deploy-stack',
      stage: stage(wave),
      variables: { STACK: id },
      needs: [...dependsOn.map((other) => ({ job: `deploy ${other}`, artifacts: false })), synthesized],
    },
  ]);
  const nothing = {
    stages: ['nothing'],
    'nothing to deploy': { stage: 'nothing', script: ['echo "no stack changed"'] },
  };
  if (jobs.length === 0) return stringify(nothing);
  return stringify({
    stages: waves.map((_, index) => stage(index + 1)),
    ...Object.fromEntries(jobs),
  });
}

/** The job of the parent pipeline that synthesized and reviewed: every job deploys its output. */
const synthesized = { pipeline: '$PARENT_PIPELINE_ID', job: 'review what is merged' };

/** YAML without aliases, which readers of either format may not know. */
const stringify = (document: object): string => yaml(document, { aliasDuplicateObjects: false });

const stage = (wave: number): string => `wave-${wave}`;

/** A repository configuration of Atlantis: a project a stack, planned and applied wave by wave. */
function atlantis({ stacks }: Affected, outdir: string): string {
  const projects = stacks.map(({ id, directory, wave, dependsOn }) => ({
    name: id,
    dir: posix.join(outdir, directory),
    execution_order_group: wave,
    ...(dependsOn.length > 0 && { depends_on: dependsOn }),
    // the list holds only what the pull request touches, so every project in it is planned whatever file changed
    autoplan: { enabled: true, when_modified: [`${posix.relative(posix.join('/', outdir, directory), '/')}/**/*`] },
  }));
  return stringify({ version: 3, automerge: false, parallel_plan: true, parallel_apply: true, projects });
}
