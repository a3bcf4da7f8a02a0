import { clip } from '../../../readings/format/escape';
import { codeInline } from '../../../readings/format/markdown-table';
import type { Report } from '../../report/report';
import { aboutText } from '../content/about';
import { ownersConcerned } from '../content/approval';
import { facts } from '../content/facts';
import { orderTitle } from '../content/order';
import { longestName, several } from '../content/text';
import { summary, verdict } from '../content/verdict';
import { linesSection, type Section } from './budget';
import { inline, names } from './inline';

/** By this a job finds its comment again, to update it in place. */
export const commentMarker = (name = 'landing-zone'): string =>
  `<!-- ovh-landing-zone review: ${name.replace(/[^A-Za-z0-9_.]+/g, '-').slice(0, 100)} -->`;

/** What a reader must know before anything else. */
export function verdictText(report: Report, marker: string): string {
  const lines = facts(report).map(({ about, says, alarming }) => {
    const title = alarming ? `**${about}**` : about;
    return `- ${title}: ${inline([says])}\n`;
  });
  const about = aboutText(report);
  const compared = `Compared ${codeInline(report.base)} with ${codeInline(report.head)}.${unchangedText(report)}\n`;
  return [
    `${marker}\n## ${inline(verdict(report))}\n`,
    ...(report.stacks.length > 0 ? [`${summary(report)}.\n`] : []),
    ...(about.length > 0 ? [`${inline(about)}\n`] : []),
    compared,
    ...(lines.length > 0 ? [lines.join('')] : []),
  ].join('\n');
}

const unchangedText = ({ unchangedStacks, stacks }: Report): string => {
  if (unchangedStacks.length === 0) return '';
  return ` ${several(unchangedStacks.length, stacks.length > 0 ? 'other stack' : 'stack')} without changes.`;
};

/** Who is affected, and the order in which their stacks are deployed. */
export function affectedSections(report: Report): readonly Section[] {
  const { teams, environments, waves } = report.affected;
  const named = [
    ['Teams', teams],
    ['Environments', environments],
  ] as const;
  const said = [
    ...ownersText(report),
    ...named.filter(([, all]) => all.length > 0).map(([title, all]) => `- ${title}: ${names(all)}\n`),
  ];
  const order = waves.map((wave, index) => `${index + 1}. ${names(wave, 20)}\n`);
  return [
    ...(said.length > 0 ? [part('\n### Affected\n\n', said, 'line')] : []),
    ...(order.length > 0 ? [part(`\n${orderTitle(report)}:\n\n`, order, 'wave')] : []),
  ];
}

const part = (head: string, lines: readonly string[], noun: string): Section =>
  linesSection(3_000, {
    head,
    lines,
    foot: '',
    rest: (from) => `\nand ${several(lines.length - from, `more ${noun}`)}\n`,
  });

/** Whose consent it takes, and why. */
function ownersText(report: Report): readonly string[] {
  const all = ownersConcerned(report).map(
    ({ owner, with: what }) => `  - ${codeInline(clip(owner, longestName))}: ${what}\n`,
  );
  return all.length === 0 ? [] : ['- To be agreed with its owners:\n', ...all];
}
