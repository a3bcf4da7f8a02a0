/** What is far or slow and finds changes, or runs the sources in processes of its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checks.mjs';
import { end, type Failure, failing, failures } from './ask.mjs';
import { changedText, type Mutation } from './mutations.mjs';
import { testsOf } from './nearest.mjs';

/** How many files of tests are asked together. */
const batch = 40;

/** What is to be done before the process ends. */
let putBack: () => void = () => {};
process.on('exit', () => putBack());

/** Asks something while lines of files are changed; they are put back, also where the process is ended. */
export async function whileChanged<T>(mutations: readonly Mutation[], ask: () => Promise<T>): Promise<T> {
  const texts = new Map(mutations.map(({ file }) => [join(root, file), readFileSync(join(root, file), 'utf8')]));
  putBack = () => {
    for (const [path, text] of texts) writeFileSync(path, text);
  };
  // from the end of a file on, so that those before stay where they are
  for (const mutation of mutations.toSorted((a, b) => b.start - a.start)) {
    const path = join(root, mutation.file);
    writeFileSync(path, changedText(mutation, readFileSync(path, 'utf8')));
  }
  try {
    return await ask();
  } finally {
    putBack();
    putBack = () => {};
  }
}

/**
 * What finds each of several changes. All are made at once, and every test is asked that imports one of the files; then, of a test that fails,
 * each change alone. What is found is left out, and what has failed is asked again, until nothing fails.
 */
export async function findLate(mutations: readonly Mutation[], limit: number): Promise<ReadonlyMap<Mutation, Failure>> {
  const found = new Map<Mutation, Failure>();
  const distances = new Map(mutations.map((mutation) => [mutation, testsOf(mutation.file)]));
  const nearest = (test: string) => Math.min(...[...distances.values()].map((tests) => tests.get(test) ?? Infinity));
  let left: readonly string[] = [...new Set([...distances.values()].flatMap((tests) => [...tests.keys()]))];
  for (;;) {
    const open = mutations.filter((mutation) => !found.has(mutation));
    left = await failingTogether(open, left, limit);
    const test = left.toSorted((a, b) => nearest(a) - nearest(b))[0];
    if (test === undefined) return found;
    left = left.filter((other) => other !== test);
    // one that fails anyway finds nothing
    if ((await failing({ files: [test] }, limit)) !== undefined) continue;
    for (const mutation of open.filter((one) => distances.get(one)?.has(test))) {
      const failure = await whileChanged([mutation], () => failing({ mutation, files: [test] }, limit));
      if (failure !== undefined) found.set(mutation, failure);
    }
  }
}

/** Tests that fail while all of several changes are made. */
async function failingTogether(
  mutations: readonly Mutation[],
  tests: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  if (mutations.length === 0) return [];
  // what was transformed is kept, and a file that changes is not looked at again
  end();
  return whileChanged(mutations, async () => {
    const failed: string[] = [];
    for (let at = 0; at < tests.length; at += batch) {
      const files = tests.slice(at, at + batch);
      failed.push(...(await failures({ files, isAll: true }, limit)).flatMap((failure) => failure.files));
    }
    return failed;
  }).finally(end);
}
