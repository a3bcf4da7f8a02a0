import { newest } from '../../estate/deployed';
import { orderOf, type StackNode } from '../../estate/order';
import { UnknownStack } from '../../estate/unknown-stack';
import { goneStacks } from '../record/gone-stacks';
import type { DeployedRecord } from '../record/record';

/** What is to be destroyed: stacks by their ids, all of them, or those that are gone from the program. */
export type Choice = readonly string[] | 'all' | 'left-behind';

/** Something that must not be destroyed, or not yet. Nothing was. */
export class RefusedDestroy extends Error {
  override readonly name = 'RefusedDestroy';

  /** @param together ids of stacks that can be destroyed instead: what was chosen, with what needs it */
  constructor(
    message: string,
    readonly together: readonly string[] = [],
  ) {
    super(message);
  }
}

type Known = Pick<DeployedRecord, 'estate' | 'entries' | 'unknownStates'>;

/** Every stack that is known, with whom it needs by the program and as it was deployed. */
export function knownStacks({ estate, entries }: Known): ReadonlyMap<string, StackNode> {
  const ids = new Set([...estate.stacks.keys(), ...entries.keys()]);
  return new Map(
    [...ids].map((id) => {
      const entry = entries.get(id);
      const deployed = entry && newest(entry);
      const dependsOn = new Set([...(estate.stacks.get(id)?.dependsOn ?? []), ...(deployed?.dependsOn ?? [])]);
      return [id, { id, dependsOn: [...dependsOn] }];
    }),
  );
}

/**
 * Ids of the stacks that are chosen, each before those that it needs.
 *
 * @throws UnknownStack for one that nobody knows, RefusedDestroy for one of which nothing is known but its state
 */
export function chosenStacks(record: Known, choice: Choice): readonly string[] {
  const known = knownStacks(record);
  const gone = () => goneStacks(record).flatMap(({ id }) => (known.has(id) ? id : []));
  const wanted = new Set(choice === 'all' ? known.keys() : choice === 'left-behind' ? gone() : choice);
  for (const id of wanted) {
    if (known.has(id)) continue;
    const state = record.unknownStates.get(id);
    if (state === undefined) {
      throw new UnknownStack(id, `in ${record.estate.folder}, nor was one deployed`, [...known.keys()]);
    }
    throw new RefusedDestroy(
      `nothing is known of ${id} but its state, ${state}: synthesize the program that had it, and destroy it with --outdir of that`,
    );
  }
  return orderOf(known.values())
    .ids.toReversed()
    .filter((id) => wanted.has(id));
}

/** Stacks that need one of these, at any distance, and aren't among them; those that need others first. */
export function dependantsOf(chosen: readonly string[], known: ReadonlyMap<string, StackNode>): readonly string[] {
  const found = new Set(chosen);
  const order = orderOf(known.values()).ids;
  for (const id of order) if (known.get(id)?.dependsOn.some((other) => found.has(other))) found.add(id);
  return order.toReversed().filter((id) => found.has(id) && !chosen.includes(id));
}
