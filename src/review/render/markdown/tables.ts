import { codeInline, tableLines } from '../../../readings/format/markdown-table';
import type { Table, TableRow } from '../content/tables';
import { type Counted, countedLines, linesSection, type Section } from './budget';
import { inline } from './inline';

/** Longer tables are folded, apart from their alarming rows. */
const openRows = 15;

export function tableSections(table: Table, folded = false): readonly Section[] {
  const { title, rows } = table;
  if (!folded && rows.length <= openRows) return [section(table, `\n### ${title}\n\n`, '')];
  const alarming = rows.filter((row) => row.alarming);
  const others = rows.filter((row) => !row.alarming);
  const fold = `\n<details><summary>${title}: ${others.length} ${alarming.length > 0 ? 'more ' : ''}${others.length === 1 ? 'row' : 'rows'}</summary>\n\n`;
  const open = { ...table, rows: alarming, ...(others.length > 0 && { after: undefined }) };
  return [
    ...(alarming.length > 0 ? [section(open, `\n### ${title}\n\n`, '')] : []),
    ...(others.length > 0 ? [section({ ...table, rows: others }, fold, '\n</details>\n')] : []),
  ];
}

function section({ columns, rows, after }: Table, before: string, behind: string): Section {
  const lines = tableLines(
    columns,
    rows.map((row) => row.cells.map(inline)),
  );
  const afterText = after === undefined ? '' : `\n${inline(after)}\n`;
  return linesSection(3_000, {
    head: before + lines.head,
    lines: lines.rows,
    foot: afterText + behind,
    rest: (from, room) => countedLines('\nNot shown:\n\n', byStack(rows.slice(from)), 'rows', room),
  });
}

function byStack(rows: readonly TableRow[]): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const { stack = 'no stack' } of rows) counts.set(stack, (counts.get(stack) ?? 0) + 1);
  return [...counts].map(([stack, count]) => ({ count, line: `- ${codeInline(stack)}: ${count}\n` }));
}
