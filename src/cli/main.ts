#!/usr/bin/env node
import { run } from './program';

run(process.argv.slice(2), process).then((code) => {
  // a subcommand may have set it to the exit code of what it ran
  if (code !== 0) process.exitCode = code;
});
