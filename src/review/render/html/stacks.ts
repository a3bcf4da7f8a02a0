import { isDestructive, isNew } from '../../report/action';
import type { AttributeChange, Report, ResourceChange, StackReport } from '../../report/report';
import { stackCounts } from '../content/counts';
import { dangerLabels } from '../content/dangers';
import { changedText, noteLabels, noteText, otherReasons } from '../content/details';
import { type ListedEntry, listedEntries, listedIn } from '../content/findings';
import { code, type Piece, several, signs, sourceText } from '../content/text';
import {
  codeHtml,
  copyHtml,
  definitions,
  filtered,
  type Html,
  htmlElement,
  htmlList,
  htmlText,
  inlineHtml,
  section,
  words,
} from './markup';
import { badge, namesHtml } from './parts';

/** Every changed stack with all of its changes, folded. */
export function stacksHtml({ stacks, unchangedStacks }: Report): Html {
  if (stacks.length + unchangedStacks.length === 0) return '';
  const unchanged =
    unchangedStacks.length === 0
      ? ''
      : `<details class="unchanged"><summary>${several(unchangedStacks.length, 'stack')} without changes</summary><p>${namesHtml(unchangedStacks)}</p></details>`;
  return section('stacks', 'Stacks', stacks.map(stackHtml).join('\n'), unchanged);
}

function stackHtml(stack: StackReport): Html {
  const { id, team, owner, stage, notes, changes, status } = stack;
  const about = [...(team === undefined ? [] : [`team ${team}`]), ...(stage === undefined ? [] : [stage])];
  return htmlElement(
    'details',
    { class: 'stack', 'data-stack': id, 'data-team': team },
    `<summary><h3>${words(id)}</h3> <span class="counts">${htmlText(stackCounts(stack))}</span> <span class="muted">${words([...about, ...(owner === undefined ? [] : [owner])].join(', '))}</span></summary>\n`,
    status === 'removed' ? '<p>Gone from the program and left behind. What is still there:</p>' : '',
    ...notes.map((note) => `<p class="note">${words(note)}</p>`),
    changes.map((change) => changeHtml(change, stack)).join('\n'),
    listedHtml(stack),
  );
}

/** What is only listed, folded behind its number. */
function listedHtml(stack: StackReport): Html {
  const all = listedIn(stack);
  if (all.length === 0) return '';
  const title = `and ${several(all.length, 'other difference')}`;
  const values = ({ attributes }: ListedEntry): Html =>
    definitions(attributes.map((one) => attributeHtml(one, { action: 'change', reasons: [] })));
  return htmlElement(
    'article',
    { class: 'entry', ...filtered({}) },
    `<details><summary>${title}</summary>`,
    htmlList(
      'ul',
      listedEntries(all).map((entry) => `${inlineHtml(entry.text)}${values(entry)}`),
    ),
    '</details>',
  );
}

function changeHtml(change: ResourceChange, { status }: StackReport): Html {
  const { action, path, source, address, attributes, notes, loses, from } = change;
  const at = source === undefined ? '' : ` <span class="muted">at ${codeHtml(sourceText(source))}</span>`;
  const destructive = isDestructive(change) && status !== 'removed';
  const values = attributes.map((one) => attributeHtml(one, change));
  const isFolded = isNew(action) && values.length > 0;
  return htmlElement(
    'article',
    { class: 'entry', ...filtered({ action: status === 'removed' ? 'leave' : action, destructive }) },
    `<h4>${status === 'removed' ? badge('leave', dangerLabels.leave) : badge(action, `${signs[action]} ${action}`)} ${codeHtml(path)} <span class="muted">${copyHtml(address)}${at}</span></h4>`,
    definitions([
      ...otherReasons(change).map((reason) => ['Why', inlineHtml(reason)] as const),
      ...(loses === undefined || isNew(action) ? [] : [['Loses', words(loses)] as const]),
      ...notes.map((note) => [noteLabels[note.effect], inlineHtml(noteText(note))] as const),
      ...(from.includes('plan') ? [['Known from', htmlText(from.join(' and '))] as const] : []),
      ...(isFolded ? [] : values),
    ]),
    // all of a new resource is new
    isFolded
      ? `<details><summary>${several(values.length, 'attribute')}</summary>${definitions(values)}</details>`
      : '',
  );
}

function attributeHtml(
  one: AttributeChange,
  change: Pick<ResourceChange, 'action' | 'reasons'>,
): readonly [Piece, Html] {
  const says = isNew(change.action) && one.because === undefined ? [code(one.after ?? '')] : changedText(one, change);
  return [code(one.attribute), inlineHtml(says)];
}
