import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block } from '../../estate/model';
import { changesOf, shownRow } from '../compare';
import { type Reader, readerOf } from '../reader';
import type { Reading, RowChange, Said, SetCell } from '../reading';
import { allowLists, noList, ownLists } from './allow-lists';
import { openBuckets } from './buckets';
import { edgeFirewall } from './edge-firewall';
import { type ExposedBy, type ExposureRow, everyone, kindNames, type Openness, openedBy } from './fact';
import { peerings, vrackMembers } from './peerings';
import { addressesAndPorts } from './public-addresses';
import { clusterServices } from './services';

/** What each type opens; what is said of several blocks together has a function of its own below. */
const byType: Readonly<Record<string, ExposedBy>> = {
  ...ownLists,
  ...addressesAndPorts,
  ...edgeFirewall,
  ...clusterServices,
  ...vrackMembers,
  ...openBuckets,
};

const isOpened = ({ change, came }: RowChange<ExposureRow>): boolean => change === 'gained' || came['to'] !== undefined;

const ruleId = (word: string, kind: string): string => `exposure-${word}-${kind.replace(' ', '-')}`;

/** What is open: public addresses, load balancers, allow-lists, ports, what the internet reaches, networks that are joined. */
export const exposure: Reading<ExposureRow> = {
  id: 'exposure',
  title: 'Exposure',
  describes: 'what can be reached from where: allow-lists, ports, public addresses, joined networks',
  columns: [
    { key: 'kind', label: 'Kind' },
    { key: 'what', label: 'What' },
    { key: 'to', label: 'Open to' },
  ],
  read: (estate) => {
    const reader = readerOf(estate);
    return [...reader.blocks.flatMap((block) => exposedBy(block, reader)), ...allowLists(reader), ...peerings(reader)];
  },
  together: openedBy,
  comparer: () => ({ compare }),
  order: ({ from: [at], cells: { what } }) => ({ place: JSON.stringify([at?.stack, at?.path]), within: what }),
  word: (change) => (isOpened(change) ? masked`opened` : masked`closed`),
  says: ({ cells: { what, to } }) => told(what, to),
  sentence: (change) => {
    const open = told(shownRow(change).cells.what, change.came['to'] ?? change.went['to']);
    return isOpened(change) ? masked`new: ${open}` : masked`no longer: ${open}`;
  },
  sum,
  gates: {
    exposure: { says: 'something can be reached that could not', in: (change) => opened(change).length > 0 },
    world: {
      says: 'something is opened to the whole internet, or to nobody knows whom',
      in: (change) => opened(change).some((how) => how !== 'some'),
    },
  },
  rules: Object.fromEntries(
    kindNames.flatMap((kind) => [
      [ruleId('opened', kind), `Reachable by more: ${kind}`],
      [ruleId('closed', kind), `Reachable by less: ${kind}`],
    ]),
  ),
  rule: (change) => ruleId(isOpened(change) ? 'opened' : 'closed', shownRow(change).cells.kind),
};

const told = (what: Masked, to: Pick<SetCell, 'set'> | undefined): Masked =>
  to === undefined ? what : masked`${what} is open to ${joinMasked([...to.set], ', ')}`;

const exposedBy = (block: Block, reader: Reader): ExposureRow[] =>
  block.kind === 'resource' && Object.hasOwn(byType, block.type) ? (byType[block.type]?.(block, reader) ?? []) : [];

/** A list that is gone leaves open what is there without it, and so does what keeps somebody away; that opens nothing when it comes. */
function compare(before: ExposureRow | undefined, after: ExposureRow | undefined): readonly RowChange<ExposureRow>[] {
  if (before === undefined && after?.without !== undefined) return changesOf(after.without, undefined);
  if (after !== undefined || before === undefined) return changesOf(before, after);
  if (before.without !== undefined) return changesOf(undefined, before.without);
  return changesOf(before, before.outlives ? leftOpen(before) : undefined);
}

const leftOpen = (row: ExposureRow): ExposureRow => ({
  ...row,
  cells: { ...row.cells, kind: masked`reachable`, to: { set: new Set([noList.name]) } },
  severity: 'danger',
  unknown: [],
  opens: new Map([[noList.name, noList.opens]]),
});

/** Whether somebody is in what is open: everything is where there is no list, else what is of its kind in `/0`. */
function isAmong(name: string, open: string): boolean {
  if (open.startsWith(`${everyone.name}: `)) return true;
  return /^[^ ]+\/0+ /.test(open) && isIpv6(open) === isIpv6(name);
}

const isIpv6 = (name: string): boolean => /^[^ ]*:/.test(name);

/** How far a change opens something; who gets in with the whole internet already is nobody new. */
function opened({ change, before, after, came }: RowChange<ExposureRow>): Openness[] {
  if (after === undefined) return [];
  const { opens } = after;
  if (typeof opens === 'string') return change === 'gained' ? [opens] : [];
  const known = [...(before?.cells.to?.set ?? [])];
  return [...(came['to']?.set ?? [])].flatMap((name): Openness[] =>
    known.some((one) => isAmong(name, one)) ? [] : [opens.get(name) ?? 'unsure'],
  );
}

function sum(changes: readonly RowChange<ExposureRow>[]): Said[] {
  const all = changes.map(opened).filter((how) => how.length > 0);
  const world = all.filter((how) => how.includes('world')).length;
  const unsure = all.filter((how) => how.includes('unsure') && !how.includes('world')).length;
  const others = all.length - world - unsure;
  const closed = changes.filter((change) => !isOpened(change)).length;
  return [
    ...(world > 0 ? [{ says: masked`${world} opened to the whole internet`, alarming: true }] : []),
    ...(unsure > 0 ? [{ says: masked`${unsure} opened to nobody knows whom before apply`, alarming: true }] : []),
    ...(others > 0 || closed > 0
      ? [
          {
            says: masked`${others} opened${world + unsure > 0 ? masked` otherwise` : masked``}, ${closed} closed`,
            alarming: false,
          },
        ]
      : []),
  ];
}
