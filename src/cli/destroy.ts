import { Command } from 'commander';
import { defaultLockTimeout } from '../deploy/deploy';
import { type Aftermath, aftermathOf } from '../deploy/destroy/aftermath';
import { type Choice, RefusedDestroy } from '../deploy/destroy/choice';
import { destroyStacks, type PlannedDestruction } from '../deploy/destroy/destroy';
import { type DestructionSummary, destructionEndedEarly, summarizeDestruction } from '../deploy/destroy/summary';
import { RefusedEnvironment } from '../deploy/environment';
import type { StackResult } from '../deploy/stack-run';
import { sandboxAround } from '../estate/sandbox-around';
import { another, duration, positive } from './arguments';
import { type Answer, canAsk, confirm, type Terminal } from './confirm';
import { DeployProgress } from './deploy-progress';
import { printDestroyed, printDestruction } from './destruction';
import { refusedEnvironment } from './environment';
import { onInterrupt } from './interrupt';
import { CliError, count, Output } from './output';
import { beginSummary, saveSummary } from './summary-file';

interface DestroyFlags {
  readonly outdir: string;
  readonly all?: true;
  readonly leftBehind?: true;
  readonly autoApprove?: true;
  readonly parallelism?: number;
  readonly lockTimeout?: string;
  readonly env?: readonly string[];
  readonly jsonSummary?: string;
}

/** Exit code where something is protected, or needed. */
const notAllowed = 3;

export const destroyCommand = (): Command =>
  new Command('destroy')
    .argument('[stacks...]', 'ids of the stacks to destroy')
    .option('--all', 'every stack of the program, and those that are gone from it')
    .option('--left-behind', 'every stack that was deployed and is gone from the program')
    .option('--outdir <folder>', 'what synthesis wrote; states are beside it, or where it says', 'cdktf.out')
    .option('--auto-approve', "destroy what is planned, don't ask")
    .option('--parallelism <n>', 'how many stacks at once (default: as many as processors, at least 2)', positive)
    .option(
      '--lock-timeout <duration>',
      'how long a stack waits for the lock of its state',
      duration,
      defaultLockTimeout,
    )
    .option(
      '--env <name>',
      'pass this environment variable on to Terraform, whatever it does; can be repeated',
      another,
    )
    .option('--json-summary <file>', 'write what was done as JSON')
    .addHelpText(
      'after',
      `
Destroys what is in stacks, each before those that it needs. A stack that is
gone from the program is destroyed by what landing-zone deploy has kept of it
beside its state; no program is needed for that. A stack that another one needs
which still stands is refused, and so is what is protected.

Plans the end of every stack first and shows what goes, what is lost with it,
and what stays at OVHcloud or goes on costing. Then it asks, and applies exactly
that. Without a terminal it needs --auto-approve. Run it again after a failure
or Ctrl-C: it goes on from there.

Terraform is given the environment variables that it is given by deploy.

Exit codes: 0 done, 1 a stack failed or the answer was no, 2 wrong usage or a
refused variable, 3 protected or needed, 130 stopped by Ctrl-C or a request to
end.`,
    )
    .action((stacks: readonly string[], flags: DestroyFlags) =>
      destroy(stacks, flags, new Output(process.stdout, process.env)),
    );

/** Destroys and tells what came of it. */
export async function destroy(
  stacks: readonly string[],
  flags: DestroyFlags,
  output: Output,
  terminal: Terminal = process,
): Promise<void> {
  const { jsonSummary } = flags;
  const save = (summary: DestructionSummary) => {
    if (jsonSummary !== undefined) saveSummary(jsonSummary, summary);
  };
  if (jsonSummary !== undefined) beginSummary(jsonSummary, destructionEndedEarly('failed', killed));
  let summary: DestructionSummary;
  try {
    const choice = choiceOf(stacks, flags);
    if (!flags.autoApprove && !canAsk(terminal)) throw new CliError(nobody, 2);
    summary = await destroyed(choice, flags, output, terminal);
  } catch (thrown) {
    const error = withExitCode(thrown);
    const reason = error instanceof Error ? error.message : String(error);
    save(
      destructionEndedEarly(error instanceof CliError && error.exitCode === notAllowed ? 'refused' : 'failed', reason),
    );
    throw error;
  }
  printDestroyed(output, summary);
  save(summary);
  conclude(summary);
}

function choiceOf(stacks: readonly string[], { all, leftBehind }: DestroyFlags): Choice {
  const given = [stacks.length > 0, all, leftBehind].filter(Boolean).length;
  if (given !== 1) throw new CliError('name stacks, or give one of --all and --left-behind', 2);
  return all ? 'all' : leftBehind ? 'left-behind' : stacks;
}

function withExitCode(thrown: unknown): unknown {
  if (thrown instanceof RefusedDestroy) return new CliError(thrown.message, notAllowed);
  return thrown instanceof RefusedEnvironment ? refusedEnvironment(thrown) : thrown;
}

async function destroyed(
  choice: Choice,
  { outdir, parallelism, lockTimeout = defaultLockTimeout, env = [], autoApprove }: DestroyFlags,
  output: Output,
  terminal: Terminal,
): Promise<DestructionSummary> {
  const interrupt = onInterrupt(output);
  const progress = new DeployProgress(output, lockTimeout);
  const clock = output.live ? setInterval(() => progress.refresh(), 500) : undefined;
  const sandbox = sandboxAround(process.env);
  if (sandbox) output.line(`Destroying in the sandbox in ${sandbox.stateFile}, not at OVHcloud`);
  if (env.length > 0) output.line(`Passed on to Terraform from the environment: ${env.join(', ')}`);
  let stays: Aftermath['stays'] = [];
  const consent = async (planned: readonly PlannedDestruction[]): Promise<Answer> => {
    const aftermath = aftermathOf(planned);
    stays = aftermath.stays;
    printDestruction(output, planned, aftermath);
    const gone = planned.reduce((sum, { changes }) => sum + changes.length, 0);
    if (autoApprove || gone === 0) return 'yes';
    return confirm(`Destroy ${count(gone, 'resource')}?`, terminal, interrupt.signal);
  };
  let results: readonly StackResult[];
  try {
    results = await destroyStacks({
      outdir,
      choice,
      lockTimeout,
      passEnv: env,
      ...(sandbox && { ownEnv: sandbox.env }),
      ...(parallelism !== undefined && { parallelism }),
      signal: interrupt.signal,
      onEvent: progress.onEvent,
      consent,
    });
  } finally {
    clearInterval(clock);
    interrupt.dispose();
  }
  return summarizeDestruction(results, stays);
}

const nobody = 'destroy asks before it destroys, and there is no terminal to ask on; add --auto-approve';

/** What stands in the summary until there is more to say. */
const killed = 'it was ended from outside before it could say what it did; what it had begun is in the states';

function conclude({ outcome, stacks }: DestructionSummary): void {
  const failed = stacks.filter(({ status }) => status === 'failed').map(({ id }) => id);
  switch (outcome) {
    case 'failed':
      throw new CliError(
        `${failed.length} of ${count(stacks.length, 'stack')} failed (${failed.join(', ')}); the reasons are above`,
      );
    case 'declined':
      throw new CliError('not confirmed, so nothing was destroyed');
    case 'stopped':
      throw new CliError('stopped; everything begun was finished and saved, run it again to go on from here', 130);
    case 'refused':
    case 'done':
  }
}
