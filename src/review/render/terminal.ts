import { createColors } from 'picocolors';
import { plain } from '../../readings/format/escape';
import { gridLines, item } from '../../readings/format/grid';
import { isNew } from '../report/action';
import type { Report, ResourceChange, StackReport } from '../report/report';
import { stackCounts } from './content/counts';
import { type Danger, dangerLabels, dangers } from './content/dangers';
import { valuesText } from './content/details';
import { foundDetails, foundEntries, foundTitle, listedIn, listedText, placesText } from './content/findings';
import { lastTables, type Table, tables } from './content/tables';
import { code, several, signs, sourceText } from './content/text';
import { facts, verdict } from './content/verdict';
import { terminalText } from './terminal/lines';

export interface TerminalOptions {
  /** Escape codes for colours; without it there are none. */
  readonly color?: boolean;
  /** Columns to keep within. */
  readonly width?: number;
}

/** The report for somebody at a prompt. */
export function renderTerminal(report: Report, { color = false, width = 100 }: TerminalOptions = {}): string {
  const page: Page = { width, paint: createColors(color) };
  const parts = [
    head(report, page),
    findingLines(report, page),
    dangerLines(report, page),
    ...tables(report).map((table) => tableLines(table, page)),
    affectedLines(report, page),
    stackLines(report, page),
    ...lastTables(report).map((table) => tableLines(table, page)),
    section(
      'What this review could not know',
      page,
      report.limits.map((limit) => item('- ', plain(limit), width)),
    ),
    [item('Digest: ', plain(report.digest), width)],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

interface Page {
  readonly width: number;
  readonly paint: ReturnType<typeof createColors>;
}

const section = (title: string, { width, paint }: Page, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [paint.bold(item('', title, width)), ...lines];

function head(report: Report, { width, paint }: Page): readonly string[] {
  const { unchangedStacks: others, stacks, base, head: now } = report;
  const unchanged = several(others.length, stacks.length > 0 ? 'other stack' : 'stack');
  const compared = `${plain(base)} -> ${plain(now)}${others.length > 0 ? `; ${unchanged} without changes` : ''}`;
  const said = facts(report).map(({ about, says, alarming }) => {
    const line = item(alarming ? '! ' : '  ', plain(`${about}: ${says}`), width);
    return alarming ? paint.red(line) : line;
  });
  return [
    paint.bold(item('', verdict(report), width, '  ')),
    item('', compared, width, '  '),
    ...(said.length > 0 ? ['', ...said] : []),
  ];
}

function findingLines(report: Report, page: Page): readonly string[] {
  const { width, paint } = page;
  const entries = foundEntries(report);
  const lines = entries.flatMap((entry) => [
    paint.red(item('! ', plain(`${entry.label}: ${entry.says}`), width)),
    item('    Where: ', terminalText(placesText(entry)), width, '      '),
    ...foundDetails(entry).map(({ label, text }) => item(`    ${label}: `, terminalText(text), width, '      ')),
  ]);
  return section(foundTitle(entries), page, lines);
}

function dangerLines(report: Report, page: Page): readonly string[] {
  const { width, paint } = page;
  const lines = dangers(report).flatMap(({ action, title, details }) => [
    paint.red(item(`${dangerSigns[action]} `, `${dangerLabels[action]} ${terminalText(title)}`, width)),
    ...details.map(({ label, text }) => item(`    ${label}: `, terminalText(text), width, '      ')),
  ]);
  return section('Destroyed, replaced or moved', page, lines);
}

const dangerSigns: Readonly<Record<Danger['action'], string>> = { ...signs, wipe: '!', leave: '?' };

/** Side by side where there is room for it, else each row as a sentence. */
function tableLines({ title, columns, rows, after }: Table, page: Page): readonly string[] {
  const { width, paint } = page;
  const texts = rows.map(({ cells }) => cells.map(terminalText));
  const grid = gridLines({ columns, rows: texts }, { width, indent: '  ' });
  return section(title, page, [
    ...(grid.head === undefined ? [] : [paint.dim(grid.head)]),
    ...grid.rows.map((line, at) => (rows[at]?.alarming === true ? paint.red(line) : line)),
    ...(after === undefined ? [] : [item('  ', terminalText(after), width)]),
  ]);
}

function affectedLines({ affected }: Report, page: Page): readonly string[] {
  const { width } = page;
  const named = [
    ['Teams', affected.teams],
    ['Environments', affected.environments],
    ['Owners', affected.owners],
  ] as const;
  return section('Affected', page, [
    ...named
      .filter(([, names]) => names.length > 0)
      .map(([title, names]) => item(`  ${title}: `, plain(names.join(', ')), width)),
    ...affected.waves.map((wave, at) =>
      item(`  ${at === 0 ? 'Deployed first' : 'then'}: `, plain(wave.join(', ')), width),
    ),
  ]);
}

function stackLines({ stacks }: Report, page: Page): readonly string[] {
  const lines = stacks.flatMap((stack) => [
    '',
    page.paint.bold(item('', `${plain(stack.id)}: ${stackText(stack)}`, page.width, '  ')),
    ...stack.changes.flatMap((change) => changeLines(change, stack, page)),
    ...stack.notes.map((note) => item('  note: ', plain(note), page.width)),
    ...listedLines(stack, page),
  ]);
  return lines.slice(1);
}

function listedLines(stack: StackReport, { width }: Page): readonly string[] {
  const all = listedIn(stack);
  const says = terminalText(listedText(all));
  return all.length === 0 ? [] : [item(`  and ${several(all.length, 'other difference')}: `, says, width, '      ')];
}

const stackText = (stack: StackReport): string =>
  [
    stackCounts(stack),
    ...(stack.team === undefined ? [] : [`team ${plain(stack.team)}`]),
    ...(stack.owner === undefined ? [] : [`owner ${plain(stack.owner)}`]),
  ].join(', ');

function changeLines(
  { action, path, type, source, attributes }: ResourceChange,
  { status }: StackReport,
  page: Page,
): readonly string[] {
  const at = source === undefined ? [] : [' at ', code(sourceText(source))];
  const title = item(
    `  ${status === 'removed' ? dangerSigns.leave : signs[action]} `,
    terminalText([code(path), ' (', code(type), ')', ...at]),
    page.width,
  );
  const paint = { add: page.paint.green, change: page.paint.yellow }[action as string] ?? page.paint.red;
  // all of a new resource is new
  const shown = isNew(action) ? [] : attributes;
  return [
    paint(title),
    ...shown.map((one) => item('      ', terminalText([code(one.attribute), ': ', ...valuesText(one)]), page.width)),
  ];
}
