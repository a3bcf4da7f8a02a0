import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { type Approval, NotReviewed } from '../deploy/approval';
import type { MovedState } from '../deploy/move/move';
import { deployPlans, type PlannedDeployOptions } from '../deploy/planned-deploy';
import type { GoneStack } from '../deploy/record/gone-stacks';
import { RefusedRename } from '../deploy/renamed';
import type { StackResult } from '../deploy/stack-run';
import { type AskedDeployment, type DeploymentSummary, endedEarly, summarize } from '../deploy/summary';
import { errorText } from '../estate/error-text';
import { type ChangeGate, changeGates, everything } from '../estate/gates';
import { defaultOutdir } from '../estate/outdir';
import { day, type RunFlags, runOptionsOf, withRunOptions } from './arguments';
import { conclude } from './concluded';
import { canAsk, type Terminal } from './confirm';
import { DeployProgress } from './deploy-progress';
import { askToDeploy } from './deploy-question';
import { printDeployment } from './deployment';
import { isOfState } from './ended';
import { sayPassedOn } from './environment';
import { helpList } from './help';
import { onInterrupt } from './interrupt';
import { leftBehindOf } from './left-behind';
import { askToMove } from './moves';
import { namesOf } from './names';
import { CliError, Output } from './output';
import { deployTarget } from './own-sandbox';
import { refusedRename } from './refused-rename';
import { notReviewed, readReviewed } from './reviewed';
import { beginSummary, saveSummary } from './summary-file';
import { withUsageCode } from './wrong-usage';

interface DeployFlags extends RunFlags {
  readonly reviewed?: string;
  readonly review?: string;
  readonly acceptDrift?: true;
  readonly planOnly?: true;
  readonly sandbox?: true;
  readonly moveState?: string;
  readonly failOn?: readonly (ChangeGate | typeof everything)[];
  readonly today?: string;
}

export const deployCommand = (): Command =>
  withRunOptions(
    new Command('deploy')
      .argument('[stacks...]', 'ids of the stacks to deploy (default: all)')
      .option('--outdir <folder>', 'what synthesis wrote', defaultOutdir)
      .option(
        '--reviewed <digest>',
        'deploy only the output with this digest, as landing-zone review says it; or the sha256 of the file of --review',
      )
      .option(
        '--review <file>',
        'that review, as landing-zone review --format json wrote it: also hold the plans against it',
      )
      .option(
        '--accept-drift',
        'go on where plans change more than the review says, but destroy and replace nothing more',
      )
      .option('--plan-only', 'plan and compare, change nothing')
      .option('--sandbox', 'deploy into a simulated cloud on this machine, with states in local files')
      .option(
        '--move-state <folder>',
        'first move states to where the program says now; the folder is what synthesis wrote before that changed',
      )
      .option('--auto-approve', "apply what is planned, don't ask")
      .option('--fail-on <what>', 'apply nothing where a plan holds one of these', gateList),
  )
    .option(
      '--today <day>',
      'day by which retired and exceptions of the settings are understood, such as 2027-01-31 (default: today, in UTC)',
      day,
    )
    .option('--json-summary <file>', 'write what was done as JSON')
    .addHelpText(
      'after',
      `
Plans every stack into a file with Terraform (or OpenTofu) and applies exactly
that file, stacks side by side as their order allows. A failure stops only the
stacks that need the failed one. Run it again after a failure or Ctrl-C: it goes
on from there.

On a terminal it first plans all stacks, shows what is created, changed,
replaced and destroyed, and asks once. A stack below one with changes is planned
early, with what isn't known yet left open, and again once that is deployed; if
it then destroys or replaces what wasn't shown, it asks again. Without a
terminal it needs --auto-approve or --reviewed.

What holds data is destroyed or replaced only where retired or exceptions of the
settings say so, if its stack protects data: in production, and what IT guards.
All stacks are planned first then, and nothing is applied if one would.

What has another key in the settings, and not its old one as id, would be
destroyed and made again: it is refused, with the line that keeps it. A stack
of such a team or environment is, before anything is begun.

--fail-on takes, separated by commas:
${helpList([...Object.entries(changeGates), [everything, 'any of these, and anything else that changes']])}

With --reviewed, the files in the output folder must be, byte by byte, what was
reviewed; they are compared before Terraform is started, after planning, and
before applying. The sha256 of the review file stands for the same bytes, and
also for what the review says that is done with them: who could edit the file
can't widen that. Alone, it takes the whole output or nothing. With --review, a
stack that the review leaves as it is may have other content by now: another
merge has changed it, and it is left out. All stacks that can be planned are
planned before the first is changed. A plan that destroys or replaces anything
outside the review, or for another reason, stops it, whatever the flags; other
differences stop it unless --accept-drift is given. A stack below one with
changes is planned once that is deployed, and held against the review then.

Terraform is given the environment variables that the providers and the backend
of a stack need, and TF_VAR_... of variables that it declares. One that would
change what is deployed (TF_WORKSPACE, TF_CLI_ARGS, OVH_ENDPOINT, ...) is
refused before anything is begun; --env passes it on. Any other is left out.

--move-state carries each state from where the output in the folder says to
where that of --outdir says, between local files and S3, and then deploys. The
folder is an output that was kept, or what the program of the base synthesizes,
as in a git worktree: git worktree add --detach before origin/main. The states
are looked at first, and none is moved where one can't be. A copy of each is
kept below .landing-zone/moved-states; the old place is emptied, and says where
the state went. Killed at any point, the same command goes on from there. With
--plan-only it says what would be moved.

--sandbox needs no account and no credential, whatever backend the states have:
it deploys a copy of the output, below .landing-zone/deploy, with its states
there, into the cloud in .landing-zone/sandbox.json, as the sandbox commands do.

Exit codes: 0 done, 1 a stack failed or the answer was no, 2 wrong usage or a
refused variable, 3 not what was reviewed, something that --fail-on names,
protected data, another name, or a state that is gone, can't be read or is in
another place, 130 stopped by Ctrl-C or a request to end.`,
    )
    .action((stacks: readonly string[], flags: DeployFlags) =>
      deploy(stacks, flags, new Output(process.stdout, process.env)),
    );

