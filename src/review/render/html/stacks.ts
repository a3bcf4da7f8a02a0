import { isDestructive, isNew } from '../../report/action';
import type { AttributeChange, Finding, Report, ResourceChange, StackReport } from '../../report/report';
import { stackCounts } from '../content/counts';
import { dangerLabels } from '../content/dangers';
import { noteLabels, noteText, reasonText } from '../content/details';
import { listedIn, listedText } from '../content/findings';
import { several, signs, sourceText } from '../content/text';
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
    { class: 'stack' },
    `<summary><h3>${htmlText(id)}</h3> <span class="counts">${htmlText(stackCounts(stack))}</span> <span class="muted">${htmlText([...about, ...(owner === undefined ? [] : [owner])].join(', '))}</span></summary>\n`,
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
  const values = (finding: Finding): Html =>
    finding.attributes.length === 0 ? '' : attributesHtml(finding.attributes, false);
  return htmlElement(
    'article',
    { class: 'entry', ...filtered({ stack: stack.id, team: stack.team }) },
    `<details><summary>${title}</summary>`,
    htmlList(
      'ul',
      all.map((finding) => `${inlineHtml(listedText([finding]))}${values(finding)}`),
    ),
    '</details>',
  );
}

function changeHtml(change: ResourceChange, { team, status }: StackReport): Html {
  const { action, stack, type, path, source, address, attributes, notes, reasons, loses, from } = change;
  const at = source === undefined ? '' : ` <span class="muted">at ${codeHtml(sourceText(source))}</span>`;
  const destructive = isDestructive(change) && status !== 'removed';
  return htmlElement(
    'article',
    { class: 'entry', ...filtered({ stack, team, action: status === 'removed' ? 'leave' : action, destructive }) },
    `<h4>${status === 'removed' ? badge('leave', dangerLabels.leave) : badge(action, `${signs[action]} ${action}`)} ${codeHtml(path)} <span class="muted">${codeHtml(type)}</span>${at}</h4>`,
    definitions([
      ...reasons.map((reason) => ['Why', inlineHtml(reasonText(reason, attributes))] as const),
      ...(loses === undefined || isNew(action) ? [] : [['Loses', words(loses)] as const]),
      ...notes.map((note) => [noteLabels[note.effect], inlineHtml(noteText(note))] as const),
      ['Address', codeHtml(address)],
      ...(from.includes('plan') ? [['Known from', htmlText(from.join(' and '))] as const] : []),
    ]),
    attributesHtml(attributes, isNew(action)),
  );
}

/** What changed; all of a new resource is new, so that is folded and has one column of values. */
function attributesHtml(attributes: readonly AttributeChange[], isNew: boolean): Html {
  if (attributes.length === 0) return '';
  const sides = isNew ? (['after'] as const) : (['before', 'after'] as const);
  const titles = { before: 'Before', after: isNew ? 'Value' : 'After' };
  const head = ['Attribute', ...sides.map((side) => titles[side])];
  const rows = attributes.map((one) => {
    const values = sides.map(
      (side) => `<td role="cell" data-label="${titles[side]}"><span>${valueHtml(one[side])}</span></td>`,
    );
    return `<tr role="row"><th role="rowheader" scope="row">${codeHtml(one.attribute)}</th>${values.join('')}</tr>`;
  });
  const columns = head.map((title) => `<th role="columnheader" scope="col">${title}</th>`).join('');
  const table = `<table role="table" class="attributes"><thead role="rowgroup"><tr role="row">${columns}</tr></thead><tbody role="rowgroup">${rows.join('')}</tbody></table>`;
  if (!isNew) return table;
  return `<details><summary>${several(attributes.length, 'attribute')}</summary>${table}</details>`;
}

const valueHtml = (value: string | undefined): Html =>
  value === undefined
    ? '<span class="muted">none</span>'
    : value === ''
      ? '<span class="muted">empty</span>'
      : codeHtml(value);
