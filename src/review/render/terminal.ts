import { createColors } from 'picocolors';
import { plain } from '../../readings/format/escape';
import { gridLines, item } from '../../readings/format/grid';
import { isNew } from '../report/action';
import type { Report, ResourceChange, StackReport } from '../report/report';
import { aboutText } from './content/about';
import { ownersConcerned } from './content/approval';
import { stackCounts } from './content/counts';
import { attributeText, otherReasons } from './content/details';
import { facts } from './content/facts';
import { orderTitle } from './content/order';
import { lastTables, type Table, tables } from './content/tables';
import { code, several, signs, sourceText } from './content/text';
import { summary, verdict } from './content/verdict';
import { causeLines, dangerSigns } from './terminal/causes';
import { findingLines, listedLines } from './terminal/findings';
import { type Page, sectionLines, terminalText } from './terminal/lines';

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
    causeLines(report, page),
    ...tables(report).map((table) => tableLines(table, page)),
    affectedLines(report, page),
    stackLines(report, page),
    ...lastTables(report).map((table) => tableLines(table, page)),
    sectionLines(
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

function head(report: Report, { width, paint }: Page): readonly string[] {
  const { unchangedStacks: others, stacks, base, head: now } = report;
  const unchanged = several(others.length, stacks.length > 0 ? 'other stack' : 'stack');
  const compared = `${plain(base)} -> ${plain(now)}${others.length > 0 ? `; ${unchanged} without changes` : ''}`;
  const said = facts(report).map(({ about, says, alarming }) => {
    const line = item(alarming ? '! ' : '  ', plain(`${about}: ${says}`), width);
    return alarming ? paint.red(line) : line;
  });
  return [
    paint.bold(item('', terminalText(verdict(report)), width, '  ')),
    '',
    ...(stacks.length > 0 ? [item('', summary(report), width, '  ')] : []),
    ...(report.about === undefined ? [] : [item('', terminalText(aboutText(report)), width, '  ')]),
    item('', compared, width, '  '),
    ...(said.length > 0 ? ['', ...said] : []),
  ];
}

/** Side by side where there is room for it, else each row as a sentence. */
function tableLines({ title, columns, rows, after }: Table, page: Page): readonly string[] {
  const { width, paint } = page;
  const texts = rows.map(({ cells }) => cells.map(terminalText));
  const grid = gridLines({ columns, rows: texts }, { width, indent: '  ' });
  return sectionLines(title, page, [
    ...(grid.head === undefined ? [] : [paint.dim(grid.head)]),
    ...grid.rows.flatMap((line, at) => {
      const { sentences, alarming } = rows[at] ?? {};
      const said = sentences?.map((one) => item('  - ', terminalText(one), width));
      const lines = grid.head === undefined && said !== undefined ? said : [line];
      return alarming === true ? lines.map(paint.red) : lines;
    }),
    ...(after === undefined ? [] : [item('  ', terminalText(after), width)]),
  ]);
}

function affectedLines(report: Report, page: Page): readonly string[] {
  const { affected } = report;
  const { width } = page;
  const named = [
    ['Teams', affected.teams],
    ['Environments', affected.environments],
  ] as const;
  return sectionLines('Affected', page, [
    ...ownersConcerned(report).map(({ owner, with: what }) =>
      item('  To be agreed with ', plain(`${owner}: ${what}`), width, '    '),
    ),
    ...named
      .filter(([, names]) => names.length > 0)
      .map(([title, names]) => item(`  ${title}: `, plain(names.join(', ')), width)),
    ...(affected.waves.length > 0 ? [item('  ', `${orderTitle(report)}:`, width)] : []),
    ...affected.waves.map((wave, at) => item(`    ${at + 1}. `, plain(wave.join(', ')), width)),
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

const stackText = (stack: StackReport): string =>
  [
    stackCounts(stack),
    ...(stack.team === undefined ? [] : [`team ${plain(stack.team)}`]),
    ...(stack.owner === undefined ? [] : [`owner ${plain(stack.owner)}`]),
  ].join(', ');

function changeLines(change: ResourceChange, { status }: StackReport, page: Page): readonly string[] {
  const { action, path, type, source, attributes } = change;
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
    ...otherReasons(change).map((why) => item('      why: ', terminalText(why), page.width, '        ')),
    ...shown.map((one) => item('      ', terminalText(attributeText(one, change)), page.width, '        ')),
  ];
}
