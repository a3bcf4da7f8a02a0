import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployCommandLine } from '../deploy/started';

/** `landing-zone` on the PATH. */
export function installed(folder: string): string {
  const bin = join(folder, 'bin');
  const [program, ...words] = deployCommandLine([]);
  const before = [program, ...words.slice(0, words.indexOf('deploy'))].map((word) => `'${word}'`).join(' ');
  mkdirSync(bin);
  writeFileSync(join(bin, 'landing-zone'), `#!/bin/sh\nexec ${before} "$@"\n`, { mode: 0o755 });
  return bin;
}
