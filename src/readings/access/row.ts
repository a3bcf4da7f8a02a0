import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { compare, groupBy } from '../reader';
import type { Row, SetCell, Severity } from '../reading';
import type { Powers } from './powers';
import { covers, type Right } from './right';
import { isStar } from './star';
import { summaryOf } from './summary';

/** `gets`: what an allowed action leads to; `ended`: a right whose day has come. */
type AccessKind = 'allow' | 'deny' | 'gets' | 'ended';

/** What somebody may do in the end on one thing under the same terms, or what a deny keeps them from. */
export interface AccessRow extends Row {
  readonly cells: {
    readonly identity: Masked;
    readonly effect: Masked;
    readonly action: SetCell;
    readonly resource: Masked;
    readonly condition?: Masked;
    readonly until?: Masked;
  };
  readonly kind: AccessKind;
  /** Those that say it. */
  readonly rights: readonly Right[];
}

/** Somebody, on something, under some terms. */
export type Subject = Pick<Right, 'identity' | 'resource' | 'condition' | 'expires'>;

export const subjectKey = ({ identity, resource, condition, expires }: Subject): string =>
  JSON.stringify([identity, resource, condition, expires]);

interface Parts {
  readonly kind: AccessKind;
  readonly subject: Subject;
  readonly action: SetCell;
  readonly rights: readonly Right[];
  readonly severity: Severity;
}

export function accessRow({ kind, subject, action, rights, severity }: Parts): AccessRow {
  const { identity, resource, condition, expires } = subject;
  return {
    key: `${kind} ${subjectKey(subject)}`,
    cells: {
      identity,
      effect: kind === 'deny' ? masked`may not` : masked`may`,
      action,
      resource,
      ...(condition === undefined ? {} : { condition }),
      ...(expires === undefined ? {} : { until: kind === 'ended' ? masked`${expires}, which is over` : expires }),
    },
    severity,
    from: [...groupBy(rights, ({ from }) => JSON.stringify(from)).values()].flatMap(([right]) => right?.from ?? []),
    unknown: [...new Set(rights.flatMap(({ unknown = [] }) => unknown))],
    kind,
    rights,
  };
}

/** Actions with what is taken out of them, sorted, and in a few words. */
export function actionsCell(
  effect: Right['effect'],
  actions: Iterable<Masked>,
  except: Iterable<Masked> = [],
): SetCell {
  const [all, out] = [[...new Set(actions)].sort(compare), [...new Set(except)].sort(compare)];
  return {
    set: new Set(all),
    summary: summaryOf(effect, all, out),
    ...(out.length === 0 ? {} : { except: new Set(out) }),
  };
}

/** Everything that rights say, whether it holds or not. */
export const writtenRight = (effect: Right['effect'], rights: readonly Right[]): SetCell =>
  actionsCell(
    effect,
    rights.flatMap(({ actions }) => actions),
    rights.flatMap(({ except = [] }) => except),
  );

/** What is left of rights in the end, with what is taken out of it. */
export function allowedBy(rights: readonly Right[], subject: Subject, powers: Powers): SetCell {
  const actions = rights.flatMap((right) => right.actions).filter((action) => powers.may(subject, action));
  if (actions.length === 0) return { set: new Set(), summary: masked`nothing: all of it is denied` };
  return actionsCell('allow', actions, takenOut(actions, rights, subject, powers));
}

/** Of everything that is taken out or denied what actions with a `*` would be. */
export function takenOut(
  actions: readonly Masked[],
  rights: readonly Right[],
  subject: Subject,
  powers: Powers,
): Masked[] {
  const wide = actions.filter((action) => action.endsWith('*'));
  if (wide.length === 0) return [];
  const out = new Set([...rights.flatMap(({ except = [] }) => except), ...powers.deniedTo(subject)]);
  return [...out].filter((action) => wide.some((one) => covers(one, action)) && !powers.may(subject, action));
}

/** How much somebody ought to look at what is allowed. */
export function severityOf(action: SetCell, rights: readonly Right[]): Severity {
  if (isStar(action, rights)) return 'danger';
  return [...action.set].some((one) => one.endsWith('*')) ? 'warning' : 'notice';
}