/** Deploys and tells what came of it. */
export async function deploy(
  stacks: readonly string[],
  flags: DeployFlags,
  output: Output,
  terminal: Terminal = process,
): Promise<void> {
  const { acceptDrift = false, planOnly = false, jsonSummary } = flags;
  const { reviewed: digest, review } = flags;
  const [moved, toMove]: [MovedState[], MovedState[]] = [[], []];
  let asked: AskedDeployment = { acceptDrift, planOnly, moved, toMove };
  beginSummary(jsonSummary, endedEarly('failed', killed, asked));
  let summary: DeploymentSummary;
  let unsaved: unknown;
  try {
    if (digest === undefined && review !== undefined) throw new CliError(both, 2);
    if (digest !== undefined && flags.sandbox) throw new CliError(reviewedInSandbox, 2);
    if (flags.moveState !== undefined && flags.sandbox) throw new CliError(movedInSandbox, 2);
    const asks = digest === undefined && !planOnly && !flags.autoApprove;
    if (asks && !canAsk(terminal)) throw new CliError(nobody, 2);
    const reviewed = digest === undefined ? undefined : readReviewed(digest, review);
    asked = { ...asked, reviewed: reviewed?.digest };
    const given = { ...flags, acceptDrift, planOnly, moved, toMove, reviewed, isSandboxed: flags.sandbox === true };
    const done = await deployed(stacks, { ...given, ...(asks && { terminal }) }, output);
    asked = { ...asked, ...(done.sandbox !== undefined && { sandbox: done.sandbox }) };
    unsaved = done.unsaved;
    const removed = leftBehindOf(done.gone, done, reviewed?.removed);
    summary = summarize({ results: done.results, removed, ...asked });
  } catch (thrown) {
    const error = withExitCode(thrown);
    const outcome = error instanceof CliError && error.exitCode === notReviewed ? 'refused' : 'failed';
    const reason = errorText(error);
    saveSummary(jsonSummary, endedEarly(outcome, reason, asked));
    throw error;
  }
  printDeployment(output, summary);
  saveSummary(jsonSummary, summary);
  if (unsaved !== undefined) throw unsaved;
  conclude(summary);
}

