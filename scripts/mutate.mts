/**
 * Changes lines as a careless edit would, one at a time, and looks whether a test fails: `npx tsx scripts/mutate.mts [lines] [seed]`.
 *
 * A change is put to the tests that import its file, the nearest first, until one fails; then to the compiler. Up to 20 files of tests
 * are asked, the slow ones only where none is nearer. What survives these is put to all other tests that import the file, once the rest is
 * done: those are slow, and many. At the end the tests that failed run without any change, and have to pass.
 *
 * Takes 5 to 15 s for most changes and some minutes for one that survives, so half an hour to an hour for 100 lines. Every file is put
 * back, also when the script is stopped.
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
/** The same for all tests that import a file. */
const longestOfAll = 1_800_000;

/** What is to be done before the process ends; `temporaryFolder` lets signals end it. */
let cleanUp: () => void = () => {};
process.on('exit', () => cleanUp());

/** Runs a script of Node to its end, or until its time is up, with all that it started; answers whether it went well. */
function succeeds(args: readonly string[], limit = longest): Promise<boolean> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore', detached: true });
    const outer = cleanUp;
    cleanUp = () => {
      endGroup(child);
      outer();
    };
    const timer = setTimeout(() => endGroup(child), limit);
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
async function failing(files: readonly string[], limit?: number): Promise<Failure | undefined> {
  rmSync(report, { force: true });
  const options = ['--bail=1', '--no-isolate', '--reporter=json', `--outputFile=${report}`];
  if (await succeeds([vitest, 'run', ...options, ...files], limit)) return undefined;
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

interface Asked {
  /** One batch after another, nearest first; slow ones only where none is nearer. */
  readonly batches: readonly (readonly string[])[];
  /** All others that import the file. */
  readonly others: readonly string[];
}

function askedOf(file: string): Asked {
  const all = [...testsOf(file)].map(([test, distance]) => ({ test, distance, isSlow: slow.test(test) }));
  const nearest = Math.min(...all.map(({ distance, isSlow }) => (isSlow ? Number.POSITIVE_INFINITY : distance)));
  const asked = all
    .filter(({ distance, isSlow }) => distance < nearest || !isSlow)
    .sort((a, b) => a.distance - b.distance || Number(a.isSlow) - Number(b.isSlow))
    .map(({ test }) => test);
  const batches = batchSizes.map((size) => asked.splice(0, size)).filter((batch) => batch.length > 0);
  const inBatches = new Set(batches.flat());
  return { batches, others: all.map(({ test }) => test).filter((test) => !inBatches.has(test)) };
}

/** Asks something while a line is changed. */
async function whileChanged<T>({ file, start, end, to }: Mutation, ask: () => Promise<T>): Promise<T> {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  cleanUp = () => writeFileSync(path, text);
  writeFileSync(path, text.slice(0, start) + to + text.slice(end));
  try {
    return await ask();
  } finally {
    cleanUp();
    cleanUp = () => {};
  }
}

/** What is near and finds a change; `undefined`: nothing does. */
const finds = (mutation: Mutation): Promise<Failure | undefined> =>
  whileChanged(mutation, async () => {
    for (const batch of askedOf(mutation.file).batches) {
      const failure = await failing(batch);
      if (failure !== undefined) return failure;
    }
    return (await succeeds([tsc, '-p', 'tsconfig.json'])) ? undefined : { files: [], test: 'it does not compile' };
  });

/** What is far or slow and finds a change. */
const findsLate = (mutation: Mutation): Promise<Failure | undefined> =>
  whileChanged(mutation, async () => {
    const { others } = askedOf(mutation.file);
    return others.length === 0 ? undefined : failing(others, longestOfAll);
  });

const [count, seed] = [Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 1)];
const drawn = draw(folders.flatMap(filesOf), count, seed);
const finders = new Set<string>();

/** Puts changes to tests, and says of each what came of it; answers which survived. */
async function survivorsOf(
  all: readonly (readonly [number: number, mutation: Mutation])[],
  find: (mutation: Mutation) => Promise<Failure | undefined>,
): Promise<(readonly [number, Mutation])[]> {
  const survivors: (readonly [number, Mutation])[] = [];
  for (const [number, mutation] of all) {
    const failure = await find(mutation);
    if (failure === undefined) survivors.push([number, mutation]);
    for (const finder of failure?.files ?? []) finders.add(finder);
    console.log(`${String(number).padStart(3)} ${failure === undefined ? 'SURVIVED' : 'died    '} ${whatOf(mutation)}`);
    if (failure !== undefined) console.log(`             ${[...failure.files, failure.test].join(': ')}`);
  }
  return survivors;
}

const whatOf = ({ file, line, from, to }: Mutation): string =>
  `${file}:${line} ${JSON.stringify(from.slice(0, 80))} -> ${JSON.stringify(to.slice(0, 80))}`;

const near = await survivorsOf(
  drawn.map((mutation, index) => [index + 1, mutation] as const),
  finds,
);
console.log(`\n${drawn.length - near.length} of ${drawn.length} died; the others again, by all other tests:`);
const survivors = await survivorsOf(near, findsLate);
console.log(
  `\n${drawn.length - survivors.length} of ${drawn.length} died${survivors.map(([, one]) => `\n  ${whatOf(one)}`).join('')}`,
);

const unsound = await failing([...finders], longestOfAll);
if (unsound !== undefined) {
  console.log(`\nNothing of this counts: without any change, ${unsound.files.join(' ')} fails: ${unsound.test}`);
  process.exitCode = 1;
}
