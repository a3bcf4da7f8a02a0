import { groupBy } from '../../../readings/reader';
import { isNew } from '../../report/action';
import {
  type AttributeChange,
  type Finding,
  type FindingClass,
  findingClasses,
  type Report,
  type StackReport,
} from '../../report/report';
import { attributeText, type Detail, valuesText } from './details';
import { code, command, join, several, sourceText, type Text } from './text';

/** How the classes are called. */
export const findingLabels: Readonly<Record<FindingClass, string>> = {
  'runs-code': 'runs code',
  provider: 'other provider',
  state: 'state moves',
  protected: 'refused',
  guard: 'guard removed',
  unread: 'unread',
  owner: 'other owner',
  listed: 'differs',
};

/** What the lines do that a finding names. */
export const doLabel = (kind: FindingClass): string => (kind === 'protected' ? 'Allow it with' : 'Keep it with');

/** Whether somebody has to look at it before it is merged. */
export const isGated = (kind: FindingClass): boolean => kind !== 'owner' && kind !== 'listed';

/** A finding; one without a stack is in a file that is in none. */
type Place = Omit<Finding, 'stack'> & { readonly stack?: Finding['stack'] };

/** Findings that say the same, told once. */
export interface FoundEntry {
  readonly class: FindingClass;
  readonly label: string;
  readonly says: string;
  /** Each with what tells it apart from the others: its stack, and where in it. */
  readonly places: readonly [Place, ...Place[]];
}

/** What everybody looks at: all but what stacks only list, the same thing of many stacks once. */
export function foundEntries({ stacks, beside = [] }: Report): readonly FoundEntry[] {
  const all: readonly Place[] = [...stacks.flatMap(foundIn), ...beside.map((one) => ({ ...one, attributes: [] }))];
  const groups = new Map<string, [Place, ...Place[]]>();
  for (const finding of all) {
    const key = JSON.stringify([finding.class, finding.says]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return findingClasses.flatMap((kind) =>
    [...groups.values()].flatMap((places) => {
      const [{ class: own, says }] = places;
      return own === kind ? [{ class: own, label: findingLabels[own], says, places }] : [];
    }),
  );
}

/** All but what is only listed. */
const foundIn = (stack: StackReport): readonly Finding[] =>
  toldIn(stack).filter((finding) => finding.class !== 'listed');

/** Of something that is new its change tells what it is made of. */
function toldIn({ findings, changes }: StackReport): readonly Finding[] {
  const added = new Set(changes.filter(({ action }) => isNew(action)).map(({ address }) => address));
  return findings.map((finding) => (added.has(finding.where) ? { ...finding, attributes: [] } : finding));
}

/** Classes of what is found in a stack, apart from what is only listed. */
export const labelsIn = ({ findings }: StackReport): readonly string[] =>
  findingClasses.flatMap((kind) =>
    kind !== 'listed' && findings.some((finding) => finding.class === kind) ? [findingLabels[kind]] : [],
  );

/** What a stack only lists. */
export const listedIn = (stack: StackReport): readonly Finding[] =>
  toldIn(stack).filter((finding) => finding.class === 'listed');

/** `Runs code, other provider`: the classes that something is of. */
export function foundTitle(entries: readonly FoundEntry[]): string {
  const title = [...new Set(entries.map(({ label }) => label))].join(', ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Where in a stack something is: the construct, else the address, section or file. */
const whereIn = ({ path, where }: Pick<Place, 'path' | 'where'>): Text => [code(path ?? where)];

const placeText = (finding: Place): Text => [
  ...(finding.stack === undefined ? [] : [code(finding.stack), ' ']),
  ...whereIn(finding),
  ...atText(finding),
];

const atText = ({ source }: Place): Text => (source === undefined ? [] : [' at ', code(sourceText(source))]);

/** Where it is, as one sentence; of many places the first ones. */
export function placesText({ places }: FoundEntry, most = Number.POSITIVE_INFINITY): Text {
  const [first] = places;
  const more = places.length > most ? [`, and ${places.length - most} more`] : [];
  const shown = places.slice(0, most);
  const isSame = places.every(
    ({ path, where, source }) => path === undefined && source === undefined && where === first.where,
  );
  if (!isSame || places.length === 1) return [...join(shown.map(placeText)), ...more];
  return [
    ...whereIn(first),
    ` of ${several(places.length, 'stack')}: `,
    ...join(shown.map(({ stack = '' }) => [code(stack)])),
    ...more,
  ];
}

/** What differs and what to do; where places differ in that, said of each of the first ones. */
export function foundDetails(
  { places }: FoundEntry,
  most = Number.POSITIVE_INFINITY,
  mostPlaces = Number.POSITIVE_INFINITY,
): readonly Detail[] {
  const kinds = new Map<string, Place>();
  for (const finding of places) {
    const key = JSON.stringify([finding.attributes, finding.doWith]);
    if (!kinds.has(key)) kinds.set(key, finding);
  }
  const shown = [...kinds.values()].slice(0, mostPlaces);
  const does = ({ doWith = [] }: Place) => JSON.stringify(doWith);
  return shown.flatMap((finding, index): readonly Detail[] => {
    const of: Text = kinds.size > 1 ? [...placeText(finding), ': '] : [];
    const left = finding.attributes.length - most;
    // what is done for many at once is told once, after all of them
    const isDoneLater = shown.slice(index + 1).some((other) => does(other) === does(finding));
    return [
      ...finding.attributes.slice(0, most).map((attribute) => ({
        label: 'Differs',
        text: [...of, code(attribute.attribute), ': ', ...valuesText(attribute)],
      })),
      ...(left > 0 ? [{ label: 'Differs', text: [...of, `and ${several(left, 'more value')}`] }] : []),
      ...(isDoneLater ? [] : (finding.doWith ?? [])).map((one) => ({
        label: doLabel(finding.class),
        text: [command(one)],
      })),
    ];
  });
}

/** What stacks only list, told once where it says the same of the same values. */
export interface ListedEntry {
  /** `output is new: a, b`. */
  readonly text: Text;
  /** What each value was and is. */
  readonly attributes: readonly AttributeChange[];
}

/** What a stack only lists, one after another; beyond `most` names of one entry they are counted. */
export function listedEntries(findings: readonly Finding[], most = Number.POSITIVE_INFINITY): readonly ListedEntry[] {
  const groups = groupBy(findings, ({ says, attributes }) => JSON.stringify([says, attributes]));
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    const left = all.length > most ? [[`${all.length - most} more`]] : [];
    const names = join([...all.slice(0, most).map(whereIn), ...left]);
    return first === undefined ? [] : [{ text: [first.says, ': ', ...names], attributes: first.attributes }];
  });
}

/** `value: a → b`, of what is only listed. */
export const listedValue = (one: AttributeChange): Text => attributeText(one, { reasons: [] });
