import { maskText } from '../../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import type { ClusterObject } from './cluster-objects';
import { type Direction, directions, type NetworkPolicy, networkPolicy } from './network-policies';
import { sameIn, told, type Unguarded } from './unguarded';

export function ofPolicy(
  object: ClusterObject,
  around: readonly ClusterObject[],
  beside: readonly ClusterObject[],
): Unguarded[] {
  const policy = networkPolicy(object.spec);
  const same = sameIn(beside, object);
  const opened = beside
    .filter(({ name }) => around.every((one) => one.name !== name))
    .flatMap((one) => opensAll(policy, one));
  const others = beside.filter((one) => one !== same && !one.isUnsure).map(({ spec }) => networkPolicy(spec));
  if (same === undefined || (same.isUnsure && !object.isUnsure)) {
    return areClosed(directions, policy, others)
      ? opened
      : [told(object, masked`network policy ${maskText(object.name)} is gone`), ...opened];
  }
  return [
    ...weaker(policy, networkPolicy(same.spec), others).map((what) =>
      told(same, masked`network policy ${maskText(object.name)} ${what}`),
    ),
    ...opened,
  ];
}

/** A direction of which a policy says nothing is as open as without it. */
const opennessOf = ({ open }: NetworkPolicy, direction: Direction): 0 | 1 | 2 => open.get(direction) ?? 2;

/** Whether other policies close in some directions, for every pod or for the same ones, what one closed. */
const areClosed = (asked: readonly Direction[], policy: NetworkPolicy, others: readonly NetworkPolicy[]): boolean =>
  asked.every((direction) => {
    const was = opennessOf(policy, direction);
    return (
      was === 2 ||
      others.some((other) => (other.isForAll || other.pods === policy.pods) && opennessOf(other, direction) <= was)
    );
  });

/** What one opens, others can't close; what it says nothing of any more, they can. */
function weaker(before: NetworkPolicy, after: NetworkPolicy, others: readonly NetworkPolicy[]): Masked[] {
  const opens = directions.filter(
    (one) =>
      opennessOf(before, one) < opennessOf(after, one) && (after.open.has(one) || !areClosed([one], before, others)),
  );
  const isForLess = (before.isForAll && !after.isForAll) || (before.mayBeForAll && !after.mayBeForAll);
  return [
    ...opens.map((one) => masked`no longer closes ${maskText(one.toLowerCase())} to everybody`),
    ...(isForLess && !areClosed(directions, before, others) ? [masked`no longer holds for every pod`] : []),
  ];
}

/** A new policy that opens to everybody, for every pod or for the same ones, what another one closes: what one allows is allowed. */
function opensAll(closed: NetworkPolicy, added: ClusterObject): Unguarded[] {
  const { isForAll, mayBeForAll, open, pods } = networkPolicy(added.spec);
  const opens = directions.filter((one) => opennessOf(closed, one) !== 2 && open.get(one) === 2);
  if (opens.length === 0) return [];
  const name = masked`network policy ${maskText(added.name)} opens`;
  if (isForAll || (mayBeForAll && closed.mayBeForAll)) {
    return [told(added, masked`${name} every pod of the namespace to everybody`)];
  }
  return pods === closed.pods ? [told(added, masked`${name} to everybody what another one closes`)] : [];
}
