/** Asks tests whether they find a change. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Mutation } from './mutations.mjs';

export interface Question {
  /** A change that is made in memory; absent: the sources as they lie there. */
  readonly mutation?: Mutation;
  /** Files of tests, from the root of the repository. */
  readonly files: readonly string[];
}

export interface Failure {
  /** One, or all that were run where none of them says that it was it. */
  readonly files: readonly string[];
  readonly test: string;
}

const server = fileURLToPath(new URL('./server.mts', import.meta.url));

let child: ChildProcess | undefined;
process.on('exit', end);

/**
 * The first test that fails; `undefined`: all pass.
 *
 * @param limit milliseconds; what takes longer never ends
 */
export function failing(question: Question, limit: number): Promise<Failure | undefined> {
  // a group of its own: tests start processes, and a worker that never ends outlives its runner
  child ??= fork(server, { stdio: 'ignore', detached: true });
  const asked = child;
  return new Promise((done) => {
    const answered = ({ failure }: { readonly failure?: Failure }) => conclude(failure);
    const broken = () => {
      end();
      conclude({ files: question.files, test: 'does not run to its end' });
    };
    const timer = setTimeout(broken, limit);
    const conclude = (failure: Failure | undefined) => {
      clearTimeout(timer);
      asked.off('message', answered).off('exit', broken);
      done(failure);
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
