import type { Report } from '../../report/report';
import { tables } from '../content/tables';
import { actions } from '../content/text';
import { type Html, htmlElement, htmlText } from './markup';

/** Search and filters; the script shows them, since without it they would do nothing. */
export function filtersHtml(report: Report): Html {
  const rows = tables(report).flatMap(({ rows: all }) =>
    all.flatMap(({ stack }) => (stack === undefined ? [] : [stack])),
  );
  const stacks = unique([...report.stacks.map(({ id }) => id), ...rows]);
  const teams = unique(report.stacks.flatMap(({ team }) => (team === undefined ? [] : [team])));
  const used = actions.filter((action) => report.counts[action] > 0);
  const leave = report.stacks.some(({ status }) => status === 'removed') ? [['leave', 'left behind'] as const] : [];
  return `<div id="filters" role="search" aria-label="Filter this review" hidden>
<div class="field grow"><label for="search">Search <kbd>/</kbd></label><input type="search" id="search" autocomplete="off" spellcheck="false"></div>
${select(
  'stack',
  'Stack',
  stacks.map((id) => [id, id]),
)}
${select(
  'team',
  'Team',
  teams.map((team) => [team, team]),
)}
${select('action', 'Action', [...used.map((action) => [action, action] as const), ...leave])}
<div class="field check"><input type="checkbox" id="destructive"><label for="destructive">Only destructive</label></div>
<div class="field"><button type="button" id="unfold" aria-pressed="false">Open all</button></div>
<p id="shown" role="status"></p>
</div>`;
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

const select = (id: string, label: string, options: readonly (readonly [string, string])[]): Html =>
  options.length < 2
    ? ''
    : `<div class="field"><label for="${id}">${label}</label><select id="${id}"><option value="">all</option>${options
        .map(([value, title]) => htmlElement('option', { value }, htmlText(title)))
        .join('')}</select></div>`;
