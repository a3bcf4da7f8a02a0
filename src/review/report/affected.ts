import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Estate } from '../../estate/model';
import { wavesOf } from '../../estate/order';
import type { AffectedParties, StackReport } from './report';

/**
 * Who has to do with the changes: teams, environments and owners of the stacks that change or are gone, owners until now as well as
 * from now on, and all stacks that must be deployed, those downstream of a change included, in waves.
 */
export function affectedBy(
  base: Estate,
  head: Estate,
  reports: readonly Pick<StackReport, 'id' | 'status' | 'team' | 'environment' | 'owner'>[],
): AffectedParties {
  const names = (pick: (report: (typeof reports)[number]) => Masked | undefined): Masked[] =>
    [...new Set(reports.flatMap((report) => pick(report) ?? []))].sort();
  const named = new Set(reports.filter(({ status }) => status !== 'removed').map(({ id }) => id));
  const changed = new Set([...head.stacks.keys()].filter((id) => named.has(maskText(id))));
  return {
    teams: names(({ team }) => team),
    environments: names(({ team, environment }) =>
      environment === undefined ? undefined : team === undefined ? environment : masked`${team}/${environment}`,
    ),
    owners: [
      ...new Set([...names(({ owner }) => owner), ...ownersIn(base, new Set(reports.map(({ id }) => id)))]),
    ].sort(),
    waves: wavesInOrder(head, changed),
  };
}

function ownersIn({ stacks }: Estate, named: ReadonlySet<Masked>): Masked[] {
  return [...stacks.values()].flatMap(({ id, record }) =>
    record?.owner !== undefined && named.has(maskText(id)) ? [maskText(record.owner)] : [],
  );
}

function wavesInOrder({ stacks }: Estate, changed: ReadonlySet<string>): AffectedParties['waves'] {
  try {
    return wavesOf(stacks.values(), changed).waves.map((wave) => wave.map(maskText));
  } catch {
    // stacks in a circle can't be deployed in any order; the review still says which changed
    return changed.size === 0 ? [] : [[...changed].map(maskText)];
  }
}
