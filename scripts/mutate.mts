/**
 * Changes lines as a careless edit would, one at a time, and looks whether a test fails: `npx tsx scripts/mutate.mts [lines] [seed]`.
 *
 * A change is put to the tests that import its file, the nearest first, until one fails; at last to the compiler. Up to 20 files of
 * tests are asked, the slow ones only where none is nearer: what a far or slow test alone would find counts as survived. At the end the
 * tests that failed run without any change, and have to pass.
 *
 * Takes 5 to 15 s for most changes and a minute for one that survives, so 20 to 30 minutes for 100 lines. Every file is put back, also
 * when the script is stopped.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root, temporaryFolder } from './checks.mjs';
import { draw, type Mutation } from './mutate/mutations.mjs';
import { filesOf, testsOf } from './mutate/nearest.mjs';

const folders = ['src/estate', 'src/review', 'src/deploy', 'src/zone/checks', 'constructs'];

/** Tests of the whole, with processes or thousands of cases: five seconds and more. */
const slow =
  /^test\/(?:ci|docs|package|sandbox|providers|review\/proof|review\/cli)\/|examples|browser|rehearsal|inert|s3|deploy\/(?:deploy|attacks|planned)/;

/** How many files of tests are asked together, one batch after another. */
const batchSizes = [1, 5, 14];

const report = join(temporaryFolder('mutate'), 'tests.json');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
/** Milliseconds; what takes longer never ends. */
const longest = 180_000;

/** What is to be done before the process ends; `temporaryFolder` lets signals end it. */
let cleanUp: () => void = () => {};
process.on('exit', () => cleanUp());

/** Runs a script of Node to its end, or until its time is up, with all that it started; answers whether it went well. */
function succeeds(...args: readonly string[]): Promise<boolean> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore', detached: true });
    const outer = cleanUp;
    cleanUp = () => {
      endGroup(child);
      outer();
    };
    const timer = setTimeout(() => endGroup(child), longest);
    child.once('error', failed);
    child.once('exit', (code) => {
      clearTimeout(timer);
      // a worker that never ends outlives its runner
      endGroup(child);
      cleanUp = outer;
      done(code === 0);
    });
  });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

interface Failure {
  /** One, or all that were run where none of them says that it was it. */
  readonly files: readonly string[];
  readonly test: string;
}

/** The first test that fails; `undefined`: all pass. */
async function failing(files: readonly string[]): Promise<Failure | undefined> {
  rmSync(report, { force: true });
  const options = ['--bail=1', '--no-isolate', '--reporter=json', `--outputFile=${report}`];
  if (await succeeds(vitest, 'run', ...options, ...files)) return undefined;
  const { testResults } = (existsSync(report) ? readJson(report) : { testResults: [] }) as {
    readonly testResults: readonly {
      readonly name: string;
      readonly status: string;
      readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
    }[];
  };
  const failed = testResults.find(({ status }) => status === 'failed');
  const test = failed?.assertionResults.find(({ status }) => status === 'failed')?.title;
  return {
    files: failed === undefined ? files : [failed.name.slice(root.length + 1)],
    test: test ?? 'does not run to its end',
  };
}

/** The tests of a file in the order in which they are asked: nearest first; slow ones only where none is nearer. */
function batchesOf(file: string): string[][] {
  const all = [...testsOf(file)].map(([test, distance]) => ({ test, distance, isSlow: slow.test(test) }));
  const nearest = Math.min(...all.map(({ distance, isSlow }) => (isSlow ? Number.POSITIVE_INFINITY : distance)));
  const asked = all
    .filter(({ distance, isSlow }) => distance < nearest || !isSlow)
    .sort((a, b) => a.distance - b.distance || Number(a.isSlow) - Number(b.isSlow))
    .map(({ test }) => test);
  return batchSizes.map((size) => asked.splice(0, size)).filter((batch) => batch.length > 0);
}

/** What finds a change; `undefined`: nothing does. */
async function finds({ file, start, end, to }: Mutation): Promise<Failure | undefined> {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  cleanUp = () => writeFileSync(path, text);
  writeFileSync(path, text.slice(0, start) + to + text.slice(end));
  try {
    for (const batch of batchesOf(file)) {
      const failure = await failing(batch);
      if (failure !== undefined) return failure;
    }
    return (await succeeds(tsc, '-p', 'tsconfig.json')) ? undefined : { files: [], test: 'it does not compile' };
  } finally {
    cleanUp();
    cleanUp = () => {};
  }
}

const [count, seed] = [Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 1)];
const drawn = draw(folders.flatMap(filesOf), count, seed);
const survivors: string[] = [];
const finders = new Set<string>();
for (const [index, mutation] of drawn.entries()) {
  const { file, line, from, to } = mutation;
  const what = `${file}:${line} ${JSON.stringify(from.slice(0, 80))} -> ${JSON.stringify(to.slice(0, 80))}`;
  const failure = await finds(mutation);
  const number = String(index + 1).padStart(3);
  if (failure === undefined) survivors.push(what);
  for (const finder of failure?.files ?? []) finders.add(finder);
  console.log(`${number} ${failure === undefined ? 'SURVIVED' : 'died    '} ${what}`);
  if (failure !== undefined) console.log(`             ${[...failure.files, failure.test].join(': ')}`);
}
console.log(
  `\n${drawn.length - survivors.length} of ${drawn.length} died${survivors.map((one) => `\n  ${one}`).join('')}`,
);

const unsound = await failing([...finders]);
if (unsound !== undefined) {
  console.log(`\nNothing of this counts: without any change, ${unsound.files.join(' ')} fails: ${unsound.test}`);
  process.exitCode = 1;
}
