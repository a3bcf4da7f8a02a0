import { landingZoneFile } from '../../../estate/output-files';
import { clip } from '../../../readings/format/escape';
import { isLossy } from '../../report/action';
import { saysAnything } from '../../report/gate';
import type { FindingClass, Note, Report, StackReport } from '../../report/report';
import { ownersConcerned } from './approval';
import { changesWith, stacksWith } from './counts';
import { code, countsText, longestName, type Piece, several, type Text } from './text';

/** `3 stacks changed: +4 ~2 ±1 -1`. */
export function summary(report: Report): string {
  const { stacks, counts } = report;
  const removed = stacks.filter(({ status }) => status === 'removed').length;
  const changed = stacks.length - removed;
  const parts = [
    ...(changed > 0 ? [`${several(changed, 'stack')} changed: ${countsText(counts)}`] : []),
    ...(removed > 0 ? [`${several(removed, 'stack')} left behind`] : []),
  ];
  return parts.join('; ') || (saysAnything(report) ? 'No stack changed' : 'Nothing changed');
}

/** More alarms are counted: the list below the verdict has all of them. */
const mostAlarms = 4;
/** More names are counted. */
const mostNames = 3;

/** What a change does and whether it can be merged as it is, in a sentence without full stop. */
export function verdict(report: Report): Text {
  const all = alarms(report);
  if (all.length === 0) return calm(report);
  const shown = all.slice(0, mostAlarms);
  const more = all.length - shown.length;
  const said = listed([...shown, ...(more > 0 ? [[`${more} more that ${more === 1 ? 'is' : 'are'} below`]] : [])]);
  const owners = ownersConcerned(report).map(({ owner }): Text => [named(owner)]);
  const agreed = listed(owners.length > mostNames ? [[`${owners.length} owners`]] : owners);
  return capitalized([
    ...said,
    ': not safe to merge ',
    ...(owners.length === 0 ? ['before somebody has looked at each of it'] : ['without the consent of ', ...agreed]),
  ]);
}

const named = (name: string): Piece => code(clip(name, longestName));

/** `a, b and c`. */
const listed = (texts: readonly Text[]): Text =>
  texts.flatMap((text, index) => [...(index === 0 ? [] : [index === texts.length - 1 ? ' and ' : ', ']), ...text]);

function capitalized([first, ...rest]: Text): Text {
  return typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : [first ?? '', ...rest];
}

/** Nothing that somebody would have to be asked about. */
function calm(report: Report): Text {
  const { stacks, counts, limits } = report;
  if (!saysAnything(report)) return ['Nothing changed'];
  if (stacks.length === 0) return outside(report);
  const does = calmWords.filter(([action]) => counts[action] > 0);
  const last = does.at(-1);
  const said = does.map(([action, word]): Text => [`${word} ${counts[action]}`]);
  const ends = counts.destroy + counts.replace > 0;
  return capitalized([
    ...(last === undefined ? ['changes no resource'] : listed(said)),
    ...(last === undefined ? [] : [counts[last[0]] === 1 ? ' resource' : ' resources']),
    ` in ${several(stacks.length, 'stack')}, `,
    ends ? 'none of which is known to hold data' : 'and destroys nothing',
    ...(limits.length > 0 ? [', as far as this review can know'] : []),
  ]);
}

const besideUnread = ({ beside = [] }: Report): number => beside.filter((one) => one.class === 'unread').length;

/** What says something else where no stack does. */
function outside({ beside = [], readings }: Report): Text {
  if (beside.length === 0) return ['Changes no stack, only what landing-zone.json says'];
  const files = beside.length > mostNames ? [[`${beside.length} files`]] : beside.map(({ where }) => [named(where)]);
  const isZone = Object.values(readings).some(({ changes }) => changes.length > 0);
  return ['Changes no stack, only what is in ', ...listed([...(isZone ? [[code(landingZoneFile)]] : []), ...files])];
}

const calmWords = [
  ['add', 'adds'],
  ['import', 'takes over'],
  ['change', 'changes'],
  ['replace', 'replaces'],
  ['destroy', 'destroys'],
] as const;

/** What nobody should merge unseen, the worst first. */
function alarms(report: Report): readonly Text[] {
  const { stacks, readings } = report;
  const kept = stacks.filter(({ status }) => status !== 'removed');
  const found = (kind: FindingClass): number => stacksWith(report, kind).length;
  const noted = (effect: Note['effect']): number => changesWith(report, effect).length;
  const gated = (gate: string): number =>
    Object.values(readings)
      .flatMap(({ changes }) => changes)
      .filter(({ gates }) => gates.some((name) => name === gate)).length;
  const when = (n: number, says: (n: number) => Text): readonly Text[] => (n > 0 ? [says(n)] : []);
  return [
    ...when(found('runs-code'), () => ['runs code that is not of this repository']),
    ...losses(kept),
    ...when(gated('world'), (n) => [`opens ${several(n, 'thing')} to the whole internet`]),
    ...when(found('state'), (n) => [`loses track of the state of ${several(n, 'stack')}`]),
    ...when(gated('star'), (n) => [`lets somebody do everything, or nearly so (${several(n, 'right')})`]),
    ...when(found('provider'), (n) => [`changes a provider in ${several(n, 'stack')}`]),
    ...when(found('protected'), (n) => [
      `destroys what is protected in ${several(n, 'stack')}, which a deploy refuses`,
    ]),
    ...when(found('guard'), (n) => [`takes guards away in ${several(n, 'stack')}`]),
    ...when(found('unread'), (n) => [`holds what nobody here can read in ${several(n, 'stack')}`]),
    ...when(besideUnread(report), (n) => [
      `differs in ${several(n, 'file')} beside the stacks that nobody here can read`,
    ]),
    ...when(noted('fails'), (n) => [`would fail in ${several(n, 'place')}`]),
    ...when(report.counts.move, (n) => [`destroys and makes again ${several(n, 'resource')} that a move would keep`]),
    ...when(stacks.length - kept.length, (n) => [`leaves ${several(n, 'stack')} behind, running and costing`]),
    ...when(gated('outside-eu'), () => ['puts something outside the European Union, or nobody knows where']),
    ...when(noted('buys'), (n) => [`orders ${several(n, 'service')}`]),
  ];
}

/** Where data or a service goes, by environments where they are known. */
function losses(kept: readonly StackReport[]): readonly Text[] {
  const lossy = kept.filter(({ changes }) => changes.some(isLossy));
  if (lossy.length === 0) return [];
  const environments = new Set(lossy.flatMap(({ team, environment }) => (environment ? `${team}/${environment}` : [])));
  const isKnown = lossy.every(({ environment }) => environment !== undefined);
  const places = isKnown ? [...environments] : lossy.map(({ id }) => id);
  const n = lossy.flatMap(({ changes }) => changes.filter(isLossy)).length;
  const where =
    places.length > mostNames
      ? [several(places.length, isKnown ? 'environment' : 'stack')]
      : listed(places.map((place) => [named(place)]));
  return [[`destroys data or services (${several(n, 'resource')}) in `, ...where]];
}
