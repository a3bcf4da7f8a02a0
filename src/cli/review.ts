import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { suggest } from '../../constructs/core/messages';
import { isFolder } from '../estate/folders';
import { everything } from '../estate/gates';
import type { Estate as ReviewedOutput } from '../estate/model';
import { type Plan, readPlan } from '../estate/plan';
import { readEstate } from '../estate/read';
import { sha256 } from '../estate/sha256';
import { plain } from '../readings/format/escape';
import { joinPlans } from '../review/plan/join';
import { unmarked } from '../review/render/content/text';
import { verdict } from '../review/render/content/verdict';
import { type Format, formats, isFormat } from '../review/render/formats';
import { type Gate, gates, gatesHit, isGate, saysAnything } from '../review/report/gate';
import type { Report } from '../review/report/report';
import { reviewOf } from '../review/report/review';
import { openSides, type Sides, type SidesRequest } from '../review/sides';
import { findSources, withSources } from '../review/source/sources';
import { makeGiven, readGiven } from './given';
import { helpList } from './help';
import { onInterrupt } from './interrupt';
import { namesOf } from './names';
import { CliError, Output, type Stream } from './output';
import { reviewedChange } from './reviewed-change';

export interface ReviewFlags {
  readonly base?: string;
  readonly baseDir?: string;
  readonly headDir?: string;
  readonly source?: string;
  readonly format: readonly Format[];
  readonly out?: string;
  readonly failOn: readonly Gate[];
  readonly showNoise?: true;
  readonly plan?: 'sandbox';
  readonly planJson: readonly PlanFile[];
}

/** The JSON of a plan, of one stack. */
interface PlanFile {
  readonly stack: string;
  readonly file: string;
}

/** Exit codes: nothing changes, something does, something that `--fail-on` names. */
const codes = { nothing: 0, changes: 2, named: 3 } as const;

export const reviewCommand = (): Command =>
  new Command('review')
    .option('--base <ref>', 'compare with the program as it is at this git ref, such as origin/main')
    .option('--base-dir <folder>', 'compare with what synthesis wrote into this folder')
    .option('--head-dir <folder>', 'what synthesis wrote of the program as it is now (default: synthesizes it)')
    .option(
      '--source <folder>',
      'the program behind --head-dir, to name its lines; nothing of it is run (default: this one)',
    )
    .addOption(
      new Option('--plan <where>', 'also deploy the base into a throw-away sandbox and plan the change there').choices([
        'sandbox',
      ]),
    )
    .option('--plan-json <stack=file>', 'also read what terraform show -json says of a plan', planFile)
    .option(
      '--format <format>',
      `${Object.keys(formats).join(', ')}; several with --out (default: terminal, or markdown in a log; with --out all of them)`,
      namesOf(isFormat, Object.keys(formats)),
    )
    .option('--out <folder>', 'write the reports into files in this folder, such as review.md')
    .option('--fail-on <what>', 'end with exit code 3 where the review holds one of these', gateList)
    .option('--show-noise', 'list the differences that change nothing, too')
    .addHelpText(
      'after',
      `
Says what a change of the program would do, from two synthesized outputs: no
credential, no Terraform. With --base it synthesizes the program twice, in a git
worktree of the base and as it is now, by the command that cdktf.json names.

--fail-on takes, separated by commas:
${helpList([...Object.entries(gates).map(([name, { says }]) => [name, says] as const), [everything, 'any of these, and anything else that differs']])}

Exit codes: 0 nothing changes, 2 something does, 3 something that --fail-on
names, 1 failed or wrong usage, 130 stopped by Ctrl-C.

Examples:
  landing-zone review --base origin/main
  landing-zone review --base origin/main --out report --fail-on data-loss
  landing-zone review --base-dir before --head-dir cdktf.out --format json`,
    )
    .action(async (flags: Partial<ReviewFlags>) => {
      const asked = { format: [], failOn: [], planJson: [], ...flags };
      process.exitCode = await review(asked, { stdout: process.stdout, stderr: process.stderr, env: process.env });
    });

interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: NodeJS.ProcessEnv;
}

/** Compares, prints or writes the reports, and answers with the exit code. */
export async function review(flags: ReviewFlags, { stdout, stderr, env }: Streams): Promise<number> {
  const progress = new Output(stderr, env);
  const { base, head: headDir } = sidesOf(flags);
  if (flags.format.length > 1 && flags.out === undefined) {
    throw new CliError(`${flags.format.join(' and ')} can't be printed together; write them into a folder with --out`);
  }
  // what is in vain is told before the work
  const unmake = flags.out === undefined ? undefined : makeGiven('--out', flags.out);
  const interrupt = onInterrupt(progress, 'Stopping');
  try {
    const sides = await openSides({
      base,
      head: headDir,
      program: process.cwd(),
      signal: interrupt.signal,
      onProgress: (text) => progress.line(`review: ${text}`),
    });
    try {
      const report = await compare(sides, flags, { progress, env, signal: interrupt.signal });
      if (flags.out === undefined) print(report, flags.format[0], new Output(stdout, env));
      else write(report, flags.format, flags.out, progress);
      return conclude(report, flags.failOn, progress);
    } finally {
      await sides.dispose();
    }
  } catch (error) {
    unmake?.();
    throw interrupt.signal.aborted ? new CliError('stopped', 130) : error;
  } finally {
    interrupt.dispose();
  }
}

