import type { Report } from '../../report/report';
import { countedText } from '../content/counts';
import { type Danger, dangerLabels, dangers } from '../content/dangers';
import { type Counted, countedLines, linesSection, type Section } from './budget';
import { inline } from './inline';

/** Everything that is destroyed, replaced, moved, emptied or left behind, open. */
export function dangerSections(report: Report): readonly Section[] {
  const all = dangers(report);
  if (all.length === 0) return [];
  return [
    linesSection(8_000, {
      head: '\n### Destroyed, replaced or moved\n\n',
      lines: all.map(dangerText),
      foot: '',
      rest: (from, room) => countedLines('\nNot shown:\n\n', byStack(all.slice(from)), 'resources', room),
    }),
  ];
}

/** A resource changes for a dozen reasons at most before nobody reads them. */
const mostDetails = 12;

function dangerText({ action, title, details }: Danger): string {
  const shown = details.slice(0, mostDetails).map(({ label, text }) => `  - ${label}: ${inline(text)}\n`);
  const more = details.length > shown.length ? [`  - and ${details.length - shown.length} more\n`] : [];
  return [`- **${dangerLabels[action]}** ${inline(title)}\n`, ...shown, ...more].join('');
}

function byStack(cut: readonly Danger[]): readonly Counted[] {
  const stacks = new Map<string, Danger[]>();
  for (const one of cut) {
    const same = stacks.get(one.stack);
    if (same === undefined) stacks.set(one.stack, [one]);
    else same.push(one);
  }
  return [...stacks].map(([stack, all]) => ({
    count: all.reduce((sum, { count }) => sum + count, 0),
    line: `- ${inline(countedText(stack, all))}\n`,
  }));
}
