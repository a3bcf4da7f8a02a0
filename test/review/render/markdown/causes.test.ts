import { describe, expect, test } from 'vitest';
import { causeSections } from '../../../../src/review/render/markdown/causes';
import type { Report } from '../../../../src/review/report/report';
import { caused, change, report, stack } from '../../fixtures/report';

/** All that is said of the causes of a report. */
const said = (given: Report): string =>
  causeSections(given)
    .map((section) => section.fit(section.wants))
    .join('');
const lines = (given: Report): readonly string[] => said(given).trim().split('\n').slice(2);
const range = (count: number) => [...Array(count).keys()];
const lossy = (path: string, loses = `all of ${path}`) => change({ action: 'destroy', path, loses });

describe('a cause', () => {
  test('that destroys nothing is one line, and names three stacks', () => {
    const of = (count: number) =>
      lines(caused(...range(count).map((n) => stack({ id: `s${n}`, changes: [change()] }))));
    expect(of(3)).toEqual(['- `region`: `GRA11` → `SBG5` (3 added in `s0`, `s1`, `s2`)']);
    expect(of(4)).toEqual(['- `region`: `GRA11` → `SBG5` (4 added in `s0`, `s1`, `s2` and 1 more)']);
  });

  test('tells twelve losses, and counts the others by type', () => {
    const of = (count: number) => lines(caused(stack({ changes: range(count).map((n) => lossy(`a${n}`)) })));
    expect(of(12)).toHaveLength(2 + 12 * 2);
    expect(of(14)).toEqual([
      '- `region`: `GRA11` → `SBG5`',
      '  - 14 destroyed in `web-prod`',
      ...range(12).flatMap((n) => [
        `  - **destroy** \`a${n}\` in \`web-prod\` (\`ovh_cloud_project_kube_nodepool\`)`,
        `    - Lost: all of a${n}`,
      ]),
      '  - and more like these: 2 `ovh_cloud_project_kube_nodepool`',
    ]);
  });

  test('tells twelve details of what is lost, and counts the others', () => {
    const notes = (count: number) => range(count).map((n) => ({ effect: 'fails' as const, says: `why ${n}` }));
    const of = (count: number) =>
      lines(caused(stack({ changes: [change({ action: 'destroy', path: 'a', notes: notes(count) })] }))).slice(3);
    expect(of(12)).toEqual(range(12).map((n) => `    - Fails: why ${n}`));
    expect(of(13)).toEqual([...range(12).map((n) => `    - Fails: why ${n}`), '    - and 1 more']);
  });

  test('that loses something tells also what comes again, and what goes without a loss', () => {
    const changes = [lossy('a'), change({ action: 'replace', path: 'b' })];
    expect(lines(caused(stack({ changes })))).toEqual([
      '- `region`: `GRA11` → `SBG5`',
      '  - 1 replaced, 1 destroyed in `web-prod`',
      '  - **destroy** `a` in `web-prod` (`ovh_cloud_project_kube_nodepool`)',
      '    - Lost: all of a',
      '  - without a loss: 1 `ovh_cloud_project_kube_nodepool`',
    ]);
  });
});

describe('of many causes', () => {
  /** Each is its own cause. */
  const many = (harmful: number, harmless: number) =>
    report({
      stacks: [
        stack({
          changes: [
            ...range(harmful).map((n) => lossy(`bad${n}`)),
            ...range(harmless).map((n) => change({ path: `a${n}` })),
          ],
        }),
      ],
    });

  test.each<[harmful: number, harmless: number, folded: string | undefined]>([
    [0, 15, undefined],
    [0, 16, '16 causes of changes that destroy nothing'],
    [1, 14, undefined],
    [1, 15, '15 other causes of changes that destroy nothing'],
    [15, 1, '1 other cause of changes that destroy nothing'],
    [17, 0, undefined],
  ])('%i that destroy something are open, %i others may be folded', (harmful, harmless, folded) => {
    const [open = '', behind] = said(many(harmful, harmless)).split('<details>');
    const isShown = (text: string, path: string) => text.includes(`web-prod/${path}\` is`);
    expect(behind?.split('</summary>')[0]?.replace('<summary>', '')).toBe(folded);
    expect(range(harmful).every((n) => isShown(open, `bad${n}`))).toBe(true);
    expect(range(harmless).every((n) => isShown(folded === undefined ? open : (behind ?? ''), `a${n}`))).toBe(true);
    expect(open.includes('### What changed')).toBe(harmful > 0 || folded === undefined);
  });

  test('those for which there is no room are counted, with all that follows from them', () => {
    const changes = [
      ...['a', 'b'].map((path) => lossy(path, 'all')),
      change({ action: 'replace', path: 'c' }),
      change({ path: 'd' }),
    ];
    const each = range(100).map((n) => caused(stack({ id: `s${n}`, changes })));
    const [section] = causeSections({
      ...report(),
      causes: each.flatMap(({ causes }) => causes),
      stacks: each.flatMap(({ stacks }, index) =>
        stacks.map((one) => ({ ...one, changes: one.changes.map((of) => ({ ...of, causes: [index] })) })),
      ),
    });
    const text = section?.fit(8_000) ?? '';
    const shown = text.split('\n- `region`').length - 1;
    expect(shown).toBeGreaterThan(5);
    expect(shown).toBeLessThan(95);
    expect(text.split('\n').at(-2)).toBe(`- and ${100 - shown} more causes of ${4 * (100 - shown)} changes`);
  });
});

test('without a cause nothing is said', () => {
  expect(causeSections(report())).toEqual([]);
});
