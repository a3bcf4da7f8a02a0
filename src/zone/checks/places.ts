import type { Mistake } from '../../../constructs/core/settings';
import { isInUnion, type RegionName, regionNames, regionOf } from '../../../facts/regions';
import { environmentsOf, type SoundZone } from './zone';

/** Regions outside the European Union, unless the settings say which and why. */
export function placeMistakes(zone: SoundZone): Mistake[] {
  const allowed: readonly RegionName[] = zone.outsideEu?.regions ?? [];
  const check = (path: Mistake['path'], region: RegionName | undefined): Mistake[] =>
    region === undefined || isInUnion(regionOf(region)) || allowed.includes(region)
      ? []
      : [
          {
            path,
            text: `is outside the European Union (${regionOf(region).country}), got "${region}"; use one of ${euRegions.join(', ')}, or allow it in outsideEu with a reason`,
          },
        ];
  return [
    ...check(['state', 'region'], zone.state?.region),
    ...environmentsOf(zone).flatMap(({ path, settings }) => [
      ...check([...path, 'region'], settings.region),
      ...Object.entries(settings.networks).flatMap(([name, { region }]) =>
        check([...path, 'networks', name, 'region'], region),
      ),
    ]),
    ...allowed.flatMap((region, index) =>
      isInUnion(regionOf(region))
        ? [{ path: ['outsideEu', 'regions', index], text: `is in the European Union, got "${region}"; remove it` }]
        : [],
    ),
  ];
}

const euRegions = regionNames.filter((name) => isInUnion(regionOf(name)));
