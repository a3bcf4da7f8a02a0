import { createInterface } from 'node:readline/promises';
import type { Output } from './output';

/** `no` also where whoever is asked goes away; `stopped`: Ctrl-C, or asked to end. */
export type Answer = 'yes' | 'no' | 'stopped';

/** Where somebody is asked, and answers. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
}

/** Whether anybody is there who could answer. */
export const canAsk = ({ stdin }: Terminal): boolean => stdin.isTTY === true;

/** Asks in the middle of what a command prints: that waits until there is an answer. */
export async function confirmBetween(
  output: Output,
  question: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Answer> {
  const release = output.hold();
  try {
    return await confirm(question, terminal, signal);
  } finally {
    release();
  }
}

/** Asks whether something is to be done; nothing but `yes` is a yes. */
export async function confirm(question: string, { stdin, stdout }: Terminal, signal?: AbortSignal): Promise<Answer> {
  const lines = createInterface({ input: stdin, output: stdout });
  let stop = () => {};
  const unanswered = new Promise<Answer>((resolve) => {
    stop = () => resolve('stopped');
    // while a line is read, the terminal gives Ctrl-C as a key and not as a signal
    lines.once('SIGINT', stop);
    lines.once('close', () => resolve('no'));
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
  });
  const answered = lines.question(`${question} Only 'yes' is accepted: `).then(
    (text) => ({ answer: text.trim() === 'yes' ? 'yes' : 'no' }) as const,
    // closed before there was an answer
    () => undefined,
  );
  const given = await Promise.race([answered, unanswered.then(() => undefined)]);
  if (given === undefined) stdout.write('\n');
  signal?.removeEventListener('abort', stop);
  lines.close();
  return given?.answer ?? unanswered;
}
