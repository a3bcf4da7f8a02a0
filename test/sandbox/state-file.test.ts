import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCloud, StateFile } from '../../src/sandbox/state-file';
import { folder } from './workspace';

async function opened(path = join(folder(), 'deep', 'sandbox.json')): Promise<StateFile> {
  const file = await StateFile.open(path);
  onTestFinished(() => file.close());
  return file;
}

const network = { type: 'ovh_vrack', id: 'pn-1', attributes: { name: 'main', regions: ['GRA11'] } };

test('the file says type, id and object, in a form that people read', async () => {
  const file = await opened();
  file.cloud.put(network);
  await file.save();
  expect(readFileSync(file.path, 'utf8')).toBe(`{
  "version": 1,
  "note": "A simulated OVHcloud (sandbox). Nothing in here exists.",
  "objects": {
    "ovh_vrack": {
      "pn-1": {
        "name": "main",
        "regions": [
          "GRA11"
        ]
      }
    }
  }
}
`);
  expect(readCloud(file.path).all()).toEqual([network]);
});

test('the file is for its owner only: passwords of the configuration are in it', async () => {
  const file = await opened();
  await file.save();
  expect(statSync(file.path).mode & 0o777).toBe(0o600);
});

test('many changes at once are all on disk when their saves are answered', async () => {
  const file = await opened();
  await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      file.cloud.put({ ...network, id: `pn-${n}` });
      await file.save();
      expect(readCloud(file.path).get('ovh_vrack', `pn-${n}`)).toBeDefined();
    }),
  );
  expect(readCloud(file.path).size).toBe(50);
  expect(readdirSync(dirname(file.path)).sort()).toEqual(['sandbox.json', 'sandbox.json.lock']);
});

test.runIf(process.platform === 'linux')('a file is not waited for where no folder can be made', async () => {
  await expect(StateFile.open('/proc/none/deep/sandbox.json')).rejects.toThrow(
    'cannot make the folder of /proc/none/deep/sandbox.json: /proc/none/deep: nothing can be made there (ENOENT)',
  );
  await expect(StateFile.open('/etc/passwd/sandbox.json')).rejects.toThrow(
    'cannot make the folder of /etc/passwd/sandbox.json: /etc/passwd: /etc/passwd is no folder',
  );
});

test('a file is one sandbox at a time', async () => {
  const file = await opened();
  await expect(StateFile.open(file.path)).rejects.toThrow(
    `${file.path} is in use by another sandbox; wait until it ends, or use another file`,
  );
  await file.close();
  await (await StateFile.open(file.path)).close();
});

test('a file that is no sandbox is left alone', async () => {
  const path = join(folder(), 'package.json');
  writeFileSync(path, '{"name": "mine"}');
  await expect(StateFile.open(path)).rejects.toThrow(
    `${path} is not a sandbox file of version 1; remove it, or use another file`,
  );
  writeFileSync(path, 'not json');
  await expect(StateFile.open(path)).rejects.toThrow(
    `${path} is not a sandbox file: it is no JSON; remove it, or use another file`,
  );
  expect(readFileSync(path, 'utf8')).toBe('not json');
});
