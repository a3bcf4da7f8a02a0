import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('docs/sandbox.md lists what the data says', () => {
  const root = join(__dirname, '../../..');
  const script = join(root, 'scripts/sandbox-docs.mts');
  expect(() =>
    execFileSync(process.execPath, ['--import', 'tsx', script, '--check'], { cwd: root, stdio: 'pipe' }),
  ).not.toThrow();
});
