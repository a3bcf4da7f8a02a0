import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { deployStacks } from '../deploy/deploy';
import { insistOnEnvironment, RefusedEnvironment } from '../deploy/environment';
import type { GoneStack } from '../deploy/record/gone-stacks';
import { RefusedRename } from '../deploy/renamed';
import type { StackResult } from '../deploy/stack-run';
import { findBinary } from '../deploy/terraform';
import { readEstate } from '../estate/read';
import { landingZone } from '../estate/shell';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { keepAllStatesLocally } from '../synthesis/local-states';
import { appOf, synthesize } from '../synthesis/synthesis';
import { DeployProgress, printSummary } from './deploy-progress';
import { isOfState, sayFailed, sayUnread, stopped } from './ended';
import { onInterrupt } from './interrupt';
import { leftBehindOf, printLeftBehind } from './left-behind';
import { CliError, Output } from './output';
import { refusedRename } from './refused-rename';
import { notReviewed } from './reviewed';

const stoppedEarly = new CliError('stopped before anything was deployed', 130);

/** Where the quickstart keeps everything it makes, below the folder it runs in. */
const home = join('.landing-zone', 'quickstart');

/** Nothing of it is anywhere else, so that is always a way out. */
const beginAnew = `to begin anew, remove ${home}`;

/** Where commands meet the sandbox, and not OVHcloud. */
const place = { outdir: join(home, 'cdktf.out'), sandbox: join(home, 'sandbox.json') };

export const quickstartCommand = (): Command =>
  new Command('quickstart')
    .addHelpText(
      'after',
      `
Synthesizes the program that cdktf.json names and deploys all its stacks with
Terraform (or OpenTofu) into a sandbox: no account, no credential. Keeps
everything in ${home}, states too, whatever backend the
program names; a second run finds no changes, a stopped one goes on.

Exit codes: 0 done, 1 a stack failed, 2 wrong usage or a refused variable,
3 a stack with another name than it was deployed under, or a state that is gone,
can't be read or is in another place, 130 stopped by Ctrl-C.`,
    )
    .action(() => quickstart(process.cwd(), new Output(process.stdout, process.env)));

/** Synthesizes, deploys and tells what came of it; what it makes is below the folder. */
export async function quickstart(folder: string, output: Output): Promise<void> {
  const started = performance.now();
  const outdir = join(folder, home, 'cdktf.out');
  const stateFile = join(folder, home, 'sandbox.json');
  const interrupt = onInterrupt(output);
  let sandbox: Sandbox | undefined;
  try {
    const app = appOfFolder(folder);
    // holds the sandbox from here on: the output of another quickstart is not taken from under it
    sandbox = await startSandbox({ stateFile });
    output.line(`Synthesizing: ${app}`);
    await synthesize({ app, folder, outdir }).catch((error) => {
      throw interrupt.signal.aborted ? stoppedEarly : error;
    });
    if (interrupt.signal.aborted) throw stoppedEarly;
    const backends = keepAllStatesLocally(outdir);
    if (backends.length > 0) {
      output.line(
        `States: in local files below ${home} instead of ${backends.join(', ')}, where nothing is read or written`,
      );
    }
    output.line('Deploying into the sandbox: no OVHcloud account, no cost');
    await sandbox.seed(outdir);
    const { results, gone } = await deployInto(sandbox, outdir, output, interrupt.signal);
    printSummary(output, results);
    printLeftBehind(output, leftBehindOf(gone, place));
    report(results);
    output.line(`Done in ${((performance.now() - started) / 1000).toFixed(0)} s, all of it in the sandbox. Next:`);
    printNextSteps(output, folder, app);
  } catch (error) {
    if (error instanceof RefusedRename) throw refusedRename(error, place);
    if (isOfState(error)) throw new CliError(`${error.message}; ${beginAnew}`, notReviewed);
    throw error instanceof RefusedEnvironment ? new CliError(`${error.message}. ${error.cure}`, 2) : error;
  } finally {
    await sandbox?.close();
    interrupt.dispose();
  }
}

async function deployInto(
  sandbox: Sandbox,
  outdir: string,
  output: Output,
  signal: AbortSignal,
): Promise<{ readonly results: readonly StackResult[]; readonly gone: readonly GoneStack[] }> {
  const progress = new DeployProgress(output);
  insistOnEnvironment([...readEstate(outdir).stacks.values()], { ownEnv: sandbox.env });
  const { onEvent } = progress;
  const results = await progress.during(() =>
    deployStacks({ outdir, ownEnv: sandbox.env, isRecorded: true, signal, onEvent }),
  );
  return { results, gone: progress.gone };
}

function appOfFolder(folder: string): string {
  const app = appOf(folder);
  if (app !== undefined) return app;
  throw new CliError(
    "there is no cdktf.json in this folder; run the quickstart in a clone of ovh-landing-zone, or beside your own program's cdktf.json",
  );
}

function report(results: readonly StackResult[]): void {
  const failed = results.filter((result) => result.status === 'failed').map((result) => result.id);
  if (failed.length > 0) {
    throw new CliError(`${sayFailed(failed, results.length)}; ${beginAnew}`);
  }
  const unread = sayUnread(results);
  if (unread !== undefined) throw new CliError(`${unread}; ${beginAnew}`, notReviewed);
  if (results.some((result) => result.status === 'stopped')) {
    throw stopped();
  }
}

function printNextSteps(output: Output, folder: string, app: string): void {
  const steps = [
    [again(folder), `again: no changes; or change ${programIn(app)} first`],
    [`${landingZone} sandbox list --state ${join(home, 'sandbox.json')}`, 'what stands in the simulated cloud now'],
    [
      `cd ${join(home, 'cdktf.out', 'stacks', '<stack>')} && ${findBinary(process.env)} state list`,
      'every stack is plain Terraform',
    ],
  ] as const;
  for (const [command, shows] of steps) output.line(`  ${output.colors.bold(command)}\n      ${shows}`);
}

/** What runs the quickstart again: a clone's own script, or the command, for a package that uses the library. */
function again(folder: string): string {
  const file = join(folder, 'package.json');
  const { scripts } = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as { scripts?: object };
  return scripts !== undefined && 'quickstart' in scripts ? 'npm run quickstart' : 'npx landing-zone quickstart';
}

/** The file that the command in cdktf.json runs. */
const programIn = (app: string): string => /\S+\.[cm]?[jt]s(?!\S)/.exec(app)?.[0] ?? 'the program';
