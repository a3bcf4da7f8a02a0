import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../../src/review/render/markdown';
import type { Report } from '../../../../src/review/report/report';
import { sectionOf } from '../../fixtures/markdown';
import { change, huge, report, stack } from '../../fixtures/report';

describe('the budget', () => {
  const bytes = (text: string) => Buffer.byteLength(text);

  /** How many of the report's resources a comment shows or counts, in the parts that list all of them. */
  const countedIn = (text: string): number => {
    const stacks = text.slice(text.indexOf('### Stacks'));
    const shown = stacks.match(/^- \*\*\w+\*\* /gm)?.length ?? 0;
    const cut = [...stacks.matchAll(/^- .*?: .*$/gm)]
      .flatMap(([one]) => [...one.matchAll(/(\d+) `ovh_/g)])
      .reduce((sum, [, n]) => sum + Number(n), 0);
    const more = [...stacks.matchAll(/and (\d+) more (?:resources|change)/g)].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
    return shown + cut + more;
  };

  const shapes: readonly (readonly [number, number])[] = [
    [200, 200],
    [1, 5_000],
    [3_000, 2],
    [30, 30],
    [12, 12],
  ];
  test.each(shapes)(
    'keeps %i stacks with %i changes under 60,000 characters and counts each change',
    (stacks, each) => {
      const text = renderMarkdown(huge(stacks, each));
      expect(text.length).toBeLessThan(60_000);
      expect(bytes(text)).toBeLessThan(60_000);
      expect(countedIn(text)).toBe(stacks * each);
    },
  );

  test('uses what there is before it cuts', () => {
    expect(bytes(renderMarkdown(huge(200, 200)))).toBeGreaterThan(55_000);
  });

  test('shows what loses something one by one, then counts it by type under its cause', () => {
    const text = sectionOf(renderMarkdown(huge(1, 1_000)), 'What changed');
    const shown = text.match(/^ {2}- \*\*replace\*\*/gm)?.length ?? 0;
    const counted = [...text.matchAll(/^ {2}- and more like these: (\d+) `ovh_\w+`$/gm)].map(([, n]) => Number(n));
    expect(shown).toBe(24);
    expect(counted.reduce((sum, n) => sum + n, shown)).toBe(333);
  });

  test('counts the causes that do not fit, with what they change', () => {
    const changes = [...Array(2_000).keys()].map((n) =>
      change({
        action: 'replace',
        path: `Things/${n}`,
        loses: 'everything in it',
        reasons: [{ attribute: 'region', certain: true }],
        attributes: [{ attribute: 'region', before: `A${n}`, after: `B${n}` }],
      }),
    );
    const text = sectionOf(renderMarkdown(report({ stacks: [stack({ changes })] })), 'What changed');
    const [, causes, counted] = /\n- and (\d+) more causes of (\d+) changes\n/.exec(text) ?? [];
    const shown = text.match(/^- `web-prod\/Things\/\d+ region`/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(50);
    expect([shown + Number(causes), shown + Number(counted)]).toEqual([2_000, 2_000]);
  });

  test('keeps the verdict, the access table, the limits and the digest, however much is destroyed', () => {
    const text = renderMarkdown(huge(200, 200));
    expect(text).toContain('200 stacks changed: +13400 ~13200 ±13400');
    expect(text).toContain('Access: 200 rows');
    expect(text).toContain('- nobody looked at the prices');
    expect(text).toContain('Digest of this review');
  });

  test('cuts no row, no folded part and no character in two', () => {
    const long = (some: Report): Report =>
      report({
        ...some,
        stacks: some.stacks.map((one) => ({
          ...one,
          changes: one.changes.map((each) => ({ ...each, loses: '🧨 é '.repeat(400) })),
        })),
      });
    for (const limit of [60_000, 59_999, 59_998, 45_003, 45_001]) {
      const text = renderMarkdown(long(huge(9, 60)), { limit });
      expect(bytes(text)).toBeLessThan(limit);
      expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|�/);
      expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
      const rows = text.split('\n').filter((row) => row.startsWith('|'));
      expect(rows.filter((row) => !row.endsWith('|'))).toEqual([]);
    }
  });
});
