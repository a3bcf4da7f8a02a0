import { codeInline } from '../../readings/format/markdown-table';
import type { Report } from '../report/report';
import { lastTables, tables } from './content/tables';
import { compose, linesSection, type Section, whole } from './markdown/budget';
import { causeSections } from './markdown/causes';
import { detailsSection } from './markdown/details';
import { findingSections } from './markdown/findings';
import { inline } from './markdown/inline';
import { tableSections } from './markdown/tables';
import { affectedSections, commentMarker, verdictText } from './markdown/verdict';

interface MarkdownOptions {
  /** Fewer than so many characters and bytes; GitHub refuses comments of 65,536. */
  readonly limit?: number;
  /** Name in the hidden marker of the comment, where one repository has several landing zones. */
  readonly name?: string;
}

/** The comment on a pull request, for GitHub and GitLab. It always fits: what doesn't is counted, and nothing is cut in two. */
export function renderMarkdown(report: Report, { limit = 60_000, name }: MarkdownOptions = {}): string {
  const sections: readonly Section[] = [
    whole(verdictText(report, commentMarker(name))),
    ...findingSections(report),
    ...causeSections(report),
    ...tables(report).flatMap((table) => tableSections(table)),
    ...affectedSections(report),
    detailsSection(report),
    ...lastTables(report).flatMap((table) => tableSections(table, table.id === 'noise')),
    ...limitSections(report),
    whole(`\nDigest of this review, for \`landing-zone deploy --reviewed\`: ${codeInline(report.digest)}\n`),
  ];
  return compose(sections, limit - 1);
}

function limitSections({ limits }: Report): readonly Section[] {
  if (limits.length === 0) return [];
  return [
    linesSection(3_000, {
      head: '\n### What this review could not know\n\n',
      lines: limits.map((limit) => `- ${inline([limit])}\n`),
      foot: '',
      rest: (from) => `- and ${limits.length - from} more\n`,
    }),
  ];
}
