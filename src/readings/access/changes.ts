import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { groupBy } from '../reader';
import type { Both, Comparer, RowChange, SetCell } from '../reading';
import { canAdministrate } from './kubeconfig';
import { allows, Powers } from './powers';
import { covers, type Right, termsOf } from './right';
import { type AccessRow, accessRow, actionsCell, type Subject, severityOf, subjectKey, takenOut } from './row';

type Change = RowChange<AccessRow>;

/** One side: its rows of one key, and what everybody may do there. */
interface Side {
  readonly row: AccessRow | undefined;
  readonly powers: Powers;
}

/**
 * What somebody may more and less. What another right gives as well, or a wider one, is neither gained nor lost; what a deny that is
 * gone leaves allowed is gained, and says so.
 */
export function accessComparer(both: Both<AccessRow>): Comparer<AccessRow> {
  const [before, after] = [powersOf(both.before), powersOf(both.after)];
  const compareKind = { allow: compareAllowed, deny: compareDenied, gets: compareGets, ended: () => [] };
  return {
    compare: (old, now) => {
      const { kind = 'allow' } = now ?? old ?? {};
      return compareKind[kind]({ row: old, powers: before }, { row: now, powers: after });
    },
  };
}

const powersOf = (rows: readonly AccessRow[]): Powers =>
  new Powers(rows.flatMap(({ kind, rights }) => (kind === 'allow' || kind === 'deny' ? rights : [])));

function compareAllowed(before: Side, after: Side): Change[] {
  const subject = subjectOf(before, after);
  if (subject === undefined || isSame(before.row, after.row)) return [];
  // what is only denied, or no longer, is told of the deny
  const more = (here: Side, there: Side): Masked[] =>
    mentioned(before, after).filter(
      (action) =>
        (here.row?.rights ?? []).some((right) => allows(right, action)) &&
        here.powers.may(subject, action) &&
        !there.powers.isGranted(subject, action),
    );
  const cell = (actions: readonly Masked[], { row, powers }: Side, kept: readonly Masked[]): SetCell => {
    const shown = withoutCovered(actions);
    const out = [...takenOut(actions, row?.rights ?? [], subject, powers), ...kept];
    const isOut = (action: string) => shown.some((one) => one.endsWith('*') && covers(one, action));
    return actionsCell('allow', shown, out.filter(isOut));
  };
  const [came, went] = [more(after, before), more(before, after)];
  const kept = (after.row?.rights ?? []).flatMap(({ actions }) => actions);
  return [
    ...(came.length === 0 ? [] : [gained(before, after, cell(came, after, []))]),
    ...(went.length === 0
      ? []
      : [{ ...lost(before, after, cell(went, before, kept)), ...endingEarlier(subject, went, after.powers) }]),
  ];
}

/** Until when somebody may still do what they may not do as long as before. */
function endingEarlier(subject: Subject, actions: readonly Masked[], powers: Powers): Pick<Change, 'because'> {
  const { identity, resource, condition } = subject;
  const left = powers
    .allowing(identity)
    .find(
      (right) =>
        right.condition === condition &&
        covers(right.resource, resource) &&
        actions.every((action) => allows(right, action)),
    );
  return left?.expires === undefined ? {} : { because: masked`still allowed until ${left.expires}` };
}

function gained({ row: before }: Side, { row: after }: Side, action: SetCell): Change {
  const severity = severityOf(action, after?.rights ?? []);
  return { ...sides(before, after), change: before ? 'changed' : 'gained', came: { action }, went: {}, severity };
}

const lost = ({ row: before }: Side, { row: after }: Side, action: SetCell): Change => ({
  ...sides(before, after),
  change: after ? 'changed' : 'lost',
  came: {},
  went: { action },
  severity: 'info',
});

const sides = (before: AccessRow | undefined, after: AccessRow | undefined): Pick<Change, 'before' | 'after'> => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

