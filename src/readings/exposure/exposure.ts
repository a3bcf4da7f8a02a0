import { maskText } from '../../../constructs/core/secrets/mask';
import type { Comparison } from '../../review/engine/change';
import type { ExposureChange } from '../../review/report/report';
import { byPlace, compare, onlyIn, type Side, sidesOf } from '../side';
import { allowLists, ownLists } from './allow-lists';
import type { Exposed, ExposedBy } from './fact';
import { peerings, vrackMembers } from './peerings';
import { addressesAndPorts } from './public-addresses';
import { clusterServices } from './services';

const byType: Readonly<Record<string, ExposedBy>> = {
  ...ownLists,
  ...addressesAndPorts,
  ...clusterServices,
  ...vrackMembers,
};

/**
 * What is opened and closed: public addresses, load balancers, allow-lists, ports, what the internet reaches, networks that are
 * joined.
 */
export function exposureChanges(comparison: Comparison): ExposureChange[] {
  const { before, after } = sidesOf(comparison);
  const [old, now] = [exposedIn(before), exposedIn(after, before)];
  const rows = (change: ExposureChange['change'], these: readonly Exposed[], those: readonly Exposed[]) =>
    onlyIn(these, those, ({ kind, what, stack }) => JSON.stringify([kind, what, stack])).map(
      ({ stack, path, kind, what, world }): ExposureChange => ({
        change,
        stack: maskText(stack),
        path: maskText(path),
        kind,
        what: maskText(what),
        world,
      }),
    );
  return [...rows('gained', now, old), ...rows('lost', old, now)].sort(
    (a, b) => byPlace(a, b) || compare(a.change, b.change) || compare(a.what, b.what),
  );
}

const exposedIn = (side: Side, earlier?: Side): Exposed[] => [
  ...side.blocks.flatMap((block) =>
    block.kind === 'resource' && Object.hasOwn(byType, block.type) ? (byType[block.type]?.(block, side) ?? []) : [],
  ),
  ...allowLists(side, earlier),
  ...peerings(side),
];
