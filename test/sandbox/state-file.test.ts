import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { errorDiagnostic, SandboxError } from '../../src/sandbox/error';
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

test.each([
  [
    'a newer version',
    '{"version": 2, "objects": {}}',
    'is a sandbox file of version 2, which a newer version of this tool has written; this one reads version 1: use that one, or another file',
  ],
  ['no objects', '{"version": 1}', 'is a damaged sandbox file: its objects are none; remove it, or use another file'],
  [
    'an object that is none',
    '{"version": 1, "objects": {"ovh_vrack": {"pn-1": "half"}}}',
    'is a damaged sandbox file: its objects are none; remove it, or use another file',
  ],
  ['half of it', '{"version": 1, "obj', 'is not a sandbox file: it is no JSON; remove it, or use another file'],
])('a file with %s is refused, and stays as it is', async (_, text, says) => {
  const path = join(folder(), 'sandbox.json');
  writeFileSync(path, text);
  await expect(StateFile.open(path)).rejects.toThrow(`${path} ${says}`);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('no link is followed: neither in the place of the file, nor where it is written before it has its name', async () => {
  const path = join(folder(), 'sandbox.json');
  const other = join(folder(), 'other.json');
  writeFileSync(other, '{"version": 1, "objects": {}}');
  symlinkSync(other, path);
  await expect(StateFile.open(path)).rejects.toThrow(`${path} is a link; name the file that it leads to`);
  const file = await opened();
  symlinkSync(other, `${file.path}.tmp`);
  file.cloud.put(network);
  await file.save();
  expect(readFileSync(other, 'utf8')).toBe('{"version": 1, "objects": {}}');
  expect(readCloud(file.path).all()).toEqual([network]);
});

test('what a sandbox left that was killed while it wrote is removed, and nothing else', async () => {
  const path = join(folder(), 'sandbox.json');
  const [left, mine] = [`${path}.0123456789ab.tmp`, `${path}.mine.tmp`];
  for (const one of [left, mine]) writeFileSync(one, 'half');
  await opened(path);
  expect([left, mine].map(existsSync)).toEqual([false, true]);
});

test('a disk without space is told as what it is, and the file stays', async () => {
  const file = await opened();
  await file.save();
  const before = readFileSync(file.path, 'utf8');
  file.cloud.put(network);
  const full = vi
    .spyOn(promises, 'writeFile')
    .mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  syncBuiltinESMExports();
  await expect(file.save()).rejects.toThrow(
    `cannot write ${file.path}: no space is left on its disk; make room, and apply again. The file is as it was`,
  );
  full.mockRestore();
  syncBuiltinESMExports();
  expect(readFileSync(file.path, 'utf8')).toBe(before);
  expect(errorDiagnostic('OVHcloud', new SandboxError('no space'))).toEqual({
    severity: 1,
    summary: 'The sandbox stopped',
    detail: 'no space',
  });
});
