import { groupBy } from '../../../readings/reader';
import type { Report, ResourceChange } from '../../report/report';
import { type CauseEntry, causeEntries, stacksText } from '../content/causes';
import { type Danger, dangerLabels } from '../content/dangers';
import { code, join, signs } from '../content/text';
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
/** Beyond this the page would be too large to send; the entries of the stacks tell all. */
const mostListed = 1000;
/** The same of one cause. */
const mostTold = 100;

const theirStacks: Html = '<a href="#stacks">their stacks</a>';

/** Every cause with what follows from it; what loses something is open, the rest folded. */
export function causesHtml(report: Report): Html {
  const all = causeEntries(report);
  if (all.length === 0) return '';
  const teams: Teams = new Map(report.stacks.map(({ id, team }) => [id, team]));
  const shown = (entries: readonly CauseEntry[]): Html => entries.map((entry) => causeHtml(entry, teams)).join('\n');
  const [open, folded, rest] = [all.slice(0, mostOpen), all.slice(mostOpen, mostListed), all.length - mostListed];
  const others = rest > 0 ? `<p>and ${rest} more, in ${theirStacks}</p>` : '';
  const more = `<details class="more"><summary>${all.length - open.length} more</summary>\n${shown(folded)}${others}</details>`;
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
    told.length > 0 ? htmlList('ul', [...told.slice(0, mostTold).map(dangerHtml), ...moreTold(told.length)]) : '',
    foldedHtml(entry, [
      ...others.map((one) => inlineHtml([`${dangerLabels[one.action]} `, ...one.title])),
      ...together(harmless).map(([{ action, stack, type }, paths]) =>
        inlineHtml([
          `${signs[action]} ${action} `,
          ...join(paths.map((path) => [code(path)])),
          ' in ',
          code(stack),
          ' (',
          code(type),
          ')',
        ]),
      ),
    ]),
  );
}

const moreTold = (n: number): readonly Html[] => (n > mostTold ? [`and ${n - mostTold} more, in ${theirStacks}`] : []);

/** What happens alike to several resources of one type in a stack, with the paths of all. */
function together(changes: readonly ResourceChange[]): readonly (readonly [ResourceChange, readonly string[]])[] {
  const groups = groupBy(changes, ({ action, stack, type }) => JSON.stringify([action, stack, type]));
  return [...groups.values()].flatMap((group) =>
    group[0] === undefined ? [] : [[group[0], group.map(({ path }) => path)] as const],
  );
}

const dangerHtml = ({ action, title, details }: Danger): Html =>
  `${badge(action, dangerLabels[action])} ${inlineHtml(title)}${definitions(details.map(({ label, text: says }) => [label, inlineHtml(says)]))}`;

function foldedHtml({ told }: CauseEntry, lines: readonly Html[]): Html {
  if (lines.length === 0) return '';
  const title = told.length > 0 ? 'Everything else that follows' : 'What follows';
  return `<details><summary>${title}</summary>${htmlList('ul', lines)}</details>`;
}
