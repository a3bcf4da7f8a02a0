import type { Report } from '../../report/report';
import { type CauseEntry, causeEntries, stacksText } from '../content/causes';
import { type Danger, dangerLabels } from '../content/dangers';
import { code, signs } from '../content/text';
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
import { badge, type Teams } from './parts';

/** Beyond this nobody reads them one after another, and the page would take long to lay out. */
const mostOpen = 200;
const mostStacks = 6;

/** Every cause with what follows from it; what loses something is open, the rest folded. */
export function causesHtml(report: Report): Html {
  const all = causeEntries(report);
  if (all.length === 0) return '';
  const teams: Teams = new Map(report.stacks.map(({ id, team }) => [id, team]));
  const shown = (entries: readonly CauseEntry[]): Html => entries.map((entry) => causeHtml(entry, teams)).join('\n');
  const [open, folded] = [all.slice(0, mostOpen), all.slice(mostOpen)];
  const more = `<details class="more"><summary>${folded.length} more</summary>\n${shown(folded)}</details>`;
  return section('causes', 'What changed, and what follows', shown(open), folded.length > 0 ? more : '');
}

function causeHtml(entry: CauseEntry, teams: Teams): Html {
  const { title, follows, source, alarming, told, others, harmless, stacks } = entry;
  const team = [...new Set(stacks.flatMap((id) => teams.get(id) ?? []))];
  const at = source === undefined ? '' : ` <span class="muted">at ${codeHtml(source)}</span>`;
  const where =
    entry.in.length === 0 ? '' : ` <span class="muted">in ${inlineHtml(stacksText(entry.in, mostStacks))}</span>`;
  const isDestructive = told.length + others.length > 0;
  return htmlElement(
    'article',
    {
      class: ['cause', ...(isDestructive ? ['danger'] : []), ...(alarming ? ['alarming'] : [])].join(' '),
      ...filtered({
        stack: stacks.join('\n'),
        team: team.join('\n'),
        action: entry.actions.join('\n'),
        destructive: isDestructive,
      }),
    },
    `<h3>${inlineHtml(title)}${at}</h3>`,
    follows === '' ? '' : `<p>${htmlText(follows)}${where}</p>`,
    told.length > 0 ? htmlList('ul', told.map(dangerHtml)) : '',
    foldedHtml(entry, [
      ...others.map((one) => inlineHtml([`${dangerLabels[one.action]} `, ...one.title])),
      ...harmless.map(({ action, stack, path, type }) =>
        inlineHtml([`${signs[action]} ${action} `, code(path), ' in ', code(stack), ' (', code(type), ')']),
      ),
    ]),
  );
}

const dangerHtml = ({ action, title, details }: Danger): Html =>
  `${badge(action, dangerLabels[action])} ${inlineHtml(title)}${definitions(details.map(({ label, text: says }) => [label, inlineHtml(says)]))}`;

function foldedHtml({ told }: CauseEntry, lines: readonly Html[]): Html {
  if (lines.length === 0) return '';
  const title = told.length > 0 ? 'Everything else that follows' : 'What follows';
  return `<details><summary>${title}</summary>${htmlList('ul', lines)}</details>`;
}
