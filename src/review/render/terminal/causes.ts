import { item } from '../../../readings/format/grid';
import type { Report } from '../../report/report';
import { type CauseEntry, causeEntries, stacksText } from '../content/causes';
import { typesText } from '../content/counts';
import { type Danger, dangerLabels } from '../content/dangers';
import { code, signs, type Text } from '../content/text';
import { type Page, sectionLines, terminalText } from './lines';

const mostStacks = 6;

export const dangerSigns: Readonly<Record<Danger['action'], string>> = { ...signs, wipe: '!', leave: '?' };

/** Every cause with what follows from it. */
export const causeLines = (report: Report, page: Page): readonly string[] =>
  sectionLines(
    'What changed, and what follows',
    page,
    causeEntries(report).flatMap((entry) => entryLines(entry, page)),
  );

function entryLines({ title, follows, source, alarming, told, others, in: where }: CauseEntry, page: Page): string[] {
  const { width, paint } = page;
  const at = source === undefined ? [] : [' at ', code(source)];
  const inside = where.length === 0 ? [] : [' in ', ...stacksText(where, mostStacks)];
  const says: Text = follows === '' ? [] : [follows, ...inside];
  if (told.length + others.length === 0) {
    return [
      item('  ', terminalText([...title, ...at, ...(says.length > 0 ? [' (', ...says, ')'] : [])]), width, '    '),
    ];
  }
  const head = item('! ', terminalText([...title, ...at]), width, '    ');
  return [
    alarming ? paint.red(head) : head,
    item('    ', terminalText(says), width),
    ...told.flatMap((danger) => dangerLines(danger, page)),
    ...(others.length > 0 ? [item('    without a loss: ', terminalText(typesText(others)), width, '      ')] : []),
  ];
}

const dangerLines = ({ action, title, details }: Danger, { width, paint }: Page): readonly string[] => [
  paint.red(item(`    ${dangerSigns[action]} `, `${dangerLabels[action]} ${terminalText(title)}`, width, '      ')),
  ...details.map(({ label, text }) => item(`        ${label}: `, terminalText(text), width, '          ')),
];
