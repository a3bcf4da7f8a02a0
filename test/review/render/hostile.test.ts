import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Format, formats } from '../../../src/review/render/formats';
import { renderMarkdown } from '../../../src/review/render/markdown';
import { renderTerminal } from '../../../src/review/render/terminal';
import type { Report } from '../../../src/review/report/report';
import { everyText, hostileTexts } from '../fixtures/hostile';
import { pullRequest } from '../fixtures/pull-request';
import { huge, report } from '../fixtures/report';
import { xmlMistakes } from '../fixtures/xml';

const noisy = report({ ...pullRequest, noise: [{ stack: 'web-prod', where: 'backend', what: 'another path' }] });
const names = Object.keys(formats) as readonly Format[];

/** Texts, and whether they stand before or behind a number that tells them apart, so that no two rows become one. */
type Texts = readonly [readonly string[], boolean];

const hostileReport = ([texts, before]: Texts): Report =>
  everyText(noisy, (index) => {
    const text = texts[index % texts.length] ?? '';
    return before ? `${text}${index}` : `${index}${text}`;
  });

const anyTexts = fc.tuple(
  fc.array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 40 })), { minLength: 1 }),
  fc.boolean(),
);

const harmless = everyText(noisy, (index) => `x${index}`);

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Tags in the order in which they stand, apart from those that only make a text code. */
const tags = (text: string): readonly string[] =>
  [...text.matchAll(/<(\/?[a-zA-Z][a-zA-Z0-9-]*)/g)]
    .map(([, tag = '']) => tag)
    .filter((tag) => !/^\/?(code|w?br)$/.test(tag));

const check = (property: (given: Report) => void): void =>
  fc.assert(
    fc.property(anyTexts, (texts) => property(hostileReport(texts))),
    { numRuns: 50, examples: hostileTexts.map((text) => [[[text], true]]) },
  );

const wholeMarkdown = (given: Report): string => renderMarkdown(given, { limit: 1_000_000 });

describe('whatever a pull request writes into any field', () => {
  test.each(names)('%s shows no control, bidirectional, zero-width or half character', (name) => {
    check((given) => {
      expect(unseen.exec(formats[name].render(given).replaceAll('\n', ''))?.[0].codePointAt(0)).toBeUndefined();
    });
  });

  test.each(['html', 'json', 'sarif', 'junit'] as const)('%s has no tag of its making', (name) => {
    const expected = tags(formats[name].render(harmless));
    check((given) => {
      expect(tags(formats[name].render(given))).toEqual(expected);
    });
  });

  test('the JSON parses to what was given', () => {
    check((given) => {
      expect(JSON.parse(formats.json.render(given))).toEqual(JSON.parse(JSON.stringify(given)));
    });
  });

  test('the JUnit stays well-formed', () => {
    check((given) => {
      expect(xmlMistakes(formats.junit.render(given))).toEqual([]);
    });
  });

  test('the SARIF has no link in its messages', () => {
    check((given) => {
      expect(formats.sarif.render(given)).not.toMatch(/"text": "[^\n]*(?<!\\\\)\]\(/);
    });
  });

  test('the terminal shows escape codes only where colours were asked for, and only ours', () => {
    const ours = new RegExp(`${String.fromCharCode(27)}\\[(1|2|22|31|32|33|39)m`, 'g');
    check((given) => {
      expect(unseen.exec(renderTerminal(given, { color: true }).replace(ours, '').replaceAll('\n', ''))).toBeNull();
    });
  });
});

describe('Markdown, as a renderer of GitHub reads it', () => {
  let rendered: (text: string) => string;
  beforeAll(async () => {
    const [{ micromark }, { gfm, gfmHtml }] = await Promise.all([
      import('micromark'),
      import('micromark-extension-gfm'),
    ]);
    rendered = (text) =>
      micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  });

  test('keeps its structure, and has no link, image, mention, reference, emoji or formula of its making', () => {
    const expected = tags(rendered(wholeMarkdown(harmless)));
    expect(expected).toContain('table');
    check((given) => {
      const html = rendered(wholeMarkdown(given));
      expect(tags(html)).toEqual(expected);
      expect(html).not.toMatch(/<(a|img|input|del|em|sup|script|style)\b/);
      const words = html.replace(/<code>[^<]*<\/code>/g, '\u2028').replace(/<!--.*?-->|<[^>]*>/g, '\n');
      expect(words).not.toMatch(/@\w|#\d|!\d|&amp;\d|\$|GH-\d|:\/\/|www\.|\]\(|:[\w+-]+:|\b[0-9a-f]{7,}\b/i);
    });
  });

  test('begins no line with what was given, where it could be a command', () => {
    check((given) => {
      const lines = renderMarkdown(given).split('\n');
      expect(
        lines.filter(
          (line) =>
            !/^$|^(<!-- |## |### |\| |\|-| {0,4}- |\d+ stacks? changed: |\d+\. |<details>|<\/details>$|Compared |Pull request |Deployed |Digest |Next free|Not shown|Only counted|and )/.test(
              line,
            ),
        ),
      ).toEqual([]);
    });
  });

  test('stays in its budget', () => {
    const big = huge(40, 12);
    fc.assert(
      fc.property(fc.constantFrom(...hostileTexts), fc.integer({ min: 1, max: 9 }), (text, times) => {
        const given = everyText(big, (index) => text.repeat(times) + index);
        expect(Buffer.byteLength(renderMarkdown(given))).toBeLessThan(60_000);
      }),
      { numRuns: 20 },
    );
  });
});

test('what is hidden in the report is hidden in every format', () => {
  for (const name of names) {
    const text = formats[name].render(pullRequest);
    expect(text).not.toContain('annotations["token"]: prod');
    if (name !== 'sarif' && name !== 'junit') expect(text).toContain('(hidden)');
  }
});
