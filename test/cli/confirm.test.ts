import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type Answer, canAsk, confirm } from '../../src/cli/confirm';

/** A terminal in which somebody types once the question is there, or does something else. */
async function asked(
  then: (stdin: PassThrough) => void,
  signal?: AbortSignal,
): Promise<{ answer: Answer; text: string }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let text = '';
  stdout.on('data', (chunk: Buffer) => {
    if (text === '') setImmediate(() => then(stdin));
    text += chunk.toString();
  });
  const answer = await confirm('Really?', { stdin, stdout }, signal);
  return { answer, text };
}

test.each([
  ['yes', 'yes'],
  ['  yes ', 'yes'],
  ['y', 'no'],
  ['YES', 'no'],
  ['', 'no'],
  ['yes please', 'no'],
] as const)('%j is %s', async (typed, answer) => {
  const { answer: given, text } = await asked((stdin) => stdin.write(`${typed}\r`));
  expect(given).toBe(answer);
  expect(text).toContain("Really? Only 'yes' is accepted: ");
});

describe('without an answer it is no yes, and it ends', () => {
  test('Ctrl-C stops', async () => {
    expect((await asked((stdin) => stdin.write('\u0003'))).answer).toBe('stopped');
  });

  test('Ctrl-C after a yes that was not sent stops', async () => {
    expect((await asked((stdin) => stdin.write('yes\u0003'))).answer).toBe('stopped');
  });

  test('the end of what is typed is a no', async () => {
    expect((await asked((stdin) => stdin.write('\u0004'))).answer).toBe('no');
    expect((await asked((stdin) => stdin.end())).answer).toBe('no');
  });

  test('a request to end stops, also one that was there before', async () => {
    const controller = new AbortController();
    expect((await asked(() => controller.abort(), controller.signal)).answer).toBe('stopped');
    expect((await asked(() => {}, AbortSignal.abort())).answer).toBe('stopped');
  });
});

test('only a terminal can be asked', () => {
  const stdout = new PassThrough();
  expect(canAsk({ stdin: new PassThrough(), stdout })).toBe(false);
  expect(canAsk({ stdin: Object.assign(new PassThrough(), { isTTY: true }), stdout })).toBe(true);
});
