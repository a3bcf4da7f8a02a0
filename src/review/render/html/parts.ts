import type { Report } from '../../report/report';
import { aboutText } from '../content/about';
import { ownersConcerned } from '../content/approval';
import { done } from '../content/causes';
import { facts } from '../content/facts';
import { type FoundEntry, foundDetails, foundEntries, foundTitle, isGated, placesText } from '../content/findings';
import { orderTitle } from '../content/order';
import type { Folded, Table, TableRow } from '../content/tables';
import { actions, signs } from '../content/text';
import { verdict } from '../content/verdict';
import {
  codeHtml,
  definitions,
  filtered,
  type Html,
  htmlElement,
  htmlList,
  htmlText,
  inlineHtml,
  section,
} from './markup';

/** The verdict: in numbers, then in sentences that lead to their section. */
export function headHtml(report: Report): Html {
  const { counts, base, head, stacks } = report;
  const removed = stacks.filter(({ status }) => status === 'removed').length;
  const numbers = actions
    .filter((action) => counts[action] > 0)
    .map((action) =>
      number(action, `${action === 'move' || action === 'import' ? '' : signs[action]}${counts[action]}`, done[action]),
    );
  const left =
    removed > 0 ? [number('leave', `${removed}`, removed === 1 ? 'stack left behind' : 'stacks left behind')] : [];
  const said = facts(report).map(({ about, says, alarming, section: id }) =>
    htmlElement(
      'li',
      { class: alarming ? 'alarming' : undefined },
      `<a href="#${id}">${htmlText(about)}</a> ${htmlText(says)}`,
    ),
  );
  const whose = aboutText(report);
  const about = whose.length === 0 ? '' : `\n<p class="eyebrow">${inlineHtml(whose)}</p>`;
  return `<header>
<p class="eyebrow">Review of ${codeHtml(head)} against ${codeHtml(base)}</p>${about}
<h1>${inlineHtml(verdict(report))}</h1>
${numbers.length + left.length > 0 ? `<ul class="numbers">${[...numbers, ...left].join('')}</ul>` : ''}
${said.length > 0 ? `<ul class="facts">${said.join('\n')}</ul>` : ''}
</header>`;
}

const number = (kind: string, n: string, label: string): Html =>
  `<li class="${kind}"><strong>${htmlText(n)}</strong> ${htmlText(label)}</li>`;

export const badge = (action: string, label = action): Html =>
  `<span class="badge ${action}">${htmlText(label)}</span>`;

/** Everything that differs beside the changes of resources, open. */
export function findingsHtml(report: Report): Html {
  const teams: Teams = new Map(report.stacks.map(({ id, team }) => [id, team]));
  const all = foundEntries(report);
  return all.length === 0
    ? ''
    : section('found', foundTitle(all), all.map((entry) => findingHtml(entry, teams)).join('\n'));
}

/** Of something that is in several stacks, each of them finds it. */
function findingHtml(entry: FoundEntry, teams: Teams): Html {
  const stacks = [...new Set(entry.places.flatMap(({ stack }) => stack ?? []))];
  const team = [...new Set(stacks.flatMap((stack) => teams.get(stack) ?? []))];
  return htmlElement(
    'article',
    {
      class: isGated(entry.class) ? 'danger alarming' : 'danger',
      ...filtered({ stack: stacks.join('\n'), team: team.join('\n'), destructive: isGated(entry.class) }),
    },
    `<h3>${badge(isGated(entry.class) ? 'destroy' : 'leave', entry.label)} ${inlineHtml([entry.says])}</h3>`,
    definitions([
      ['Where', inlineHtml(placesText(entry))],
      ...foundDetails(entry).map((detail) => [detail.label, inlineHtml(detail.text)] as const),
    ]),
  );
}

export type Teams = ReadonlyMap<string, string | undefined>;

/** A table; on a narrow screen each row is a block, and its cells say their column. */
export function tableHtml({ id, title, columns, rows, after }: Table, teams: Teams): Html {
  const head = columns.map((column) => `<th role="columnheader" scope="col">${htmlText(column)}</th>`).join('');
  return section(
    id,
    title,
    `<table role="table" aria-labelledby="${id}-title"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">\n`,
    rows.map((row) => rowHtml(row, columns, teams)).join('\n'),
    '\n</tbody></table>',
    after === undefined ? '' : `<p class="after">${inlineHtml(after)}</p>`,
  );
}

const rowHtml = (
  { cells, stack, gained, alarming, folded }: TableRow,
  columns: readonly string[],
  teams: Teams,
): Html =>
  htmlElement(
    'tr',
    {
      role: 'row',
      class: alarming ? 'alarming' : gained === undefined ? undefined : gained ? 'gained' : 'lost',
      ...filtered({ stack, team: teams.get(stack ?? '') }),
    },
    ...cells.map((cell, at) =>
      htmlElement(
        'td',
        { role: 'cell', 'data-label': columns[at] },
        `<span>${inlineHtml(cell)}${folded !== undefined && folded.column === columns[at] ? foldedHtml(folded) : ''}</span>`,
      ),
    ),
  );

const foldedHtml = ({ lists }: Folded): Html =>
  lists
    .map(({ title, names }) => `<details><summary>${htmlText(title)}</summary>${namesHtml(names)}</details>`)
    .join('');

/** Who is affected, and the order of their stacks. */
export function affectedHtml(report: Report): Html {
  const { teams, environments, waves } = report.affected;
  const named = [
    ['Teams', teams],
    ['Environments', environments],
  ] as const;
  const owners = ownersConcerned(report).map((one) => `${codeHtml(one.owner)}: ${htmlText(one.with)}`);
  const rows = [
    ...(owners.length > 0 ? [['To be agreed with', htmlList('ul', owners)] as const] : []),
    ...named.filter(([, names]) => names.length > 0).map(([title, names]) => [title, namesHtml(names)] as const),
  ];
  if (rows.length + waves.length === 0) return '';
  const order =
    waves.length === 0 ? '' : `<h3>${htmlText(orderTitle(report))}</h3>${htmlList('ol', waves.map(namesHtml))}`;
  return section('affected', 'Affected', definitions(rows), order);
}

export const namesHtml = (names: readonly string[]): Html => names.map(codeHtml).join(', ');
