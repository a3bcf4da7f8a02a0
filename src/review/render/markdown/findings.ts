import type { Report } from '../../report/report';
import { type FoundEntry, foundDetails, foundEntries, foundTitle, placesText } from '../content/findings';
import { linesSection, type Section } from './budget';
import { inline } from './inline';

/** More places of the same thing are counted. */
const mostPlaces = 8;
/** More values are counted: the other formats have them. */
const mostValues = 4;

/** Everything that differs beside the changes of resources, open, what runs code first. */
export function findingSections(report: Report): readonly Section[] {
  const all = foundEntries(report);
  if (all.length === 0) return [];
  return [
    linesSection(6_000, {
      head: `\n### ${foundTitle(all)}\n\n`,
      lines: all.map(entryText),
      foot: '',
      rest: (from) => `- and ${all.length - from} more\n`,
    }),
  ];
}

const entryText = (entry: FoundEntry): string =>
  [
    `- **${entry.label}** ${inline([entry.says])}\n`,
    `  - Where: ${inline(placesText(entry, mostPlaces))}\n`,
    ...foundDetails(entry, mostValues, mostPlaces).map(({ label, text }) => `  - ${label}: ${inline(text)}\n`),
  ].join('');
