import type { z } from 'zod';
import type { landingZoneSettings } from '../settings';

/** The settings as far as they parsed: a part with a mistake of its own is left out, so that the rest can be checked. */
export type SoundZone = Partial<z.output<typeof landingZoneSettings>>;

type SoundTeam = NonNullable<SoundZone['teams']>[string];
export type SoundEnvironment = SoundTeam['environments'][string];

/** One environment with where it stands in the settings. */
export interface Placed {
  readonly team: string;
  readonly environment: string;
  /** As `allottedTo` names it. */
  readonly name: string;
  readonly path: readonly string[];
  /** What stacks, labels and names derive from. */
  readonly ids: { readonly team: string; readonly environment: string };
  readonly settings: SoundEnvironment;
}

export const environmentsOf = (zone: SoundZone): Placed[] =>
  Object.entries(zone.teams ?? {}).flatMap(([team, { id, environments }]) =>
    Object.entries(environments).map(([environment, settings]) => ({
      team,
      environment,
      name: `${team}/${environment}`,
      path: ['teams', team, 'environments', environment],
      ids: { team: id, environment: settings.id },
      settings,
    })),
  );

/** The vRack meant where none is named: the only one, or none when there are several. */
export function onlyVrack(zone: SoundZone): string | undefined {
  const names = Object.keys(zone.vracks ?? {});
  return names.length === 1 ? names[0] : undefined;
}

/**
 * Names of a map in the settings as they were written, also of entries with mistakes: a name that stands for a part with a
 * mistake of its own isn't unknown.
 */
export interface Written {
  (path: readonly string[]): string[];
  /** Whether something stands there, or where that would stand, that is no map: the schema says so. */
  isOdd(path: readonly string[]): boolean;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function writtenIn(settings: unknown): Written {
  const at = (path: readonly string[]): unknown =>
    path.reduce<unknown>((map, key) => (isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined), settings);
  return Object.assign(
    (path: readonly string[]) => {
      const map = at(path);
      return isMap(map) ? Object.keys(map) : [];
    },
    {
      isOdd: (path: readonly string[]) =>
        [...path.keys(), path.length].some((length) => {
          const value = at(path.slice(0, length));
          return value !== undefined && !isMap(value);
        }),
    },
  );
}
