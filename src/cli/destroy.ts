import { Command } from 'commander';
import { type Aftermath, aftermathOf } from '../deploy/destroy/aftermath';
import { type Choice, RefusedDestroy } from '../deploy/destroy/choice';
import { type DestroyOptions, destroyStacks, type PlannedDestruction } from '../deploy/destroy/destroy';
import { type DestructionSummary, destructionEndedEarly, summarizeDestruction } from '../deploy/destroy/summary';
import { errorText } from '../estate/error-text';
import { defaultOutdir } from '../estate/outdir';
import { sandboxAround } from '../estate/sandbox-around';
import { type RunFlags, runOptionsOf, withRunOptions } from './arguments';
import { type Answer, canAsk, confirmBetween, type Terminal } from './confirm';
import { DeployProgress } from './deploy-progress';
import { destroyLine } from './destroy-line';
import { destroyQuestion, forgetQuestion, printDestroyed, printDestruction } from './destruction';
import { isOfState, sayFailed, stopped } from './ended';
import { sayPassedOn } from './environment';
import { onInterrupt } from './interrupt';
import { CliError, Output } from './output';
import { beginSummary, saveSummary } from './summary-file';
import { withUsageCode } from './wrong-usage';

interface DestroyFlags extends RunFlags {
  readonly all?: true;
  readonly leftBehind?: true;
  readonly forget?: true;
}

/** Exit code where something is protected or needed, or its state isn't where the program says. */
const notAllowed = 3;

export const destroyCommand = (): Command =>
  withRunOptions(
    new Command('destroy')
      .argument('[stacks...]', 'ids of the stacks to destroy')
      .option('--all', 'every stack of the program, and those that are gone from it')
      .option('--left-behind', 'every stack that was deployed and is gone from the program')
      .option(
        '--forget',
        'destroy nothing: say of stacks whose states are gone that nothing of them exists any more, so that they can be deployed anew',
      )
      .option('--outdir <folder>', 'what synthesis wrote; states are beside it, or where it says', defaultOutdir)
      .option('--auto-approve', "destroy what is planned, don't ask"),
  )
    .option('--json-summary <file>', 'write what was done as JSON')
    .addHelpText(
      'after',
      `
Destroys what is in stacks, each before those that it needs. A stack that is
gone from the program is destroyed by what landing-zone deploy has kept of it
beside its state; no program is needed for that where it is named. --left-behind
needs what synthesis wrote, to know what is gone. A stack that another one needs
which still stands is refused, and so is what is protected. So is a stack that
was deployed and whose state is gone: put back an earlier version of that. If
nothing of it exists any more, --forget says so, also while others need it.

Plans the end of every stack first and shows what goes, what is lost with it,
and what stays at OVHcloud or goes on costing. Then it asks, and applies exactly
that. Without a terminal it needs --auto-approve. Run it again after a failure
or Ctrl-C: it goes on from there.

Terraform is given the environment variables that it is given by deploy.

Exit codes: 0 done, 1 a stack failed or the answer was no, 2 wrong usage or a
refused variable, 3 protected, needed, or a state that is gone, can't be read or
is in another place, 130 stopped by Ctrl-C or a request to end.`,
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
  beginSummary(jsonSummary, destructionEndedEarly('failed', killed));
  let summary: DestructionSummary;
  try {
    const choice = choiceOf(stacks, flags);
    if (!flags.autoApprove && !canAsk(terminal)) throw new CliError(nobody, 2);
    summary = await destroyed(choice, flags, output, terminal);
  } catch (thrown) {
    const error = withExitCode(thrown, flags.outdir);
    const reason = errorText(error);
    const outcome = error instanceof CliError && error.exitCode === notAllowed ? 'refused' : 'failed';
    saveSummary(jsonSummary, destructionEndedEarly(outcome, reason));
    throw error;
  }
  printDestroyed(output, summary, flags.forget);
  saveSummary(jsonSummary, summary);
  conclude(summary, flags);
}

function choiceOf(stacks: readonly string[], { all, leftBehind, forget }: DestroyFlags): Choice {
  if (forget && (all || leftBehind)) throw new CliError('--forget takes the names of stacks', 2);
  const given = [stacks.length > 0, all, leftBehind].filter(Boolean).length;
  if (given !== 1) throw new CliError('name stacks, or give one of --all and --left-behind', 2);
  return all ? 'all' : leftBehind ? 'left-behind' : stacks;
}

function withExitCode(thrown: unknown, outdir: string): unknown {
  if (thrown instanceof RefusedDestroy) {
    const { message, together } = thrown;
    const place = { outdir, sandbox: sandboxAround(process.env)?.stateFile };
    const instead = together.length === 0 ? '' : `. Destroy it with what it needs: ${destroyLine(together, place)}`;
    return new CliError(`${message}${instead}`, notAllowed);
  }
  return isOfState(thrown) ? new CliError(thrown.message, notAllowed) : withUsageCode(thrown);
}

async function destroyed(
  choice: Choice,
  flags: DestroyFlags,
  output: Output,
  terminal: Terminal,
): Promise<DestructionSummary> {
  const interrupt = onInterrupt(output);
  const running = runOptionsOf(flags);
  const progress = new DeployProgress(output, running.lockTimeout);
  const sandbox = sandboxAround(process.env);
  if (sandbox) output.line(`Destroying in the sandbox in ${sandbox.stateFile}, not at OVHcloud`);
  sayPassedOn(output, running.passEnv);
  let stays: Aftermath['stays'] = [];
  const consent = async (planned: readonly PlannedDestruction[]): Promise<Answer> => {
    if (flags.forget) {
      return flags.autoApprove ? 'yes' : confirmBetween(output, forgetQuestion(planned), terminal, interrupt.signal);
    }
    const aftermath = aftermathOf(planned);
    stays = aftermath.stays;
    printDestruction(output, planned, aftermath);
    const gone = planned.reduce((sum, { changes }) => sum + changes.length, 0);
    if (flags.autoApprove || gone === 0) return 'yes';
    return confirmBetween(output, destroyQuestion(planned), terminal, interrupt.signal);
  };
  const options: DestroyOptions = {
    outdir: flags.outdir,
    choice,
    ...(flags.forget && { isForgetting: true }),
    ...running,
    ...(sandbox && { ownEnv: sandbox.env }),
    signal: interrupt.signal,
    onEvent: progress.onEvent,
    consent,
  };
  try {
    return summarizeDestruction(await progress.during(() => destroyStacks(options)), stays);
  } finally {
    interrupt.dispose();
  }
}

const nobody = 'destroy asks before it destroys, and there is no terminal to ask on; add --auto-approve';

/** What stands in the summary until there is more to say. */
const killed = 'it was ended from outside before it could say what it did; what it had begun is in the states';

function conclude({ outcome, stacks }: DestructionSummary, { forget }: DestroyFlags): void {
  const failed = stacks.filter(({ status }) => status === 'failed').map(({ id }) => id);
  switch (outcome) {
    case 'failed':
      throw new CliError(sayFailed(failed, stacks.length));
    case 'declined':
      throw new CliError(`not confirmed, so nothing was ${forget ? 'forgotten or changed' : 'destroyed'}`);
    case 'stopped':
      throw stopped();
    case 'refused':
      throw new CliError(
        `states can't be read (${stacks.flatMap(({ id, hasNoState }) => (hasNoState ? id : [])).join(', ')}): nothing was destroyed; what to do is above`,
        notAllowed,
      );
    case 'done':
  }
}
