import { newest } from '../../estate/deployed';
import { orderOf } from '../../estate/order';
import type { DeployedRecord } from './record';

/** A stack that was deployed and isn't in the program any more: it goes on existing. */
export interface GoneStack {
  readonly id: string;
  readonly owner?: string;
  /** File of its state; only for one of which nothing else is known, as it was deployed otherwise. */
  readonly stateFile?: string;
}

/** What was deployed and is gone from the program, each before what it needs, then local states of which nothing else is known. */
export function goneStacks({
  estate,
  entries,
  unknownStates,
}: Pick<DeployedRecord, 'estate' | 'entries' | 'unknownStates'>): readonly GoneStack[] {
  const gone = [...entries.values()].flatMap((entry) => {
    const stack = newest(entry);
    return stack === undefined || estate.stacks.has(entry.id) ? [] : [{ id: entry.id, ...stack }];
  });
  const owners = new Map(gone.map(({ id, record }) => [id, record?.owner]));
  return [
    ...orderOf(gone)
      .ids.toReversed()
      .map((id) => {
        const owner = owners.get(id);
        return { id, ...(owner !== undefined && { owner }) };
      }),
    ...[...unknownStates].map(([id, stateFile]) => ({ id, stateFile })),
  ];
}
