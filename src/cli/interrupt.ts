import type { Output } from './output';

interface Interrupt {
  readonly signal: AbortSignal;
  /** Does what Ctrl-C does. */
  stop(): void;
  dispose(): void;
}

/** Turns the first Ctrl-C (or a CI's request to end) into a signal, and says so. */
export function onInterrupt(output: Output, says = 'Stopping: what has begun is finished first'): Interrupt {
  const controller = new AbortController();
  const stop = () => {
    if (!controller.signal.aborted) output.line(says);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, stop);
  return {
    signal: controller.signal,
    stop,
    dispose() {
      for (const name of signals) process.off(name, stop);
    },
  };
}
