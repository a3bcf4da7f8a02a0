#!/usr/bin/env node
import { run } from './program';

let done = false;
// Node ends with code 0 when nothing is left to wait for, even in the middle of a command
process.on('exit', () => {
  if (done) return;
  process.stderr.write('landing-zone: ended before it was done; please report this\n');
  process.exitCode = 1;
});

let unsaid = false;
// whoever reads may stop (`| head`), a terminal may be closed and a disk be full: what is being deployed goes on all the same, and says
// the rest to nobody
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || unsaid) return;
    unsaid = true;
    process.exitCode = 1;
    if (stream === process.stdout)
      process.stderr.write(`landing-zone: not all of the output could be written (${code})\n`);
  });
}

run(process.argv.slice(2), process).then((code) => {
  done = true;
  // a subcommand may have set it to the exit code of what it ran
  if (code !== 0) process.exitCode = code;
});
