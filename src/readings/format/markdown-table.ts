import { clip, markdown, markdownCode, plain } from './escape';

/** Names and values longer than this lose their end: nobody reads them in a comment, and a row must fit. */
export const longestCode = 500;
const longestWords = 600;

/** A name or a value as it stands in the program. */
export const codeInline = (text: string): string => markdownCode(clip(plain(text), longestCode));

/** Words of a sentence; the first ones of a line must begin no list. */
export const wordsInline = (text: string, isFirst = true): string => markdown(clip(plain(text), longestWords), isFirst);

/** Columns are padded up to here: it is for those who read it as text. */
const widestPad = 36;

/** Lines of a table, of cells that are Markdown on one line each. */
export function tableLines(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly head: string; readonly rows: readonly string[] } {
  const widths = columns.map((column, at) =>
    Math.min(widestPad, Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0))),
  );
  const line = (row: readonly string[], pad = ' ') =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0, pad)).join(' | ')} |\n`;
  const rule = columns.map(() => '');
  return { head: line(columns) + line(rule, '-'), rows: rows.map((row) => line(row)) };
}
