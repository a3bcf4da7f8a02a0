import { createColors } from 'picocolors';
import { mapValues } from '../../estate/map-values';
import type { Cell, Severity } from '../reading';
import type { Shown } from '../shown';
import { cellElements, cellText, wholeCell } from './cell';
import { json, plain } from './escape';
import { gridLines, item } from './grid';
import { linesOf } from './lines';
import { codeInline, tableLines, wordsInline } from './markdown-table';

interface FormatOptions {
  /** Columns of the terminal. @default - unlimited */
  readonly width?: number;
  readonly color?: boolean;
}

export const readingFormats = {
  /** For people at a prompt. */
  table: (shown: Shown, { width = Number.POSITIVE_INFINITY, color = false }: FormatOptions = {}): string => {
    const paint = createColors(color);
    const { columns, rows } = linesOf(shown);
    const paints: Partial<Record<Severity, (text: string) => string>> = { danger: paint.red, warning: paint.yellow };
    const grid = gridLines(
      { columns: columns.map(({ label }) => label), rows: rows.map(({ cells }) => cells.map(plain)) },
      { width },
    );
    return lines([
      ...(rows.length === 0 ? [nothing(shown)] : []),
      ...(grid.head === undefined || rows.length === 0 ? [] : [paint.bold(grid.head)]),
      ...grid.rows.flatMap((line, at) => {
        const { row, sentences } = rows[at] ?? {};
        const said = sentences?.map((one) => item('- ', plain(one), width));
        const paintRow = paints[row?.severity ?? 'info'] ?? String;
        return (grid.head === undefined && said !== undefined ? said : [line]).map((one) => paintRow(one));
      }),
      ...asideLines(shown).flatMap((aside, at) => [...(at === 0 ? [''] : []), item('', aside, width, '  ')]),
    ]);
  },

  /** For a spreadsheet: every row with all that it says. Lines end as RFC 4180 has them. */
  csv: ({ reading, rows }: Shown): string => {
    const columns = reading.columns.map(({ key }) => key);
    const records = rows.map(({ row, teams, environments }) => [
      ...columns.map((key) => cellField(row.cells[key])),
      ...[
        row.severity,
        teams.join('; '),
        environments.join('; '),
        row.from.map(({ stack }) => stack).join('; '),
        row.from.map(({ path = '' }) => path).join('; '),
        row.unknown.join('; '),
      ].map(textField),
    ]);
    const head = [...columns, 'severity', 'team', 'environment', 'stack', 'path', 'unknown'];
    return [head, ...records].map((record) => `${record.join(',')}\r\n`).join('');
  },

  /** For programs. */
  json: ({ reading, rows, asides }: Shown): string =>
    `${json({
      format: 'ovh-landing-zone/reading',
      version: 1,
      reading: reading.id,
      columns: reading.columns.map(({ key, label }) => ({ key, label })),
      rows: rows.map(({ row, teams, environments }) => ({
        cells: mapValues(row.cells, jsonCell),
        severity: row.severity,
        teams,
        environments,
        from: row.from.map(({ stack, path, address }) => ({ stack, path, address })),
        unknown: row.unknown,
      })),
      asides: asides.map(({ key, label, value }) => ({ key, label, value: jsonCell(value) })),
    })}\n`,

  /** For a page or a comment. */
  markdown: (shown: Shown): string => {
    const { columns, rows } = linesOf(shown);
    const cells = rows.map((row) =>
      row.cells.map((cell, at) => (cell === '' ? '' : columns[at]?.code ? codeInline(cell) : wordsInline(cell))),
    );
    const table = tableLines(
      columns.map(({ label }) => label),
      cells,
    );
    return lines([
      `## ${shown.reading.title}`,
      '',
      rows.length === 0 ? nothing(shown) : `${table.head}${table.rows.join('')}`.trimEnd(),
      ...asideLines(shown).flatMap((aside) => ['', wordsInline(aside)]),
    ]);
  },
} as const;

export type ReadingFormat = keyof typeof readingFormats;

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

const nothing = ({ reading }: Shown): string => `Nothing: no row of ${reading.id}.`;

const asideLines = ({ asides }: Shown): string[] =>
  asides.map(({ label, value }) => `${label}: ${plain(cellText(value))}`);

const cellField = (cell: Cell | undefined): string =>
  typeof cell === 'object' && 'value' in cell ? quoted(wholeCell(cell)) : textField(wholeCell(cell));

/** A spreadsheet takes a text that begins so for a formula, and would run it. */
const formula = /^\s*[=+\-@＝＋－＠]/;

/** A text on one line that is no formula. */
function textField(text: string): string {
  const line = plain(text);
  return quoted(formula.test(line) ? `'${line}` : line);
}

const quoted = (text: string): string => (/[",\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function jsonCell(cell: Cell): unknown {
  if (typeof cell !== 'object') return cell;
  if ('set' in cell) {
    const { summary, except } = cell;
    return { set: cellElements(cell), ...(except === undefined ? {} : { except: [...except] }), summary };
  }
  return cell.unit === undefined ? cell.value : { value: cell.value, unit: cell.unit };
}