function withExitCode(thrown: unknown): unknown {
  return thrown instanceof NotReviewed || isOfState(thrown)
    ? new CliError(thrown.message, notReviewed)
    : withUsageCode(thrown);
}

interface Given
  extends Pick<DeployFlags, 'outdir' | 'parallelism' | 'lockTimeout' | 'env' | 'failOn' | 'today' | 'moveState'>,
    Omit<AskedDeployment, 'reviewed' | 'sandbox' | 'moved' | 'toMove'> {
  /** Is given what is moved. */
  readonly moved: MovedState[];
  /** Is given what only would be. */
  readonly toMove: MovedState[];
  readonly reviewed: Approval | undefined;
  /** Whether it goes into a sandbox of its own. */
  readonly isSandboxed: boolean;
  /** Where somebody is asked first. */
  readonly terminal?: Terminal;
}

interface Deployed {
  readonly results: readonly StackResult[];
  readonly gone: readonly GoneStack[];
  /** Output that was deployed. */
  readonly outdir: string;
  /** File of the simulated cloud that it went into. */
  readonly sandbox?: string;
  /** Why that could not be written at the end. */
  readonly unsaved?: unknown;
}

async function deployed(stacks: readonly string[], given: Given, output: Output): Promise<Deployed> {
  const { outdir, reviewed, acceptDrift, planOnly, failOn, terminal, today, moveState } = given;
  const running = runOptionsOf(given);
  const target = await deployTarget(outdir, given.isSandboxed, output);
  const interrupt = onInterrupt(output);
  const progress = new DeployProgress(output, running.lockTimeout);
  sayPassedOn(output, running.passEnv);
  const asking = terminal && { terminal, output, ...interrupt };
  try {
    const options: PlannedDeployOptions = {
      outdir: target.outdir,
      ...running,
      ...(target.env && { ownEnv: target.env }),
      ...(stacks.length > 0 && { stacks }),
      ...(reviewed && { approval: reviewed }),
      acceptDrift,
      planOnly,
      ...(failOn && { failOn }),
      ...(today !== undefined && { today }),
      ...(asking && { approve: (question) => askToDeploy(question, asking) }),
      ...(moveState !== undefined && {
        move: {
          from: moveState,
          copies: resolve(copies),
          ...(asking && { approve: (states) => askToMove(states, asking) }),
        },
      }),
      signal: interrupt.signal,
      onEvent: (event) => {
        if (event.type === 'state-moved') given.moved.push(event.state);
        if (event.type === 'states-to-move') given.toMove.push(...event.states);
        progress.onEvent(event);
      },
    };
    const results = await progress.during(() => deployPlans(options));
    const sandbox = target.stateFile;
    const done = { results, gone: progress.gone, outdir: target.outdir, ...(sandbox !== undefined && { sandbox }) };
    // what was done is told all the same
    return await target.close().then(
      () => done,
      (unsaved: unknown) => ({ ...done, unsaved }),
    );
  } catch (error) {
    await target.close().catch(() => {});
    const place = { outdir: target.outdir, sandbox: target.stateFile };
    throw error instanceof RefusedRename ? refusedRename(error, place) : error;
  } finally {
    interrupt.dispose();
  }
}

const nobody =
  'there is no terminal to ask on; --auto-approve applies what is planned, --reviewed <digest> only what was reviewed, --plan-only changes nothing';

const reviewedInSandbox = '--sandbox deploys a copy with other states than what was reviewed; leave --reviewed out';

const movedInSandbox =
  '--sandbox deploys a copy with states of its own, and none of them has another place; leave --move-state out';

/** Where each state that is moved is kept as it was, below the folder it runs in. */
const copies = join('.landing-zone', 'moved-states');

const both = '--review says what was reviewed, --reviewed <digest> that somebody approved it; give both';

/** What stands in the summary until there is more to say. */
const killed =
  'the deployment was ended from outside before it could say what it did; what it had begun is in the states';

const isGate = (name: string): name is ChangeGate | typeof everything =>
  name === everything || Object.hasOwn(changeGates, name);

const gateList = namesOf(isGate, [...Object.keys(changeGates), everything]);
