import { codeInline } from '../../../readings/format/markdown-table';
import type { Report } from '../../report/report';
import { aboutText } from '../content/about';
import { ownersConcerned } from '../content/approval';
import { facts } from '../content/facts';
import { several } from '../content/text';
import { summary, verdict } from '../content/verdict';
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

const mostOwners = 20;

/** Whose consent it takes, and why. */
function ownersText(report: Report): readonly string[] {
  const all = ownersConcerned(report);
  const shown = all.slice(0, mostOwners).map((one) => `  - ${codeInline(one.owner)}: ${one.with}\n`);
  const more = all.length > shown.length ? [`  - and ${all.length - shown.length} more\n`] : [];
  return all.length === 0 ? [] : ['- To be agreed with its owners:\n', ...shown, ...more];
}

/** Who is affected, and the order in which their stacks are deployed. */
export function affectedText(report: Report): string {
  const { teams, environments, waves } = report.affected;
  const lines = [
    ['Teams', teams],
    ['Environments', environments],
  ] as const;
  const said = [
    ...ownersText(report),
    ...lines.filter(([, all]) => all.length > 0).map(([title, all]) => `- ${title}: ${names(all)}\n`),
  ];
  const order = waves.slice(0, 20).map((wave, index) => `${index + 1}. ${names(wave, 20)}\n`);
  const more = waves.length > order.length ? `\nand ${waves.length - order.length} more waves\n` : '';
  if (said.length + order.length === 0) return '';
  const wavesText = order.length > 0 ? `\nDeployed in this order:\n\n${order.join('')}${more}` : '';
  return `\n### Affected\n\n${said.join('')}${wavesText}`;
}
