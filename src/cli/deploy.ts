import { closeSync, openSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { NotReviewed } from '../deploy/approval';
import { deployPlans } from '../deploy/planned-deploy';
import { summarize } from '../deploy/summary';
import { DeployProgress } from './deploy-progress';
import { printDeployment } from './deployment';
import { onInterrupt } from './interrupt';
import { CliError, count, Output } from './output';
import { notReviewed, readReviewed } from './reviewed';

interface DeployFlags {
  readonly outdir: string;
  readonly reviewed?: string;
  readonly review?: string;
  readonly acceptDrift?: true;
  readonly planOnly?: true;
  readonly parallelism?: number;
  readonly jsonSummary?: string;
}

export const deployCommand = (): Command =>
  new Command('deploy')
    .argument('[stacks...]', 'ids of the stacks to deploy (default: all)')
    .option('--outdir <folder>', 'what synthesis wrote', 'cdktf.out')
    .option('--reviewed <digest>', 'deploy only the output with this digest, as landing-zone review says it')
    .option(
      '--review <file>',
      'that review, as landing-zone review --format json wrote it: also hold the plans against it',
    )
    .option(
      '--accept-drift',
      'go on where plans change more than the review says, but destroy and replace nothing more',
    )
    .option('--plan-only', 'plan and compare, change nothing')
    .option('--parallelism <n>', 'how many stacks at once (default: as many as processors, at least 2)', positive)
    .option('--json-summary <file>', 'write what was done as JSON')
    .addHelpText(
      'after',
      `
Plans every stack into a file with Terraform (or OpenTofu) and applies exactly that file, stacks side by side as their order
allows. A failure stops only the stacks that need the failed one. Run it again after a failure or Ctrl-C: it goes on from there.

With --reviewed, the files in the output folder must be, byte by byte, what was reviewed; they are compared before Terraform is
started, after planning, and before applying. Alone, it takes the whole output or nothing. With --review, a stack that the
review leaves as it is may have other content by now: another merge has changed it, and it is left out. All stacks that can be
planned are planned before the first is changed. A plan that destroys or replaces anything outside the review, or for another
reason, stops it, whatever the flags; other differences stop it unless --accept-drift is given. A stack below one with changes is
planned once that is deployed, and held against the review then.

Exit codes: 0 done, 1 a stack failed, 2 wrong usage, 3 not what was reviewed, 130 stopped by Ctrl-C.`,
    )
    .action((stacks: readonly string[], flags: DeployFlags) =>
      deploy(stacks, flags, new Output(process.stdout, process.env)),
    );

/** Deploys and tells what came of it. */
export async function deploy(stacks: readonly string[], flags: DeployFlags, output: Output): Promise<void> {
  const { outdir, parallelism, acceptDrift = false, planOnly = false, jsonSummary } = flags;
  if (flags.review !== undefined && flags.reviewed === undefined) {
    throw new CliError('--review says what was reviewed, --reviewed <digest> that somebody approved it; give both', 2);
  }
  if (jsonSummary !== undefined) insistOnWritable(jsonSummary);
  const reviewed = flags.reviewed === undefined ? undefined : readReviewed(flags.reviewed, flags.review);
  const interrupt = onInterrupt(output);
  const progress = new DeployProgress(output);
  const clock = output.live ? setInterval(() => progress.refresh(), 500) : undefined;
  try {
    const results = await deployPlans({
      outdir,
      ...(stacks.length > 0 && { stacks }),
      ...(parallelism !== undefined && { parallelism }),
      ...(reviewed && { approval: reviewed }),
      acceptDrift,
      planOnly,
      signal: interrupt.signal,
      onEvent: progress.onEvent,
    });
    const summary = summarize({
      results,
      reviewed: reviewed?.digest,
      planOnly,
      acceptDrift,
      removed: reviewed?.removed ?? [],
    });
    if (jsonSummary !== undefined) writeFileSync(jsonSummary, `${JSON.stringify(summary, null, 2)}\n`);
    printDeployment(output, summary);
    conclude(
      summary.outcome,
      results.length,
      summary.stacks.filter(({ status }) => status === 'failed').map(({ id }) => id),
    );
  } catch (error) {
    throw error instanceof NotReviewed ? new CliError(error.message, notReviewed) : error;
  } finally {
    clearInterval(clock);
    interrupt.dispose();
  }
}

/** A summary that can't be written is told before anything is deployed, not after. */
function insistOnWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(`--json-summary ${file}: can't be written there (${code}); nothing was begun`, 2);
  }
}

function conclude(outcome: ReturnType<typeof summarize>['outcome'], total: number, failed: readonly string[]): void {
  switch (outcome) {
    case 'failed':
      throw new CliError(
        `${failed.length} of ${count(total, 'stack')} failed (${failed.join(', ')}); the reasons are above`,
      );
    case 'refused':
      throw new CliError('this is not what was reviewed; the differences are above', notReviewed);
    case 'stopped':
      throw new CliError('stopped; everything begun was finished and saved, run it again to go on from here', 130);
    case 'done':
  }
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return Number(text);
}
