import { isNew } from '../../report/action';
import type { Finding, Report, ResourceChange, StackReport } from '../../report/report';
import { countedText, stackCounts } from '../content/counts';
import { dangerLabels } from '../content/dangers';
import { attributeText, otherReasons } from '../content/details';
import { listedEntries, listedIn, listedValue } from '../content/findings';
import { code, several, sourceText } from '../content/text';
import { type Counted, countedLines, fitLines, type Lines, type Section, size, wholeText } from './budget';
import { htmlCode, inline } from './inline';

const head = '\n### Stacks\n';
/** No stack takes more than this while others wait. */
const share = 8_000;
const mostAttributes = 12;
const mostNames = 6;
const mostValues = 4;

/** Every changed stack: folded with its changes as far as they fit, else its changes counted by type. */
export function detailsSection({ stacks }: Report): Section {
  const entries = stacks.map((stack) => ({ stack, lines: stackLines(stack), brief: briefLine(stack) }));
  const all = stacks.length === 0 ? '' : head + entries.map(({ lines }) => wholeText(lines)).join('');
  return {
    wants: size(all),
    floor: 10_000,
    fit: (room) => (size(all) <= room ? all : fitStacks(entries, room)),
  };
}

interface Entry {
  readonly stack: StackReport;
  readonly lines: Lines;
  readonly brief: Counted;
}

const briefTitle = '\nOnly counted:\n\n';

function fitStacks(entries: readonly Entry[], room: number): string {
  let left = room - size(head) - size(briefTitle);
  let waiting = entries.reduce((sum, { brief }) => sum + size(brief.line), 0);
  const open: string[] = [];
  const counted: Counted[] = [];
  for (const [index, { lines, brief }] of entries.entries()) {
    waiting -= size(brief.line);
    const most = Math.min(left - waiting, Math.max(share, Math.floor(left / (entries.length - index))));
    const text = openText(lines, most);
    if (text === undefined) counted.push(brief);
    else open.push(text);
    left -= size(text ?? brief.line);
  }
  if (counted.length === 0) return head + open.join('');
  const all = counted.reduce((sum, { line }) => sum + size(line), size(briefTitle));
  return head + open.join('') + countedLines(briefTitle, counted, 'resources', left + all);
}

/** A stack with its changes, unless there is no room for some of them and for counting the others. */
function openText(lines: Lines, room: number): string | undefined {
  const least = size(lines.head + lines.foot) + 2 * size(lines.lines[0] ?? '') + 1_000;
  return size(wholeText(lines)) <= room || least <= room ? fitLines(lines, room) : undefined;
}

const briefLine = (stack: StackReport): Counted => ({
  count: stack.changes.length,
  line: `- ${inline(countedText(stack.id, stack.changes, stackCounts(stack)))}\n`,
});

function stackLines(stack: StackReport): Lines {
  const { id, changes, team, owner, notes } = stack;
  const listed = listedIn(stack);
  const about = [
    stackCounts(stack),
    ...(team === undefined ? [] : [`team ${htmlCode(team)}`]),
    ...(owner === undefined ? [] : [`owner ${htmlCode(owner)}`]),
  ];
  return {
    head: `\n<details><summary>${htmlCode(id)}: ${about.join(', ')}</summary>\n\n`,
    lines: [
      ...changes.map((change) => changeText(change, stack)),
      ...notes.map((note) => `- note: ${inline([note])}\n`),
      ...listedLines(listed),
    ],
    foot: '\n</details>\n',
    rest: (from, room) => {
      const cut = changes.slice(from);
      const others = listed.length === 0 ? '' : `- and ${several(listed.length, 'other difference')}\n`;
      if (cut.length === 0) return others;
      const line = `- ${inline(['and ', ...countedText(id, cut)])}\n`;
      return (size(line + others) <= room ? line : `- and ${several(cut.length, 'more change')}\n`) + others;
    },
  };
}

/** All that is only listed, with what it was and is, as one piece: where there is no room for it, it is counted. */
function listedLines(all: readonly Finding[]): readonly string[] {
  if (all.length === 0) return [];
  const entries = listedEntries(all, mostNames);
  const shown = entries
    .slice(0, mostNames)
    .flatMap(({ text, attributes }) => [
      `  - ${inline(text)}\n`,
      ...attributes.slice(0, mostValues).map((one) => `    - ${inline(listedValue(one))}\n`),
      ...(attributes.length > mostValues
        ? [`    - and ${several(attributes.length - mostValues, 'more value')}\n`]
        : []),
    ]);
  const more = entries.length > mostNames ? [`  - and ${entries.length - mostNames} more\n`] : [];
  return [[`- and ${several(all.length, 'other difference')}:\n`, ...shown, ...more].join('')];
}

function changeText(change: ResourceChange, { status }: StackReport): string {
  const { action, path, type, source, attributes } = change;
  const at = source === undefined ? [] : [' at ', code(sourceText(source))];
  const title = `- **${status === 'removed' ? dangerLabels.leave : action}** ${inline([code(path), ' (', code(type), ')', ...at])}\n`;
  // all of a new resource is new
  if (isNew(action)) return title;
  const shown = attributes.slice(0, mostAttributes).map((one) => `  - ${inline(attributeText(one, change))}\n`);
  const more =
    attributes.length > shown.length
      ? [`  - and ${several(attributes.length - shown.length, 'more attribute')}\n`]
      : [];
  return [title, ...otherReasons(change).map((why) => `  - why: ${inline(why)}\n`), ...shown, ...more].join('');
}
