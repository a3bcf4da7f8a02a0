/**
 * Puts changes of sources to tests, in memory: no file is written, and what doesn't change is transformed once. A process of its own, since a
 * change may never end or take all memory.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { root } from '../checks.mjs';
import type { Failure, Question } from './ask.mjs';
import { changedText, type Mutation } from './mutations.mjs';

const doesNotRun = 'does not run to its end';

let changed: Mutation | undefined;

const vitest = await createVitest(
  'test',
  { root, watch: false, reporters: [{}], bail: process.argv[2] === 'all' ? 0 : 1, isolate: false },
  {
    plugins: [
      {
        name: 'one-change',
        enforce: 'pre',
        load: (id) =>
          changed !== undefined && id.split('?')[0] === join(root, changed.file)
            ? changedText(changed, readFileSync(join(root, changed.file), 'utf8'))
            : undefined,
      },
    ],
  },
);

async function failuresIn({ mutation, files }: Question): Promise<readonly Failure[]> {
  // what failed before counts against the next ones otherwise
  vitest.state.filesMap.clear();
  vitest.state.errorsSet.clear();
  changed = mutation;
  if (mutation !== undefined) vitest.invalidateFile(join(root, mutation.file));
  const asked = new Set(files.map((file) => join(root, file)));
  const specifications = (await vitest.globTestSpecifications([...files])).filter(({ moduleId }) =>
    asked.has(moduleId),
  );
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  if (mutation !== undefined) vitest.invalidateFile(join(root, mutation.file));
  const found = testModules.flatMap((module): Failure[] => {
    if (module.state() !== 'failed') return [];
    const [test] = module.children.allTests('failed');
    return [{ files: [module.moduleId.slice(root.length + 1)], test: test?.name ?? doesNotRun }];
  });
  // nobody knows of which test it is
  return found.length === 0 && unhandledErrors.length > 0
    ? files.map((file) => ({ files: [file], test: doesNotRun }))
    : found;
}

process.on('message', async (question: Question) => process.send?.({ found: await failuresIn(question) }));
process.on('disconnect', () => process.exit());
