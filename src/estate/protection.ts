import type { Policy } from '../../stacks/policy';
import type { Allowed } from './allowed';
import { isWithin } from './attribute-paths';
import { type Estate, isManaged, type Stack } from './model';
import { entryPlaceIn, placeIn, settingsPlace } from './settings-places';

/** Something that is destroyed, or destroyed and made again. */
interface Loss {
  readonly address: string;
  readonly action: 'destroy' | 'replace';
  /** What goes with it. */
  readonly loses: string;
}

/** Something that holds data and goes, in a stack that protects it. */
export interface Endangered extends Loss {
  /** Where it is in the settings, as `retired` and `exceptions` name it. */
  readonly path: string;
  /** What of them names it, or something that it is in. */
  readonly retired: Policy['retired'];
  readonly exceptions: Policy['exceptions'];
  /** The entry of the settings that lets it go, from a day on or until then. */
  readonly allowedBy: (day: string) => Allowed;
}

/** What of the losses in a stack its policy speaks of: nothing where it protects nothing. */
export function endangeredIn(
  estate: Pick<Estate, 'told'>,
  stack: Pick<Stack, 'id' | 'policy' | 'record' | 'blocks'>,
  losses: readonly Loss[],
): Endangered[] {
  const { policy, record } = stack;
  if (policy?.protectsData !== true) return [];
  const places = losses.map((loss) => ({ loss, place: placeIn(loss.address) }));
  // the node pool that is written, where its nodes of all zones go; where some stay, the zone of those that go
  const written = ({ loss: { address, action }, place }: (typeof places)[number]): string => {
    const entry = entryPlaceIn(address);
    if (entry === place) return place;
    const going = places.flatMap((other) => (other.loss.action === action ? other.place : []));
    const standing = [...stack.blocks.values()].filter(isManaged).map((block) => placeIn(block.address));
    return standing.every((at) => !isWithin(at, entry) || going.includes(at)) ? entry : place;
  };
  return places.map(({ loss, place }) => {
    // what is in something that goes as well goes with it, also where only that is made again
    const [whole = { loss, place }] = places
      .filter(
        ({ loss: { action }, place: outer }) => [loss.action, 'replace'].includes(action) && isWithin(place, outer),
      )
      .sort((a, b) => a.place.length - b.place.length);
    const { path, stands } = settingsPlace(estate, stack, written(whole));
    // what stands in the settings is not retired: it is made again at another address
    const isRetired = whole.loss.action === 'destroy' && !stands;
    const owner = record?.owner ?? '…';
    return {
      ...loss,
      path: settingsPlace(estate, stack, place).path,
      retired: loss.action === 'destroy' ? policy.retired.filter(({ at }) => isWithin(place, at)) : [],
      exceptions: isRetired ? [] : policy.exceptions.filter(({ at }) => isWithin(place, at)),
      allowedBy: (day) =>
        isRetired
          ? { retired: { [path]: { after: day, reason: '…' } } }
          : { exceptions: [{ rule: 'data-replaced', at: path, reason: '…', owner, until: day }] },
    };
  });
}
