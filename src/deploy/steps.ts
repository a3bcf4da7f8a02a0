import type { KnownDanger } from '../../providers/ovh/schema/dangers';
import { knownDangers } from '../../providers/schemas';
import { type ChangeGate, everything } from '../estate/gates';
import { isList, isValues, type Value } from '../estate/model';
import { isUnknownAt, type Plan, type PlannedChange } from '../estate/plan';
import { lossInPlan, takenAnew } from '../readings/losses';
import type { GateHit } from './stack-run';

/** A change that a plan holds, without values: they may be secrets. */
export interface PlannedStep extends Omit<PlannedChange, 'values'> {
  /** What is lost with it, beside the resource itself. */
  readonly loses?: string;
  /** Whether it places an order. */
  readonly buys?: true;
  /** It may be replaced: what decides it is known only once another stack is deployed. */
  readonly isUncertain?: true;
}

/**
 * What a plan does, step by step.
 *
 * @param isEarly whether it was made before all that it reads is known
 */
export const stepsOf = ({ changes: all }: Pick<Plan, 'changes'>, isEarly = false): PlannedStep[] =>
  all.map(({ values, ...change }) => {
    const { action, type, replacePaths } = change;
    const isUncertain =
      isEarly &&
      action === 'replace' &&
      replacePaths.length > 0 &&
      replacePaths.every((path) => isUnknownAt(values.unknown, path.split('.')));
    const loses = lostWith(change, values) ?? lostBehind(change, values, all);
    const buys =
      (action === 'add' || action === 'replace') && knownDangers(type).some(({ effect }) => effect === 'buys');
    return {
      ...change,
      ...(loses !== undefined && { loses }),
      ...(buys && { buys }),
      ...(isUncertain && { isUncertain }),
    };
  });

/** Whether a plan destroys something with a step. */
export const destroys = ({ action }: PlannedStep): boolean => action === 'destroy' || action === 'replace';

/** What holds data and is destroyed, replaced or emptied, says what goes with it. */
function lostWith(
  { action, type }: Pick<PlannedChange, 'action' | 'type'>,
  values: PlannedChange['values'],
): string | undefined {
  if (action === 'destroy' || action === 'replace') return lossInPlan({ type, values });
  const wiping = knownDangers(type).filter(({ effect }) => effect === 'wipes');
  if (action === 'add') {
    // what the program leaves out isn't known yet: neither the name of a server that is ordered, nor the system that is on one
    const known = isValues(values.after) ? values.after : {};
    const isNow = (one: KnownDanger) =>
      one.attributes === undefined || (one.when === 'adopted' && takenAnew(one, known) !== undefined);
    return wiping.find(isNow)?.says;
  }
  if (action !== 'change') return undefined;
  return wiping
    .filter(({ when }) => when !== 'adopted' && when !== 'added')
    .find(({ attributes = [], when }) => attributes.some((path) => changes(values, path.split('.'), when)))?.says;
}

/** What something that is created does to a thing that is there already, such as a bucket: it isn't made by the same plan. */
function lostBehind(
  { action, type }: Pick<PlannedChange, 'action' | 'type'>,
  { after }: PlannedChange['values'],
  all: readonly PlannedChange[],
): string | undefined {
  if (action !== 'add' || !isValues(after)) return undefined;
  const isNew = (name: Value) =>
    all.some(
      (other) =>
        other.action === 'add' &&
        other.type !== type &&
        type.startsWith(other.type) &&
        isValues(other.values.after) &&
        Object.values(other.values.after).includes(name),
    );
  const isThere = ({ named = '' }: KnownDanger) => typeof after[named] === 'string' && !isNew(after[named]);
  return knownDangers(type).find(
    (one) =>
      one.when === 'added' &&
      isThere(one) &&
      one.attributes?.some((path) => valuesAt(after, path.split('.')).some((value) => value !== null)),
  )?.says;
}

function changes(
  { before, after, unknown }: PlannedChange['values'],
  path: readonly string[],
  when: KnownDanger['when'],
): boolean {
  if (isUnknownAt(unknown, path)) return true;
  const [old, now] = [valuesAt(before, path), valuesAt(after, path)];
  if (JSON.stringify(old) === JSON.stringify(now)) return false;
  const isRaised =
    old.length === now.length && old.every((one, index) => typeof one === 'number' && one <= Number(now[index]));
  return when !== 'lowered' || !isRaised;
}

/** Values at a path without indices. */
function valuesAt(value: Value, path: readonly string[]): readonly Value[] {
  if (isList(value)) return value.flatMap((one) => valuesAt(one, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  return isValues(value) && Object.hasOwn(value, name) ? valuesAt(value[name] ?? null, rest) : [];
}

/** What each gate asks of a step. */
const asks: Readonly<Record<ChangeGate, (step: PlannedStep) => boolean>> = {
  add: ({ action }) => action === 'add' || action === 'replace-and-forget',
  import: ({ isImported }) => isImported,
  change: ({ action }) => action === 'change',
  replace: ({ action }) => action === 'replace',
  destroy: ({ action }) => action === 'destroy',
  'data-loss': ({ loses }) => loses !== undefined,
  buys: ({ buys }) => buys === true,
};

/** Which of the gates a plan runs into, each step at the first of them. */
export function hitsOf(
  steps: readonly PlannedStep[],
  changesOutputs: boolean,
  named: readonly (ChangeGate | typeof everything)[],
): GateHit[] {
  const isAll = named.includes(everything);
  const hits = steps.flatMap((step): GateHit[] => {
    const hit = named.find((gate) => gate !== everything && asks[gate](step)) ?? (isAll ? everything : undefined);
    return hit === undefined ? [] : [{ gate: hit, address: step.address }];
  });
  return hits.length === 0 && isAll && changesOutputs ? [{ gate: everything }] : hits;
}
