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

let changed: Mutation | undefined;

const vitest = await createVitest(
  'test',
  { root, watch: false, reporters: [{}], bail: 1, isolate: false },
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

async function failureIn({ mutation, files }: Question): Promise<Failure | undefined> {
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
  const failed = testModules.find((module) => module.state() === 'failed');
  if (failed === undefined && unhandledErrors.length === 0) return undefined;
  const [test] = failed?.children.allTests('failed') ?? [];
  return {
    files: failed === undefined ? files : [failed.moduleId.slice(root.length + 1)],
    test: test?.name ?? 'does not run to its end',
  };
}

process.on('message', async (question: Question) => process.send?.({ failure: await failureIn(question) }));
process.on('disconnect', () => process.exit());