function compareDenied(before: Side, after: Side): Change[] {
  const subject = subjectOf(before, after);
  if (subject === undefined || isSame(before.row, after.row)) return [];
  const more = (here: Side, there: Side): Masked[] =>
    (here.row?.rights ?? [])
      .flatMap(({ actions }) => actions)
      .filter((action) => !isDeniedAlike(subject, action, there.powers));
  const [came, went] = [more(after, before), more(before, after)].map((actions) => [...new Set(actions)]);
  const freed = noLongerDenied(went ?? [], before, after);
  return [
    ...(came === undefined || came.length === 0
      ? []
      : [{ ...gained(before, after, actionsCell('deny', came)), severity: 'info' as const }]),
    ...freed,
    ...(went === undefined || went.length === 0
      ? []
      : [{ ...lost(before, after, actionsCell('deny', went)), severity: 'danger' as const }]),
  ];
}

/** Whether a deny that holds as long and under the same condition says it, too. */
const isDeniedAlike = (subject: Subject, action: string, powers: Powers): boolean =>
  powers
    .denying(subject.identity)
    .some(
      (deny) =>
        termsOf(deny) === termsOf(subject) &&
        covers(deny.resource, subject.resource) &&
        deny.actions.some((one) => covers(one, action)),
    );

/** What a deny that is gone leaves allowed, by rights that were there before. */
function noLongerDenied(actions: readonly Masked[], before: Side, after: Side): Change[] {
  const { row } = before;
  if (row === undefined || actions.length === 0) return [];
  const { identity, resource } = row.cells;
  const freed = after.powers.allowing(identity).flatMap((right) => {
    const where = covers(right.resource, resource)
      ? resource
      : covers(resource, right.resource)
        ? right.resource
        : undefined;
    if (where === undefined) return [];
    const subject = { ...right, resource: where };
    const candidates = new Set([
      ...actions,
      ...right.actions.filter((one) => actions.some((action) => covers(action, one))),
    ]);
    return [...candidates]
      .filter(
        (action) =>
          allows(right, action) && after.powers.may(subject, action) && before.powers.isGranted(subject, action),
      )
      .map((action) => ({ action, right, subject }));
  });
  return [...groupBy(freed, ({ subject }) => subjectKey(subject)).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const rights = [...new Set(group.map(({ right }) => right))];
    const action = actionsCell('allow', withoutCovered(group.map((one) => one.action)));
    const gets = accessRow({ kind: 'allow', subject: first.subject, action, rights, severity: 'danger' });
    const change: Change = {
      change: 'gained',
      // where it comes from is where the deny was
      after: { ...gets, from: row.from },
      came: { action },
      went: {},
      because: masked`allowed before, no longer denied`,
      severity: 'danger',
    };
    return [change];
  });
}

function compareGets(before: Side, after: Side): Change[] {
  const subject = subjectOf(before, after);
  if (subject === undefined || (before.row && after.row)) return [];
  const { action } = (after.row ?? before.row)?.cells ?? {};
  const others = after.row ? before.powers : after.powers;
  if (action === undefined || canAdministrate(subject, others)) return [];
  return after.row
    ? [{ ...gained(before, after, action), severity: after.row.severity }]
    : [lost(before, after, action)];
}

/** Whom and what rows of one key are about. */
function subjectOf(before: Side, after: Side): Subject | undefined {
  const [right] = (after.row ?? before.row)?.rights ?? [];
  return right;
}

/** Every action and pattern that could be allowed on one side and not on the other. */
function mentioned(before: Side, after: Side): Masked[] {
  const found = new Set<Masked>();
  for (const { row, powers } of [before, after]) {
    for (const { actions, except = [] } of row?.rights ?? []) for (const one of [...actions, ...except]) found.add(one);
    for (const deny of powers.denying(row?.cells.identity ?? '')) for (const one of deny.actions) found.add(one);
  }
  return [...found];
}

/** Without what a wider one of them says. */
const withoutCovered = (actions: readonly Masked[]): Masked[] => {
  const wide = actions.filter((action) => action.endsWith('*'));
  return actions.filter((action) => action.endsWith('*') || !wide.some((one) => covers(one, action)));
};

/** Whether two rows are written alike. */
function isSame(a: AccessRow | undefined, b: AccessRow | undefined): boolean {
  if (a === undefined || b === undefined || a.rights.length !== b.rights.length) return false;
  return a.rights.every((right, index) => isSameRight(right, b.rights[index]));
}

const isSameRight = (a: Right, b: Right | undefined): boolean =>
  b !== undefined && isSameList(a.actions, b.actions) && isSameList(a.except ?? [], b.except ?? []);

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);
