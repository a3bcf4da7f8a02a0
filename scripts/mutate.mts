/**
 * Changes lines as a careless edit would, one at a time, and looks whether a test fails: `npx tsx scripts/mutate.mts [lines] [seed]`.
 *
 * A change is made in memory and put to the tests that import its file, the nearest first, until one fails; then to the compiler. Up to 20
 * files of tests are asked, the slow ones only where none is nearer. What survives these is written, all of it at once, and put to all
 * tests that import one of the files; of a test that fails, each change alone. At the end the tests that failed run without any change, and
 * have to pass.
 *
 * Takes 1 to 5 s for most changes and some minutes for one that survives. Every file is put back, also when the script is stopped.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './checks.mjs';
import { type Failure, failing } from './mutate/ask.mjs';
import { findLate, whileChanged } from './mutate/late.mjs';
import { draw, type Mutation } from './mutate/mutations.mjs';
import { filesOf, testsOf } from './mutate/nearest.mjs';

const folders = ['src/estate', 'src/review', 'src/deploy', 'src/zone/checks', 'constructs'];

/** Tests of the whole, with processes or thousands of cases: five seconds and more. */
const slow =
  /^test\/(?:ci|docs|package|sandbox|providers|review\/proof|review\/cli)\/|examples|browser|rehearsal|inert|s3|deploy\/(?:deploy|attacks|planned)/;

/** How many files of tests are asked together, one batch after another. */
const batchSizes = [1, 5, 14];

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
/** Milliseconds that a batch of near tests may take, and one of all; what takes longer never ends. */
const [longest, longestBatch] = [600_000, 1_800_000];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

/** Whether the compiler finds nothing to complain of. */
const compiles = (): Promise<boolean> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: root, stdio: 'ignore' });
    child.once('error', failed).once('exit', (code) => done(code === 0));
  });

/** The tests that are asked about a file: one batch after another, nearest first; slow ones only where none is nearer. */
function batchesOf(file: string): (readonly string[])[] {
  const all = [...testsOf(file)].map(([test, distance]) => ({ test, distance, isSlow: slow.test(test) }));
  const nearest = Math.min(...all.map(({ distance, isSlow }) => (isSlow ? Number.POSITIVE_INFINITY : distance)));
  const asked = all
    .filter(({ distance, isSlow }) => distance < nearest || !isSlow)
    .sort((a, b) => a.distance - b.distance || Number(a.isSlow) - Number(b.isSlow))
    .map(({ test }) => test);
  return batchSizes.map((size) => asked.splice(0, size)).filter((batch) => batch.length > 0);
}

/** Every test, in batches: together they may take longer than one that never ends. */
const inBatches = (files: readonly string[], size = Math.max(...batchSizes)): (readonly string[])[] =>
  Array.from({ length: Math.ceil(files.length / size) }, (_, at) => files.slice(at * size, (at + 1) * size));

/** The first test of several batches that fails. */
async function firstFailing(
  batches: readonly (readonly string[])[],
  mutation?: Mutation,
): Promise<Failure | undefined> {
  for (const files of batches) {
    const failure = await failing({ ...(mutation && { mutation }), files }, longest);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** What is near and finds a change; `undefined`: nothing does. */
async function finds(mutation: Mutation): Promise<Failure | undefined> {
  const failure = await firstFailing(batchesOf(mutation.file), mutation);
  if (failure !== undefined) return failure;
  return (await whileChanged([mutation], compiles)) ? undefined : { files: [], test: 'it does not compile' };
}

const [count, seed] = [Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 1)];
const drawn = draw(folders.flatMap(filesOf), count, seed);
const finders = new Set<string>();

const whatOf = ({ file, line, from, to }: Mutation): string =>
  `${file}:${line} ${JSON.stringify(from.slice(0, 80))} -> ${JSON.stringify(to.slice(0, 80))}`;

/** Says what came of a change. */
function say(mutation: Mutation, failure: Failure | undefined): void {
  for (const finder of failure?.files ?? []) finders.add(finder);
  const number = String(drawn.indexOf(mutation) + 1).padStart(3);
  console.log(`${number} ${failure === undefined ? 'SURVIVED' : 'died    '} ${whatOf(mutation)}`);
  if (failure !== undefined) console.log(`             ${[...failure.files, failure.test].join(': ')}`);
}

const near: Mutation[] = [];
for (const mutation of drawn) {
  const failure = await finds(mutation);
  say(mutation, failure);
  if (failure === undefined) near.push(mutation);
}
console.log(`\n${drawn.length - near.length} of ${drawn.length} died; the others again, by all tests:`);
const late = await findLate(near, longestBatch);
for (const mutation of near) say(mutation, late.get(mutation));
const survivors = near.filter((mutation) => !late.has(mutation));
console.log(
  `\n${drawn.length - survivors.length} of ${drawn.length} died${survivors.map((one) => `\n  ${whatOf(one)}`).join('')}`,
);

const unsound = await firstFailing(inBatches([...finders]));
if (unsound !== undefined) {
  console.log(`\nNothing of this counts: without any change, ${unsound.files.join(' ')} fails: ${unsound.test}`);
}
process.exit(unsound === undefined ? 0 : 1);
