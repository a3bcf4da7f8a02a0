import { join } from 'node:path';
import { Command } from 'commander';
import { deployStacks } from '../deploy/deploy';
import type { StackResult } from '../deploy/stack-run';
import { startSandbox } from '../sandbox/server';
import { appOf, synthesize } from '../synthesis';
import { DeployProgress, printSummary } from './deploy-progress';
import { onInterrupt } from './interrupt';
import { CliError, count, Output } from './output';

const stoppedEarly = new CliError('stopped before anything was deployed', 130);

/** Where the quickstart keeps everything it makes, below the folder it runs in. */
const home = join('.landing-zone', 'quickstart');

export const quickstartCommand = (): Command =>
  new Command('quickstart')
    .addHelpText(
      'after',
      `
Synthesizes the program that cdktf.json names and deploys all its stacks with Terraform (or OpenTofu) into a sandbox:
no account, no credential. Keeps everything in ${home}; a second run finds no changes, a stopped one goes on.`,
    )
    .action(() => quickstart(process.cwd(), new Output(process.stdout, process.env)));

/** Synthesizes, deploys and tells what came of it; what it makes is below the folder. */
export async function quickstart(folder: string, output: Output): Promise<void> {
  const started = performance.now();
  const outdir = join(folder, home, 'cdktf.out');
  const stateFile = join(folder, home, 'sandbox.json');
  const interrupt = onInterrupt(output);
  try {
    const app = appOfClone(folder);
    output.line(`Synthesizing: ${app}`);
    await synthesize({ app, folder, outdir }).catch((error) => {
      throw interrupt.signal.aborted ? stoppedEarly : error;
    });
    if (interrupt.signal.aborted) throw stoppedEarly;
    output.line('Deploying into the sandbox: no OVHcloud account, no cost');
    const results = await deployIntoSandbox(outdir, stateFile, output, interrupt.signal);
    printSummary(output, results);
    report(results);
    printNextSteps(output, (performance.now() - started) / 1000);
  } finally {
    interrupt.dispose();
  }
}

async function deployIntoSandbox(
  outdir: string,
  stateFile: string,
  output: Output,
  signal: AbortSignal,
): Promise<StackResult[]> {
  const sandbox = await startSandbox({ stateFile, seed: outdir });
  const progress = new DeployProgress(output);
  const clock = output.live ? setInterval(() => progress.refresh(), 500) : undefined;
  try {
    const env = { ...process.env, ...sandbox.env };
    return await deployStacks({ outdir, env, signal, onEvent: progress.onEvent });
  } finally {
    clearInterval(clock);
    await sandbox.close();
  }
}

function appOfClone(folder: string): string {
  const app = appOf(folder);
  if (app !== undefined) return app;
  throw new CliError('there is no cdktf.json in this folder; run the quickstart in a clone of ovh-landing-zone');
}

function report(results: readonly StackResult[]): void {
  const failed = results.filter((result) => result.status === 'failed').map((result) => result.id);
  if (failed.length > 0) {
    throw new CliError(
      `${failed.length} of ${count(results.length, 'stack')} failed (${failed.join(', ')}); the reasons are above`,
    );
  }
  if (results.some((result) => result.status === 'stopped')) {
    throw new CliError('stopped; everything begun was finished and saved, run it again to go on from here', 130);
  }
}

function printNextSteps(output: Output, seconds: number): void {
  const { bold } = output.colors;
  const state = `--state ${join(home, 'sandbox.json')}`;
  output.line(`Done in ${seconds.toFixed(0)} s, all of it in the sandbox. Next:`);
  output.line(`  ${bold('npm run quickstart')}`);
  output.line('      again: no changes; or change examples/orbital first');
  output.line(`  ${bold(`npx landing-zone sandbox list ${state}`)}`);
  output.line('      what stands in the simulated cloud now');
  output.line(`  ${bold(`cd ${join(home, 'cdktf.out', 'stacks', '<stack>')} && terraform state list`)}`);
  output.line('      every stack is plain Terraform');
}
