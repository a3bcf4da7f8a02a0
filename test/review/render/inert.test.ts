import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/review/render/markdown';
import { everyText } from '../fixtures/hostile';
import { hostileText, leftOpen, survivors } from '../fixtures/inert';
import { pullRequest } from '../fixtures/pull-request';
import { huge } from '../fixtures/report';

let rendered: (markdown: string) => string;
beforeAll(async () => {
  const [{ micromark }, { gfm, gfmHtml }] = await Promise.all([import('micromark'), import('micromark-extension-gfm')]);
  rendered = (markdown) =>
    micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
});

const texts = fc.array(hostileText, { minLength: 1, maxLength: 6 });

describe('a comment, whatever a program calls its things', () => {
  test('notifies nobody, refers to nothing, leads nowhere and is obeyed by nobody', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const markdown = renderMarkdown(everyText(pullRequest, (index) => given[index % given.length] ?? ''));
        expect(survivors(markdown, rendered(markdown))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('leaves no fold and no code open where it is cut, and says behind them what is cut', () => {
    const big = huge(12, 6);
    fc.assert(
      fc.property(texts, fc.integer({ min: 45_000, max: 60_000 }), (given, limit) => {
        const markdown = renderMarkdown(
          everyText(big, (index) => `${given[index % given.length]}${index}`.repeat(1 + (index % 4))),
          { limit },
        );
        const html = rendered(markdown);
        expect(leftOpen(html)).toEqual([]);
        expect(survivors(markdown, html)).toEqual([]);
        expect(Buffer.byteLength(markdown)).toBeLessThan(limit);
        expect(html.trim().split('\n').at(-1)).toMatch(/^<p>Digest of this review, .*<\/p>$/);
      }),
      { numRuns: 30 },
    );
  });
});

test('what would survive is found', () => {
  const found = (markdown: string) => survivors(markdown, rendered(markdown));
  for (const text of [
    'a @user',
    'x#1 y',
    'owner/repo#2',
    'a@b',
    '> /approve',
    '- /close',
    '  /merge',
    '1. > /label',
    'https://evil.example',
    '![a](b.png)',
    '&#64;user',
    '<summary>#1</summary>',
    ':tada:',
  ]) {
    expect([text, found(text)]).not.toEqual([text, []]);
  }
  expect(found('`@user` and <code>&#64;user #1</code>, a/b, 1/2 (x) 50 %')).toEqual([]);
  expect(leftOpen(rendered('<details><summary>a</summary>\n\n- b\n'))).toEqual(['details']);
});
