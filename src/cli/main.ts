#!/usr/bin/env node
import { run } from './program';

let done = false;
// Node ends with code 0 when nothing is left to wait for, even in the middle of a command
process.on('exit', () => {
  if (done) return;
  process.stderr.write('landing-zone: ended before it was done; please report this\n');
  process.exitCode = 1;
});

// whoever reads may stop (`| head`): what is being deployed goes on all the same, and says the rest to nobody
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

run(process.argv.slice(2), process).then((code) => {
  done = true;
  // a subcommand may have set it to the exit code of what it ran
  if (code !== 0) process.exitCode = code;
});
