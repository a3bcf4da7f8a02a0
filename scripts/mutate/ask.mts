/** Asks tests whether they find a change. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Mutation } from './mutations.mjs';

export interface Question {
  /** A change that is made in memory; absent: the sources as they lie there. */
  readonly mutation?: Mutation;
  /** Files of tests, from the root of the repository. */
  readonly files: readonly string[];
  /** Whether the others are asked, too, where one fails. @default false */
  readonly isAll?: boolean;
}

export interface Failure {
  /** One, or all that were run where none of them says that it was it. */
  readonly files: readonly string[];
  readonly test: string;
}

const server = fileURLToPath(new URL('./server.mts', import.meta.url));

let child: ChildProcess | undefined;
let asksAll = false;
process.on('exit', end);

/** The first test that fails; `undefined`: all pass. */
export const failing = async (question: Question, limit: number): Promise<Failure | undefined> =>
  (await failures(question, limit))[0];

/**
 * Tests that fail, one of each file; where not all are asked, no more than the first.
 *
 * @param limit milliseconds; what takes longer never ends, and all files fail then
 */
export function failures(question: Question, limit: number): Promise<readonly Failure[]> {
  if (asksAll !== (question.isAll ?? false)) end();
  asksAll = question.isAll ?? false;
  // a group of its own: tests start processes, and a worker that never ends outlives its runner
  child ??= fork(server, asksAll ? ['all'] : [], { stdio: 'ignore', detached: true });
  const asked = child;
  return new Promise((done) => {
    const answered = ({ found }: { readonly found: readonly Failure[] }) => conclude(found);
    const broken = () => {
      end();
      conclude(question.files.map((file) => ({ files: [file], test: 'does not run to its end' })));
    };
    const timer = setTimeout(broken, limit);
    const conclude = (found: readonly Failure[]) => {
      clearTimeout(timer);
      asked.off('message', answered).off('exit', broken);
      done(found);
    };
    asked.once('message', answered).once('exit', broken);
    asked.send(question);
  });
}

/** Ends what runs, with all that it started. */
export function end(): void {
  if (child?.pid !== undefined) endGroup(child.pid);
  child = undefined;
}

export function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
