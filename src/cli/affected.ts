import { Command, Option } from 'commander';
import { affectedStacks } from '../affected/affected';
import { type AffectedFormat, affectedFormats } from '../affected/formats';
import { isFolder } from '../estate/folders';
import { defaultOutdir } from '../estate/outdir';
import { isOutput } from '../estate/read';
import { synthesizeRef } from '../synthesis/worktree';
import { count, type Stream } from './output';

interface AffectedFlags {
  readonly base?: string;
  readonly headDir: string;
  readonly format: AffectedFormat;
}

export const affectedCommand = (): Command =>
  new Command('affected')
    .option(
      '--base <ref or folder>',
      'what is deployed: a git ref, or a folder that synthesis wrote (default: nothing)',
    )
    .option('--head-dir <folder>', 'what synthesis wrote of the program as it is now', defaultOutdir)
    .addOption(
      new Option('--format <format>', 'how to print them').choices(Object.keys(affectedFormats)).default('list'),
    )
    .addHelpText(
      'after',
      `
A stack is affected when its Terraform JSON differs from the base's (metadata
aside), or when it depends on one that is. Stacks come in waves: those of one
wave may be deployed at once, each wave after the one before. Needs no
credential and no Terraform. Stacks that are gone from the program are named on
stderr; deploying doesn't destroy them.

Formats:
  list           a wave a line, its stacks side by side
  json           with reasons, owners and dependencies
  github-matrix  {"count": 2, "waves": [["a"], ["b", "c"]]} on one line, for
                 fromJSON in a workflow
  gitlab         jobs of a child pipeline; put the hidden job .deploy-stack
                 before them
  atlantis       atlantis.yaml

Example:
  landing-zone affected --base origin/main |
    while read -r wave; do npx cdktf deploy $wave; done`,
    )
    .action((flags: AffectedFlags) => affected(flags, process.stdout, process.stderr));

/** Prints which stacks must be deployed. */
async function affected({ base, headDir, format }: AffectedFlags, stdout: Stream, stderr: Stream): Promise<void> {
  const synthesized = base === undefined || isGivenFolder(base) ? undefined : await synthesizeRef(base, process.cwd());
  try {
    const found = affectedStacks(synthesized?.folder ?? base, headDir);
    for (const id of found.removed) {
      stderr.write(
        `stack ${id} is gone from the program; deploying does not destroy it, it keeps running and costing\n`,
      );
    }
    stdout.write(affectedFormats[format](found, headDir));
    const { stacks, waves, unchanged } = found;
    stderr.write(
      `${count(stacks.length, 'stack')} to deploy in ${count(waves.length, 'wave')}, ${unchanged.length} unchanged\n`,
    );
  } finally {
    await synthesized?.dispose();
  }
}

/** What looks like the path of a folder and is there is no git ref, though nothing is synthesized into it. */
const isGivenFolder = (base: string): boolean => isOutput(base) || (/[/\\]/.test(base) && isFolder(base));
