import { expect, test } from 'vitest';
import type { Table } from '../../../../src/review/render/content/tables';
import { tableSections } from '../../../../src/review/render/markdown/tables';

const range = (count: number) => [...Array(count).keys()];

/** A table of so many rows, the first ones alarming, in three stacks and none. */
const table = (count: number, alarming = 0): Table => ({
  ...{ id: 't', title: 'Ports', columns: ['What'], after: ['the end'] },
  rows: range(count).map((n) => ({
    ...{ cells: [[`port ${n}`]], alarming: n < alarming },
    ...(n % 4 > 0 && { stack: `s${n % 4}` }),
  })),
});

const said = (given: Table, folded?: boolean) => tableSections(given, folded).map((one) => one.fit(one.wants));
const rows = (text = '') => text.split('\n').filter((line) => line.includes('port')).length;

test.each<[count: number, alarming: number, open: number, folded: string | undefined]>([
  [15, 0, 15, undefined],
  [16, 0, 0, 'Ports: 16 rows'],
  [16, 1, 1, 'Ports: 15 more rows'],
  [16, 15, 15, 'Ports: 1 more row'],
  [16, 16, 16, undefined],
])('of %i rows with %i alarming ones %i are open', (count, alarming, open, folded) => {
  const text = said(table(count, alarming));
  const [shown, behind] = folded === undefined ? [text[0]] : open === 0 ? [undefined, text[0]] : text;
  expect([rows(shown), rows(behind)]).toEqual([open, count - open]);
  expect(behind?.split('</summary>')[0]).toBe(folded === undefined ? undefined : `\n<details><summary>${folded}`);
  expect(shown?.startsWith('\n### Ports\n\n')).toBe(open > 0 ? true : undefined);
});

test('what stands below a table is said once, behind the last of its rows', () => {
  for (const alarming of [0, 1, 15, 16]) expect(said(table(16, alarming)).join('').split('the end')).toHaveLength(2);
  expect(said(table(16, 1)).at(-1)).toMatch(/\nthe end\n\n<\/details>\n$/);
  expect(said(table(2))[0]).toMatch(/\nthe end\n$/);
  expect(said(table(2), true)[0]).toMatch(/^\n<details><summary>Ports: 2 rows<\/summary>/);
});

test('rows for which there is no room are counted by their stack', () => {
  const [section] = tableSections(table(400));
  const text = section?.fit(section.floor) ?? '';
  const shown = rows(text);
  const left = (n: number) => range(400).filter((one) => one >= shown && one % 4 === n).length;
  expect(shown).toBeGreaterThan(0);
  const order = range(4).map((n) => (shown + n) % 4);
  expect(text.split('Not shown:\n\n')[1]?.split('\n').slice(0, 4)).toEqual(
    order.map((n) => `- \`${n === 0 ? 'no stack' : `s${n}`}\`: ${left(n)}`),
  );
});
