import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, writeSync } from 'node:fs';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PrintedLines } from '../../src/deploy/lines';
import { newFolder } from './fixture';

const collect = () => {
  const found: string[] = [];
  const lines = new PrintedLines((line) => found.push(line));
  return { found, lines };
};

test('whatever is written, in whatever pieces, comes out as its lines', () => {
  const text = fc.array(fc.oneof(fc.string(), fc.constantFrom('\n', '\r\n', 'é', '🚀')), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 7 }), (parts, size) => {
      const bytes = Buffer.from(parts.join(''));
      const { found, lines } = collect();
      for (let at = 0; at < bytes.length; at += size) writeSync(lines.descriptor, bytes.subarray(at, at + size));
      lines.end();
      const expected = bytes.toString().split(/\r?\n/);
      if (expected.at(-1) === '') expected.pop();
      expect(found).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('a line as long as the plan of a large stack is read', () => {
  const { found, lines } = collect();
  const long = 'x'.repeat(20_000_000);
  writeSync(lines.descriptor, `${long}\n`);
  lines.end();
  expect([found.length, found[0]?.length]).toEqual([1, long.length]);
});

test('they come while another process still writes, and no file is left behind', async () => {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  let seen: () => void = () => {};
  const first = new Promise<void>((resolve) => {
    seen = resolve;
  });
  const lines = new PrintedLines(() => seen());
  expect(readdirSync(folder)).toEqual([]);
  const child = spawn('sh', ['-c', 'echo one; read wait'], { stdio: ['pipe', lines.descriptor, 'inherit'] });
  await first;
  child.stdin?.end();
  await once(child, 'close');
  lines.end();
});
