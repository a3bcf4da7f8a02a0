import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StateFile } from '../../src/sandbox/state-file';
import { root, temporaryFolder } from '../support/program';

test('a reader that stops reading ends nothing', async () => {
  const state = join(temporaryFolder(), 'sandbox.json');
  const file = await StateFile.open(state);
  // more than a pipe holds
  for (let n = 0; n < 5000; n++) file.cloud.put({ type: 'ovh_vrack', id: `pn-${n}`, attributes: { name: 'a vRack' } });
  await file.close();
  const main = ['--import', 'tsx', join(root, 'src/cli/main.ts')];
  const child = spawn(process.execPath, [...main, 'sandbox', 'list', '--state', state], { cwd: root });
  let error = '';
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  expect([code, error]).toEqual([0, '']);
});
