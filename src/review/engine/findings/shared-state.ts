import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import type { Estate, Stack } from '../../../estate/model';
import { shareState, stateOf } from '../../../estate/states';
import { groupBy } from '../../../readings/reader';

const known = new WeakMap<Estate, ReadonlyMap<string, readonly Stack[]>>();

/** Stacks that keep their state where another one keeps its own: each of the two destroys what the other made. */
export function sharedState(id: string, base: Estate, head: Estate): readonly Masked[] {
  const before = new Set(othersOf(id, base));
  return othersOf(id, head)
    .filter((other) => !before.has(other))
    .map(
      (other) =>
        masked`its state is that of ${maskText(other)}: Terraform would destroy there what is not in both of them`,
    );
}

function othersOf(id: string, estate: Estate): readonly string[] {
  const stack = estate.stacks.get(id);
  const place = stack && stateOf(stack);
  if (stack === undefined || place === undefined) return [];
  return (placesOf(estate).get(place.name) ?? []).filter((other) => shareState(stack, other)).map((other) => other.id);
}

function placesOf(estate: Estate): ReadonlyMap<string, readonly Stack[]> {
  const found = known.get(estate) ?? groupBy([...estate.stacks.values()], (stack) => stateOf(stack)?.name ?? '');
  known.set(estate, found);
  return found;
}