interface Surroundings {
  readonly progress: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** The review of two outputs, joined with the plans that are asked for. */
async function compare(
  sides: Sides,
  { plan, planJson, showNoise, source }: ReviewFlags,
  { progress, env, signal }: Surroundings,
): Promise<Report> {
  const [base, head] = [readEstate(sides.base.folder), readEstate(sides.head.folder)];
  const about = reviewedChange(env);
  const names = {
    baseName: sides.base.name,
    headName: sides.head.name,
    baseOutput: sides.base.output,
    headOutput: sides.head.output,
    ...(about && { about }),
  };
  const plans = readPlans(planJson, head);
  let report = reviewOf(base, head, { ...names, showNoise: showNoise ?? false });
  if (plan === 'sandbox') {
    const { rehearse } = await import('../review/plan/rehearsal.js');
    const { rehearsalTools } = await import('./rehearsal.js');
    const tools = rehearsalTools(signal, env, [...base.stacks.values(), ...head.stacks.values()]);
    const onProgress = (text: string) => progress.line(`review: ${text}`);
    report = joinPlans(report, await rehearse({ base, head, tools, signal, onProgress }), base, head);
  }
  if (plans.size > 0) report = joinPlans(report, { plans, limits: [] }, base, head);
  const program = source ?? process.cwd();
  // elsewhere there is no program whose lines could be meant
  return isProgram(program) ? withSources(report, findSources(program, base, head)) : report;
}

const isProgram = (folder: string): boolean => existsSync(join(folder, 'cdktf.json'));

function readPlans(files: readonly PlanFile[], { stacks }: ReviewedOutput): ReadonlyMap<string, Plan> {
  return new Map(
    files.map(({ stack, file }) => {
      if (!stacks.has(stack)) throw new CliError(`--plan-json ${stack}=…: ${suggest(stack, [...stacks.keys()])}`);
      const where = `--plan-json ${stack}=${file}`;
      return [stack, readPlan(readGiven(file, where).toString('utf8'), where)] as const;
    }),
  );
}

function planFile(text: string, before: readonly PlanFile[] = []): PlanFile[] {
  const [, stack, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (stack === undefined || file === undefined) throw new InvalidArgumentError('It must be <stack>=<file>.');
  if (before.some((one) => one.stack === stack)) throw new InvalidArgumentError(`There is a plan of ${stack} already.`);
  return [...before, { stack, file }];
}

function sidesOf({ base, baseDir, headDir, source }: ReviewFlags): Pick<SidesRequest, 'base' | 'head'> {
  if (source !== undefined && headDir === undefined)
    throw new CliError('--source is the program behind --head-dir; give both');
  if (source !== undefined && !isFolder(source)) throw new CliError(`--source ${source}: there is no such folder`);
  if (source !== undefined && !isProgram(source))
    throw new CliError(`--source ${source}: has no cdktf.json; name the folder of the program, in which it is`);
  if (base !== undefined && baseDir !== undefined) throw new CliError('--base and --base-dir exclude each other');
  if (base !== undefined) return { base: { ref: base }, head: headDir };
  if (baseDir !== undefined) return { base: { folder: baseDir }, head: headDir };
  throw new CliError('say what to compare with: --base <ref> or --base-dir <folder>');
}

function print(report: Report, format: Format | undefined, output: Output): void {
  const terminal = { color: output.live && output.colors.isColorSupported, width: Math.min(output.width, 120) };
  const chosen = format ?? (output.stream.isTTY ? 'terminal' : 'markdown');
  output.stream.write(formats[chosen].render(report, terminal));
}

function write(report: Report, chosen: readonly Format[], folder: string, progress: Output): void {
  const names = chosen.length > 0 ? chosen : Object.keys(formats).filter(isFormat);
  const files = names.map((name) => {
    const { file, render } = formats[name];
    const text = render(report);
    try {
      writeFileSync(join(folder, file), text);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new CliError(`--out ${folder}: ${file} can't be written there (${code})`);
    }
    return { name, file, text };
  });
  const hashes = files
    .filter(({ name }) => name === 'json')
    .map(({ file, text }) => `, sha256 of ${file} ${sha256(text)}`);
  const written = [...new Set(files.map(({ file }) => file))].join(', ');
  progress.line(`review: ${plain(unmarked(verdict(report)))}`);
  progress.line(`review: wrote ${written} into ${folder}; digest ${report.digest}${hashes.join('')}`);
}

function conclude(report: Report, failOn: readonly Gate[], progress: Output): number {
  const hit = gatesHit(report, failOn.includes(everything) ? Object.keys(gates) : failOn);
  for (const gate of hit) progress.line(`review: fails on ${gate}: ${gates[gate]?.says}`);
  if (hit.length > 0) return codes.named;
  if (!saysAnything(report)) return codes.nothing;
  if (!failOn.includes(everything)) return codes.changes;
  progress.line(`review: fails on ${everything}: something differs`);
  return codes.named;
}

const isGateOrAll = (name: string): name is Gate => isGate(name) || name === everything;

const gateList = namesOf(isGateOrAll, [...Object.keys(gates), everything]);
