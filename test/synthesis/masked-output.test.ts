import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { MaskedLines } from '../../src/synthesis/masked-output';
import { synthesize } from '../../src/synthesis/synthesis';
import { plantedOnce } from '../constructs/core/secrets/corpus';
import { base64 } from '../constructs/core/secrets/generated';

const folder = mkdtempSync(join(tmpdir(), 'masked-output-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What comes out, and after which chunk. */
function passed(chunks: readonly (string | Buffer)[]): string[] {
  const lines = new MaskedLines();
  const read = () => (lines.read() as Buffer | null)?.toString() ?? '';
  const parts = chunks.map((chunk) => {
    lines.write(chunk);
    return read();
  });
  lines.end();
  return [...parts, read()];
}
const all = (text: string, size = text.length): string =>
  passed(text.match(new RegExp(`[\\s\\S]{1,${Math.max(1, size)}}`, 'gu')) ?? []).join('');

const key = (kind: string) => `-----BEGIN ${kind}-----\n${base64(64, 1)}\n${base64(64, 2)}\n-----END ${kind}-----`;

describe('what a program says', () => {
  test('is passed on line by line as it comes', () => {
    expect(passed(['Synthesizing\nthe', ' program\n', 'done'])).toEqual([
      'Synthesizing\n',
      'the program\n',
      '',
      'done',
    ]);
  });

  test('keeps its line ends, its empty lines and its letters, however it is cut', () => {
    const text = 'ünïcode 🧨\r\n\n\nError: at x\n    at y (file.ts:1:2)\nlast';
    for (let size = 1; size < 20; size++) expect(all(text, size)).toBe(text);
    const bytes = Buffer.from(text);
    expect(passed([...bytes].map((byte) => Buffer.from([byte]))).join('')).toBe(text);
  });

  test('has no key in it, though each of its lines looks like nothing', () => {
    const text = `before\n${key('RSA PRIVATE KEY')}\nbetween\n${key('PGP PRIVATE KEY BLOCK')}\nafter\n`;
    expect(all(text)).toBe('before\n(hidden)\nbetween\n(hidden)\nafter\n');
  });

  test('has no key in it that the end cuts off', () => {
    expect(all(key('EC PRIVATE KEY').slice(0, 120))).toBe('(hidden)');
  });

  test('has no secret in it that begins below its name', () => {
    expect(all('db:\n  password: |\n    correct horse\n    battery\n  user: shop\n')).toBe(
      'db:\n  password: (hidden)\n  user: shop\n',
    );
    expect(all('{\n  secrets: {\n    a: "correct horse"\n  },\n  size: 1\n}\n')).toBe(
      '{\n  secrets: (hidden),\n  size: 1\n}\n',
    );
  });

  test('has no secret in it in colours', () => {
    expect(all('\u001b[31mpassword: swordfish\u001b[0m is wrong\n')).not.toContain('swordfish');
    expect(all('\u001b[1mtoken\u001b[22m=\u001b[33mswordfish\u001b[39m\n')).not.toContain('swordfish');
  });

  test('a line longer than anybody reads is not shown, and what is kept back has an end', () => {
    expect(all(`${'a b '.repeat(10_000)}\nnext\n`)).toBe('(40000 characters, not shown)\nnext\n');
    const chunks = Array.from({ length: 1000 }, () => `secret: {\n  ${'a '.repeat(40)}\n`);
    expect(passed(chunks).slice(0, -1).join('')).not.toBe('');
  });

  test.each(plantedOnce)('of $kind hides the secret', ({ name, value, secret }) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (size) => {
        const block = value.includes('\n') ? `${value}\n` : `${name}: ${value}\n`;
        expect(all(`Error: before\n${block}after\n`, size)).not.toContain(secret);
      }),
      { numRuns: 4 },
    );
  });
});

const program = (lines: readonly string[]): string => {
  const file = join(folder, 'program.cjs');
  writeFileSync(file, lines.join('\n'));
  return `"${process.execPath}" "${file}"`;
};

describe('programs one after the other', () => {
  test('leave no listener on the stream that they write to, and do not end it', async () => {
    let said = '';
    const sink = new Writable({
      write: (chunk, _, done) => {
        said += chunk;
        done();
      },
    });
    const listeners = () => sink.eventNames().map((name) => [name, sink.listenerCount(name)]);
    const before = listeners();
    const app = program(["console.log('done');"]);
    for (let times = 0; times < 3; times++) await synthesize({ app, folder, outdir: folder, stdout: sink });
    expect(listeners()).toEqual(before);
    expect(sink.writableEnded).toBe(false);
    expect(said).toBe('done\ndone\ndone\n');
  });
});

describe('a program that fails', () => {
  test('says why without its secrets, and the error says its exit code', async () => {
    const said = { out: '', error: '' };
    const sink = new Writable({
      write: (chunk, _, done) => {
        said.out += chunk;
        done();
      },
    });
    const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((chunk, ...rest) => {
      said.error += chunk;
      for (const done of rest) if (typeof done === 'function') done();
      return true;
    });
    mkdirSync(join(folder, 'out'), { recursive: true });
    const app = program([
      "console.log('using token=correct-horse');",
      `console.error(${JSON.stringify(key('PRIVATE KEY'))});`,
      'throw new Error(\'login failed: password "swordfish" was refused\');',
    ]);
    const failed = synthesize({ app, folder, outdir: join(folder, 'out'), stdout: sink });
    await expect(failed).rejects.toThrow('synthesis failed with exit code 1; its own message is above');
    stderr.mockRestore();
    expect(said.out).toBe('using token=(hidden)\n');
    expect(said.error).toContain('Error: login failed: password "(hidden)" was refused');
    expect(said.error).not.toContain('swordfish');
    expect(said.error).not.toContain(base64(64, 1));
  });
});
