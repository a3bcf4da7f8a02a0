import { isMainThread } from 'node:worker_threads';

const said = new WeakSet<Error>();

/**
 * Has the text of an error alone printed where nobody catches it. Around it Node would print a frame and a line of its own code, brackets and
 * its version, and nothing about an error keeps it from that; so this prints before Node does, and ends the process as Node would. A monitor
 * changes nothing else: not where the error is caught, nor for other errors, nor where somebody handles what is uncaught, such as a test
 * runner, or has started this thread.
 */
export function sayAloneWhereUncaught(error: Error): void {
  said.add(error);
  if (isMainThread && !process.listeners('uncaughtExceptionMonitor').includes(sayAlone)) {
    process.on('uncaughtExceptionMonitor', sayAlone);
  }
}

function sayAlone(error: Error): void {
  if (!said.has(error) || isHandled()) return;
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}

const isHandled = (): boolean =>
  process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback();
