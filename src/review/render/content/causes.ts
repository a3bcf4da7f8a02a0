import { countsOf, isDestructive } from '../../report/action';
import type { Action, Cause, Report, ResourceChange, StackReport } from '../../report/report';
import { byDanger, type Danger, dangersOf, leftBehind } from './dangers';
import { valuesText } from './details';
import { actions, code, join, several, sourceText, type Text } from './text';

/** A cause with everything that follows from it. */
export interface CauseEntry {
  readonly title: Text;
  /** `12 replaced, 5 lose data or a service`. */
  readonly follows: string;
  readonly source?: string;
  /** Data or a service goes with something. */
  readonly alarming: boolean;
  /** What is worth a line of its own: what loses something, moves, fails or is left behind. */
  readonly told: readonly Danger[];
  /** Everything else that is destroyed and comes again, or goes without a loss. */
  readonly others: readonly Danger[];
  readonly harmless: readonly ResourceChange[];
  readonly actions: readonly (Action | 'leave')[];
  /** Where something changes. */
  readonly in: readonly string[];
  /** The same, and stacks that are left behind. */
  readonly stacks: readonly string[];
}

/** Every cause, what loses data first; a change without a known cause stands for itself. */
export function causeEntries({ causes, stacks }: Report): readonly CauseEntry[] {
  const found = causes.map(() => new Follow());
  const unknown = new Follow();
  for (const stack of stacks) {
    const { changes, status } = stack;
    if (status === 'removed') (found[changes[0]?.causes[0] ?? -1] ?? unknown).left.push(stack);
    else for (const change of changes) (found[change.causes[0] ?? -1] ?? unknown).add(change);
  }
  return [
    ...causes.map((cause, index) => entryOf(causeTitle(cause), found[index] ?? unknown, cause)),
    ...(unknown.isEmpty ? [] : [entryOf(['Without a known cause'], unknown)]),
  ];
}

/** What follows from a cause, by stack. */
class Follow {
  readonly left: StackReport[] = [];
  readonly byStack = new Map<string, ResourceChange[]>();

  add(change: ResourceChange): void {
    const own = this.byStack.get(change.stack);
    if (own === undefined) this.byStack.set(change.stack, [change]);
    else own.push(change);
  }

  get isEmpty(): boolean {
    return this.left.length + this.byStack.size === 0;
  }
}

function entryOf(title: Text, { byStack, left }: Follow, cause?: Cause): CauseEntry {
  const changes = [...byStack.values()].flat();
  const all = [...[...byStack.values()].flatMap(dangersOf), ...left.map(leftBehind)].toSorted(byDanger);
  const isTold = ({ alarming, details }: Danger) => alarming || details.length > 0;
  return {
    title,
    follows: followsText(changes, left, cause),
    ...(cause?.source === undefined ? {} : { source: sourceText(cause.source) }),
    alarming: all.some(({ alarming }) => alarming),
    told: all.filter(isTold),
    others: all.filter((one) => !isTold(one)),
    harmless: changes.filter((change) => !isDestructive(change)),
    actions: [...new Set(changes.map(({ action }) => action)), ...(left.length > 0 ? (['leave'] as const) : [])],
    in: [...byStack.keys()],
    stacks: [...byStack.keys(), ...left.map(({ id }) => id)],
  };
}

const happened: Readonly<Record<Cause['change'], string>> = {
  new: 'is new',
  imported: 'is taken over',
  changed: 'changes',
  moved: 'moves',
  gone: 'is gone',
};

/** `networks.web-prod.vlan: 121 → 125`. */
function causeTitle(cause: Cause): Text {
  const { kind, what, type, change, before, after } = cause;
  const name: Text = [
    ...(kind === 'stack' ? ['stack '] : []),
    code(what),
    ...(type === undefined ? [] : [' of ', code(type)]),
  ];
  if (before !== undefined && after !== undefined) return [...name, ': ', ...valuesText({ before, after })];
  const value = before ?? after;
  return [...name, ` ${happened[change]}`, ...(value === undefined ? [] : [': ', ...valuesText(cause)])];
}

/** What decides on a change, where that is something else than the change itself. */
export function causesOf({ causes, stack, path }: ResourceChange, report: Pick<Report, 'causes'>): readonly Text[] {
  const own = `${stack}/${path}`;
  return causes.slice(0, 1).flatMap((index) => {
    const cause = report.causes[index];
    const isOwn = cause?.what === own || cause?.what.startsWith(`${own} `);
    return cause === undefined || isOwn ? [] : [causeTitle(cause)];
  });
}

/** How each action is told when it has happened. */
export const done: Readonly<Record<Action, string>> = {
  add: 'added',
  import: 'taken over',
  change: 'changed',
  replace: 'replaced',
  destroy: 'destroyed',
  move: 'moved',
};

function followsText(changes: readonly ResourceChange[], left: readonly StackReport[], cause?: Cause): string {
  const counts = countsOf(changes);
  const counted = actions.filter((action) => counts[action] > 0).map((action) => `${counts[action]} ${done[action]}`);
  const lost = cause?.loses ?? 0;
  const also = cause?.also ?? 0;
  return [
    ...counted,
    ...(lost > 0 ? [`${lost} with a loss of data or a service`] : []),
    ...(left.length > 0 ? [`${several(left.length, 'stack')} left behind`] : []),
    ...(also > 0 ? [`part of ${several(also, counted.length > 0 ? 'more change' : 'change')}`] : []),
  ].join(', ');
}

/** `web-prod, web-dev and 3 more`. */
export function stacksText(stacks: readonly string[], most: number): Text {
  const more = stacks.length > most ? [` and ${stacks.length - most} more`] : [];
  return [...join(stacks.slice(0, most).map((id) => [code(id)])), ...more];
}
