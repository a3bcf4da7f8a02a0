import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployCommandLine } from '../deploy/started';

/** `landing-zone` in a folder as npm installs it, where npx finds it; answers the folder of programs, for a PATH. */
export function installed(folder: string): string {
  const bin = join(folder, 'node_modules', '.bin');
  const [program, ...words] = deployCommandLine([]);
  const before = [program, ...words.slice(0, words.indexOf('deploy'))].map((word) => `'${word}'`).join(' ');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'landing-zone'), `#!/bin/sh\nexec ${before} "$@"\n`, { mode: 0o755 });
  return bin;
}
