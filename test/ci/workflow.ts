import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const examples = join(__dirname, '..', '..', 'examples', 'ci');
export const workflows = join(examples, 'github', '.github', 'workflows');

/** The part of a GitHub workflow that the tests look at. */
export interface Workflow {
  readonly on: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: object;
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

export interface WorkflowJob {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps?: readonly WorkflowStep[];
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly strategy?: object;
}

export interface WorkflowStep {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string | number>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

export const readWorkflow = (name: string): Workflow => parse(readFileSync(join(workflows, name), 'utf8')) as Workflow;

/** The steps of an action of the examples' own. */
export function actionOf(name: string): WorkflowJob {
  const file = join(workflows, '..', 'actions', name, 'action.yml');
  return (parse(readFileSync(file, 'utf8')) as { readonly runs: WorkflowJob }).runs;
}

/** One job of a workflow. */
export function jobOf(file: string, name: string): WorkflowJob {
  const found = readWorkflow(file).jobs[name];
  if (found === undefined) throw new Error(`${file} has no job ${name}`);
  return found;
}

export interface StepRun {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Values of the expressions between `${{` and `}}`. */
  readonly expressions?: Readonly<Record<string, string>>;
}

export interface JobResult {
  readonly code: number;
  readonly text: string;
  /** What the steps wrote for other steps and jobs. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the shell steps of a job one after another, as GitHub does; stops at the first that fails. */
export async function runJob(job: WorkflowJob, { folder, env, expressions = {} }: StepRun): Promise<JobResult> {
  const files = { GITHUB_OUTPUT: '', GITHUB_ENV: '', GITHUB_STEP_SUMMARY: '' };
  for (const name of Object.keys(files) as (keyof typeof files)[]) {
    files[name] = join(folder, '..', `${name.toLowerCase()}.txt`);
    writeFileSync(files[name], '');
  }
  const lines = (file: string) => Object.fromEntries(readFileSync(file, 'utf8').split('\n').filter(Boolean).map(split));
  const evaluate = (values: WorkflowStep['env'] = {}) => {
    const known = { ...expressions, ...outputsOfSteps(job, lines(files.GITHUB_OUTPUT)) };
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, substitute(String(value), known)]));
  };
  let text = '';
  let code = 0;
  for (const step of job.steps ?? []) {
    if (
      step.run === undefined ||
      !holds(step.if, { ...expressions, ...outputsOfSteps(job, lines(files.GITHUB_OUTPUT)) })
    )
      continue;
    if (step.run.includes('${{')) throw new Error(`expression in a script: ${step.run}`);
    const own = { ...lines(files.GITHUB_ENV), ...evaluate(job.env), ...evaluate(step.env) };
    const run = await bash(step.run, folder, { ...env, ...files, ...own });
    text += run.text;
    code = run.code;
    if (code !== 0) break;
  }
  return { code, text, outputs: lines(files.GITHUB_OUTPUT), summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
}

/** Runs a script as GitHub does; not `spawnSync`, which would stop the sandbox in this process. */
export async function bash(
  script: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number; readonly text: string }> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number>((done, failed) => {
    child.once('error', failed);
    child.once('close', (exit) => done(exit ?? 1));
  });
  return { code, text };
}

/** A condition is one expression; an output that no step has written is empty. */
function holds(condition: string | undefined, known: Readonly<Record<string, string>>): boolean {
  const expression = /^\$\{\{ (.*) \}\}$/.exec(condition ?? '')?.[1];
  if (expression === undefined) return true;
  return (
    (known[expression] ?? (expression.startsWith('steps.') ? '' : substitute(`\${{ ${expression} }}`, known))) !== ''
  );
}

/** `steps.<id>.outputs.<name>`; no two steps of a job here have outputs of the same name. */
const outputsOfSteps = ({ steps = [] }: WorkflowJob, outputs: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    steps.flatMap(({ id }) =>
      Object.entries(outputs).map(([name, value]) => [`steps.${id}.outputs.${name}`, value] as const),
    ),
  );

const split = (line: string): [string, string] => {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
};

const substitute = (text: string, expressions: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => {
    const value = expressions[expression];
    if (value === undefined) throw new Error(`no value for the expression ${expression}`);
    return value;
  });
