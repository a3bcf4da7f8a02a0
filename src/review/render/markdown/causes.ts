import type { Report } from '../../report/report';
import { type CauseEntry, causeEntries, stacksText } from '../content/causes';
import { typesText } from '../content/counts';
import { type Danger, dangerLabels } from '../content/dangers';
import { several, type Text } from '../content/text';
import { linesSection, type Section } from './budget';
import { inline } from './inline';

/** More stacks are counted. */
const mostStacks = 3;
/** More of what loses something for the same reason is counted. */
const mostTold = 12;
/** A resource has a dozen details at most before nobody reads them. */
const mostDetails = 12;
/** More causes that harm nothing are folded. */
const mostOpen = 15;

/** Every cause with what follows from it; what destroys something is open. */
export function causeSections(report: Report): readonly Section[] {
  const all = causeEntries(report);
  const harmful = all.filter(isHarmful);
  const others = all.filter((entry) => !isHarmful(entry));
  const isFolded = harmful.length + others.length > mostOpen && others.length > 0;
  const title = '\n### What changed, and what follows\n\n';
  const open = isFolded ? harmful : all;
  return [
    ...(open.length > 0 ? [section(open, title, '', 8_000)] : []),
    ...(isFolded
      ? [
          section(
            others,
            `\n<details><summary>${several(others.length, harmful.length > 0 ? 'other cause' : 'cause')} of changes that destroy nothing</summary>\n\n`,
            '\n</details>\n',
            2_000,
          ),
        ]
      : []),
  ];
}

const isHarmful = ({ told, others }: CauseEntry): boolean => told.length + others.length > 0;

const section = (entries: readonly CauseEntry[], head: string, foot: string, floor: number): Section =>
  linesSection(floor, {
    head,
    lines: entries.map(entryText),
    foot,
    rest: (from) =>
      `- and ${several(entries.length - from, 'more cause')} of ${several(changesOf(entries.slice(from)), 'change')}\n`,
  });

const changesOf = (entries: readonly CauseEntry[]): number =>
  entries.reduce((sum, { told, others, harmless }) => sum + countOf(told) + countOf(others) + harmless.length, 0);

const countOf = (some: readonly Danger[]): number => some.reduce((sum, { count }) => sum + count, 0);

function entryText({ title, follows, source, told, others, in: where }: CauseEntry): string {
  const at = source === undefined ? [] : [' at ', { code: source }];
  const inside = where.length === 0 ? [] : [' in ', ...stacksText(where, mostStacks)];
  const shown = told.slice(0, mostTold);
  const more = told.slice(mostTold);
  const line = (label: string, some: readonly Danger[]): string =>
    some.length === 0 ? '' : `  - ${label}: ${inline(typesText(some))}\n`;
  const says: Text = follows === '' ? [] : [follows, ...inside];
  if (told.length + others.length === 0) {
    return `- ${inline([...title, ...at, ...(says.length > 0 ? [' (', ...says, ')'] : [])])}\n`;
  }
  return [
    `- ${inline([...title, ...at])}\n`,
    `  - ${inline(says)}\n`,
    ...shown.map(dangerText),
    line('and more like these', more),
    line('without a loss', others),
  ].join('');
}

function dangerText({ action, title, details }: Danger): string {
  const shown = details.slice(0, mostDetails).map(({ label, text }) => `    - ${label}: ${inline(text)}\n`);
  const left = details.length - shown.length;
  const more = left > 0 ? [`    - and ${left} more\n`] : [];
  return [`  - **${dangerLabels[action]}** ${inline(title)}\n`, ...shown, ...more].join('');
}
