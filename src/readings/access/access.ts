import { masked } from '../../../constructs/core/secrets/masked';
import type { Block } from '../../estate/model';
import type { Comparison } from '../../review/engine/change';
import type { AccessChange } from '../../review/report/report';
import { byPlace, compare, elementsOf, groupBy, onlyIn, type Side, sidesOf } from '../side';
import { administrators, isCovered, noLongerDenied } from './effective';
import { policyRights } from './iam';
import { keyOf, type Right } from './right';
import { rowsOf } from './rows';
import { sources } from './sources';

/**
 * Who may do what, on what, under which condition, until when: gained and lost.
 *
 * A right is the same whichever resource gives it. What a policy denies no more and another one allows is gained, too, and so is
 * the way to a cluster's administrator.
 */
export function accessChanges(comparison: Comparison): AccessChange[] {
  const { before, after } = sidesOf(comparison);
  // what a stack holds that is gone from the program stays
  const changes = comparison.changes.filter(({ stack }) => comparison.head.stacks.has(stack));
  const old = rightsOf(
    changes.map((change) => change.before),
    before,
  );
  const now = rightsOf(
    changes.map((change) => change.after),
    after,
  );
  const identities = new Set([...old, ...now].map(({ identity }) => identity));
  const [allOld, allNow] = [policyRightsOf(identities, before), policyRightsOf(identities, after)];
  const gained = onlyIn(now, [...old, ...[...allOld.values()].flat()], keyOf);
  const lost = onlyIn(old, [...now, ...[...allNow.values()].flat()], keyOf).filter(
    (right) => !isCovered(right, allNow.get(right.identity) ?? []),
  );
  const freed = lost.flatMap((right) => noLongerDenied(right, allNow.get(right.identity) ?? []));
  return [
    ...rowsOf('gained', gained, lost),
    ...rowsOf('lost', lost, gained),
    ...rowsOf('gained', freed).map((row) => ({
      ...row,
      action: masked`${row.action} (allowed before, no longer denied)`,
    })),
    ...administrators(allOld, allNow),
  ].sort((a, b) => byPlace(a, b) || compare(a.identity, b.identity) || compare(a.effect, b.effect));
}

function rightsOf(blocks: readonly (Block | undefined)[], side: Side): Right[] {
  const known = blocks.filter((block) => block !== undefined);
  return [...known, ...policiesWith(known, side)].flatMap((block) =>
    block.kind === 'resource' && Object.hasOwn(sources, block.type) ? (sources[block.type]?.(block, side) ?? []) : [],
  );
}

/** Policies that name one of these permissions groups or resource groups. */
function policiesWith(blocks: readonly Block[], side: Side): Block[] {
  const groups = blocks.filter(({ type }) => /^ovh_iam_(permissions|resource)_group$/.test(type));
  if (groups.length === 0) return [];
  return side.ofType('ovh_iam_policy').filter((policy) => {
    if (blocks.includes(policy)) return false;
    const named = [policy.body['permissions_groups'], policy.body['resources']].flatMap(elementsOf);
    return named.some((value) => {
      const group = side.resolve(policy.stack, value);
      return group !== undefined && groups.includes(group);
    });
  });
}

/** Everything that policies allow and deny these identities, changed or not. */
const policyRightsOf = (identities: ReadonlySet<string>, side: Side): Map<string, Right[]> =>
  groupBy(
    side.ofType('ovh_iam_policy').flatMap((block) => policyRights(block, side, identities)),
    ({ identity }) => identity,
  );
