import { plain } from '../../../readings/format/escape';
import { item } from '../../../readings/format/grid';
import type { Report, StackReport } from '../../report/report';
import {
  foundDetails,
  foundEntries,
  foundTitle,
  isGated,
  listedEntries,
  listedIn,
  listedValue,
  placesText,
} from '../content/findings';
import { several } from '../content/text';
import { type Page, sectionLines, terminalText } from './lines';

/** Everything that differs beside the changes of resources. */
export function findingLines(report: Report, page: Page): readonly string[] {
  const { width, paint } = page;
  const entries = foundEntries(report);
  const lines = entries.flatMap((entry) => {
    const head = item(isGated(entry.class) ? '! ' : '  ', plain(`${entry.label}: ${entry.says}`), width);
    return [
      isGated(entry.class) ? paint.red(head) : head,
      item('    Where: ', terminalText(placesText(entry)), width, '      '),
      ...foundDetails(entry).map(({ label, text }) => item(`    ${label}: `, terminalText(text), width, '      ')),
    ];
  });
  return sectionLines(foundTitle(entries), page, lines);
}

/** All that a stack only lists, with what it was and is. */
export function listedLines(stack: StackReport, { width }: Page): readonly string[] {
  const all = listedIn(stack);
  if (all.length === 0) return [];
  return [
    item('  ', `and ${several(all.length, 'other difference')}:`, width),
    ...listedEntries(all).flatMap(({ text, attributes }) => [
      item('    - ', terminalText(text), width),
      ...attributes.map((one) => item('        ', terminalText(listedValue(one)), width, '          ')),
    ]),
  ];
}
