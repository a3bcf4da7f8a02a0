import type { Report } from '../../report/report';
import { type Danger, dangerLabels, dangers } from '../content/dangers';
import { type FoundEntry, foundDetails, foundEntries, foundTitle, placesText } from '../content/findings';
import type { Folded, Table, TableRow } from '../content/tables';
import { actions, signs } from '../content/text';
import { facts, verdict } from '../content/verdict';
import { codeHtml, definitions, element, filtered, type Html, inline, list, section, text } from './markup';

const counted = {
  add: 'added',
  import: 'taken over',
  change: 'changed',
  replace: 'replaced',
  destroy: 'destroyed',
  move: 'moved',
} as const;

/** The verdict: in numbers, then in sentences that lead to their section. */
export function headHtml(report: Report): Html {
  const { counts, base, head, stacks } = report;
  const removed = stacks.filter(({ status }) => status === 'removed').length;
  const numbers = actions
    .filter((action) => counts[action] > 0)
    .map((action) =>
      number(
        action,
        `${action === 'move' || action === 'import' ? '' : signs[action]}${counts[action]}`,
        counted[action],
      ),
    );
  const left =
    removed > 0 ? [number('leave', `${removed}`, removed === 1 ? 'stack left behind' : 'stacks left behind')] : [];
  const [title = ''] = verdict(report).split(':');
  const said = facts(report).map(({ about, says, alarming, section: id }) =>
    element('li', { class: alarming ? 'alarming' : undefined }, `<a href="#${id}">${text(about)}</a> ${text(says)}`),
  );
  return `<header>
<p class="eyebrow">Review of ${codeHtml(head)} against ${codeHtml(base)}</p>
<h1>${text(title)}</h1>
${numbers.length + left.length > 0 ? `<ul class="numbers">${[...numbers, ...left].join('')}</ul>` : ''}
${said.length > 0 ? `<ul class="facts">${said.join('\n')}</ul>` : ''}
</header>`;
}

const number = (kind: string, n: string, label: string): Html =>
  `<li class="${kind}"><strong>${text(n)}</strong> ${text(label)}</li>`;

export const badge = (action: string, label = action): Html => `<span class="badge ${action}">${text(label)}</span>`;

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
  const stacks = [...new Set(entry.places.map(({ stack }) => stack))];
  const team = [...new Set(stacks.flatMap((stack) => teams.get(stack) ?? []))];
  return element(
    'article',
    {
      class: 'danger alarming',
      ...filtered({ stack: stacks.join('\n'), team: team.join('\n'), destructive: true }),
    },
    `<h3><span class="badge destroy">${text(entry.label)}</span> ${inline([entry.says])}</h3>`,
    definitions([
      ['Where', inline(placesText(entry))],
      ...foundDetails(entry).map((detail) => [detail.label, inline(detail.text)] as const),
    ]),
  );
}

/** Everything destructive, open. */
export function dangersHtml(report: Report): Html {
  const all = dangers(report);
  if (all.length === 0) return '';
  const [open, folded] = [all.slice(0, mostOpen), all.slice(mostOpen)];
  const more = `<details class="more"><summary>${folded.length} more</summary>\n${folded.map(dangerHtml).join('\n')}</details>`;
  return section(
    'dangers',
    'Destroyed, replaced or moved',
    open.map(dangerHtml).join('\n'),
    folded.length > 0 ? more : '',
  );
}

/** Beyond this nobody reads them one after another, and the page would take long to lay out. */
const mostOpen = 200;

const dangerHtml = ({ action, title, details, stack, team, alarming }: Danger): Html =>
  element(
    'article',
    {
      class: alarming ? 'danger alarming' : 'danger',
      // an emptied resource is planned as a change
      ...filtered({ stack, team, action: action === 'wipe' ? 'change' : action, destructive: true }),
    },
    `<h3>${badge(action, dangerLabels[action])} ${inline(title)}</h3>`,
    definitions(details.map((detail) => [detail.label, inline(detail.text)])),
  );

export type Teams = ReadonlyMap<string, string | undefined>;

/** A table; on a narrow screen each row is a block, and its cells say their column. */
export function tableHtml({ id, title, columns, rows, after }: Table, teams: Teams): Html {
  const head = columns.map((column) => `<th role="columnheader" scope="col">${text(column)}</th>`).join('');
  return section(
    id,
    title,
    `<table role="table" aria-labelledby="${id}-title"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">\n`,
    rows.map((row) => rowHtml(row, columns, teams)).join('\n'),
    '\n</tbody></table>',
    after === undefined ? '' : `<p class="after">${inline(after)}</p>`,
  );
}

const rowHtml = (
  { cells, stack, gained, alarming, folded }: TableRow,
  columns: readonly string[],
  teams: Teams,
): Html =>
  element(
    'tr',
    {
      role: 'row',
      class: alarming ? 'alarming' : gained === undefined ? undefined : gained ? 'gained' : 'lost',
      ...filtered({ stack, team: teams.get(stack ?? '') }),
    },
    ...cells.map((cell, at) =>
      element(
        'td',
        { role: 'cell', 'data-label': columns[at] },
        `<span>${inline(cell)}${folded !== undefined && folded.column === columns[at] ? foldedHtml(folded) : ''}</span>`,
      ),
    ),
  );

const foldedHtml = ({ lists }: Folded): Html =>
  lists.map(({ title, names }) => `<details><summary>${text(title)}</summary>${namesHtml(names)}</details>`).join('');

/** Who is affected, and the order of their stacks. */
export function affectedHtml({ affected: { teams, environments, owners, waves } }: Report): Html {
  const named = [
    ['Teams', teams],
    ['Environments', environments],
    ['Owners', owners],
  ] as const;
  const rows = named
    .filter(([, names]) => names.length > 0)
    .map(([title, names]) => [title, namesHtml(names)] as const);
  if (rows.length + waves.length === 0) return '';
  const order = waves.length === 0 ? '' : `<h3>Deployed in this order</h3>${list('ol', waves.map(namesHtml))}`;
  return section('affected', 'Affected', definitions(rows), order);
}

export const namesHtml = (names: readonly string[]): Html => names.map(codeHtml).join(', ');
