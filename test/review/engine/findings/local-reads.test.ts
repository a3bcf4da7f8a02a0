import { expect, test } from 'vitest';
import { newLocalReads } from '../../../../src/review/engine/findings/local-reads';
import type { Resources } from '../../outputs';
import { outputOf } from '../../outputs';

const told = (before: Resources | undefined, after: Resources) =>
  newLocalReads(
    'prod',
    before === undefined ? outputOf({}) : outputOf({ prod: before }),
    outputOf({ prod: after }),
  ).map(({ where, meaning }) => `${meaning.class} ${where}: ${meaning.says}`);
const reading = (...texts: readonly string[]): Resources => ({ 'acme_thing.A': { texts: [...texts] } });

test.each([
  [
    'outside of its folder',
    `\${file("/etc/passwd")}`,
    'runs-code acme_thing.A: reads a file of the machine that deploys, with file(): /etc/passwd',
  ],
  [
    'that only Terraform knows',
    `\${filebase64(var.x)}`,
    `unread acme_thing.A: reads a file with filebase64(), and only Terraform knows which: \${filebase64(var.x)}`,
  ],
  [
    'that is not in its content',
    `\${templatefile("left.txt", {})}`,
    "unread acme_thing.A: reads a file with templatefile() that is not part of the stack's content: left.txt",
  ],
])('a stack that reads a file %s from now on says so, with what it reads', (_, text, says) => {
  expect(told(reading('x'), reading('x', text))).toEqual([says]);
  expect(told(undefined, reading(text))).toEqual([says]);
  // once, however often it is read; and not where it was read before, wherever that stood
  expect(told(reading(), reading(text, text))).toEqual([says]);
  expect(told(reading(text), { 'acme_thing.B': { text } })).toEqual([]);
  expect(told(reading(text), reading())).toEqual([]);
});

test('the same file read by another function, and another file by the same one, are new', () => {
  const [etc, other, sum] = [`\${file("/etc/a")}`, `\${file("/etc/b")}`, `\${filesha256("/etc/a")}`];
  expect(told(reading(etc), reading(etc, other, sum))).toEqual([
    'runs-code acme_thing.A: reads a file of the machine that deploys, with file(): /etc/b',
    'runs-code acme_thing.A: reads a file of the machine that deploys, with filesha256(): /etc/a',
  ]);
});
