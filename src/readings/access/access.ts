import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block } from '../../estate/model';
import { shownRow } from '../compare';
import { groupBy, type Reader, readerOf } from '../reader';
import type { Reading, RowChange, Said, SetCell } from '../reading';
import { accessComparer } from './changes';
import { administrators } from './kubeconfig';
import { Powers } from './powers';
import type { Right } from './right';
import { type AccessRow, accessRow, allowedBy, severityOf, subjectKey, writtenRight } from './row';
import { sources } from './sources';
import { isStar } from './star';

/** Whether somebody may do more: by what is allowed, or by what is no longer denied. */
const isMore = (change: RowChange<AccessRow>): boolean =>
  (shownRow(change).kind === 'deny') !== (change.change === 'gained' || change.came['action'] !== undefined);

const isEverything = (change: RowChange<AccessRow>): boolean => {
  const { after, came } = change;
  return came['action'] !== undefined && after?.kind === 'allow' && isStar(came['action'], after.rights);
};

const words = {
  gained: masked`gained`,
  'no longer denied': masked`no longer denied`,
  lost: masked`lost`,
  denied: masked`denied`,
} as const;

function word(change: RowChange<AccessRow>): keyof typeof words {
  if (shownRow(change).kind === 'deny') return isMore(change) ? 'no longer denied' : 'denied';
  return isMore(change) ? 'gained' : 'lost';
}

const verbs: typeof words = {
  gained: masked`gains`,
  'no longer denied': masked`is no longer denied`,
  lost: masked`loses`,
  denied: masked`is denied`,
};

const sentence = (change: RowChange<AccessRow>): Masked => {
  const row = shownRow(change);
  return told(row, masked`${verbs[word(change)]}:`, change.came['action'] ?? change.went['action']);
};

const says = (row: AccessRow): Masked => told(row, masked`${row.cells.effect}:`);

function told({ cells }: AccessRow, verb: Masked, actions: SetCell = cells.action): Masked {
  const { identity, resource, condition, until } = cells;
  const { summary = masked`` } = actions;
  const terms = [
    ...(condition === undefined ? [] : [condition]),
    ...(until === undefined ? [] : [masked`until ${until}`]),
  ];
  return joinMasked([masked`${identity} ${verb} ${summary} on ${resource}`, ...terms], ', ');
}

/**
 * Who may do what, on what, under which condition, until when: what is left in the end of everything that allows it, and what denies
 * it. It is the same whichever resource gives it.
 */
export const access: Reading<AccessRow> = {
  id: 'access',
  title: 'Access',
  describes: 'who may do what, on what, under which condition, until when',
  columns: [
    { key: 'identity', label: 'Who', code: true },
    { key: 'effect', label: 'Right', told: true },
    { key: 'action', label: 'Action', code: true },
    { key: 'resource', label: 'On', code: true },
    { key: 'condition', label: 'Condition' },
    { key: 'until', label: 'Until' },
  ],
  usesToday: true,
  read: (estate, { today }) => {
    const reader = readerOf(estate);
    const rights = reader.blocks.flatMap((block) => rightsOf(block, reader));
    const ended = today === undefined ? [] : rights.filter((right) => hasEnded(right, today));
    return [...rowsOf(rights.filter((right) => !ended.includes(right))), ...endedRows(ended)];
  },
  comparer: accessComparer,
  order: ({ from: [at], kind, cells: { identity } }) => ({
    place: JSON.stringify([at?.stack, at?.path]),
    within: JSON.stringify([identity, kind]),
  }),
  fold: ({ kind, from, cells: { identity, action, condition, until } }) =>
    JSON.stringify([kind, identity, [...action.set], condition, until, from]),
  word: (change) => words[word(change)],
  says,
  sentence,
  isMore,
  sum,
  gates: {
    access: { says: 'somebody may do more', in: isMore },
    star: {
      says: 'somebody may do everything (`*`, a whole product, on the whole account), or unknown',
      in: isEverything,
    },
  },
  rules: { 'access-gained': 'Somebody may do more', 'access-lost': 'Somebody may do less' },
  rule: (change) => (isMore(change) ? 'access-gained' : 'access-lost'),
};

const rightsOf = (block: Block, reader: Reader): Right[] =>
  block.kind === 'resource' && Object.hasOwn(sources, block.type) ? (sources[block.type]?.(block, reader) ?? []) : [];

/** A right ends at the beginning of its day. */
const hasEnded = ({ expires }: Right, today: string): boolean =>
  expires !== undefined && /^\d{4}-\d\d-\d\d/.test(expires) && expires.slice(0, 10) <= today;

const bySubject = (rights: readonly Right[]) => [...groupBy(rights, subjectKey).values()];

function rowsOf(rights: readonly Right[]): AccessRow[] {
  const powers = new Powers(rights);
  const of = (kind: Right['effect']) => bySubject(rights.filter(({ effect }) => effect === kind));
  const allowed = of('allow').flatMap((group): AccessRow[] => {
    const [subject] = group;
    if (subject === undefined) return [];
    const action = allowedBy(group, subject, powers);
    const row = accessRow({ kind: 'allow', subject, action, rights: group, severity: severityOf(action, group) });
    return [row, ...administrators(subject, group, powers)];
  });
  const denied = of('deny').flatMap((group): AccessRow[] => {
    const [subject] = group;
    if (subject === undefined) return [];
    return [accessRow({ kind: 'deny', subject, action: writtenRight('deny', group), rights: group, severity: 'info' })];
  });
  return [...allowed, ...denied];
}

/** Rights whose day has come: nobody has them, and nobody needs them in the program. */
const endedRows = (rights: readonly Right[]): AccessRow[] =>
  bySubject(rights).flatMap((group): AccessRow[] => {
    const [subject] = group;
    if (subject === undefined) return [];
    const action = writtenRight(subject.effect, group);
    return [accessRow({ kind: 'ended', subject, action, rights: group, severity: 'info' })];
  });

function sum(changes: readonly RowChange<AccessRow>[]): Said[] {
  const counts = Object.values(words)
    .map((one) => ({ one, count: changes.filter((change) => words[word(change)] === one).length }))
    .filter(({ count }) => count > 0);
  const everything = changes.filter(isEverything).length;
  return [
    ...(everything > 0 ? [{ says: masked`${everything} may do everything, or nearly so`, alarming: true }] : []),
    ...(counts.length > 0
      ? [
          {
            says: joinMasked(
              counts.map(({ one, count }) => masked`${count} ${one}`),
              ', ',
            ),
            alarming: false,
          },
        ]
      : []),
  ];
}
