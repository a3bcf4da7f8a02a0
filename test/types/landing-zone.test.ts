import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Keyed } from '../../constructs/core/settings';
import type {
  defineEnvironment,
  defineTeam,
  EnvironmentSettings,
  LandingZoneSettings,
  landingZoneSettings,
  TeamSettings,
} from '../../src/zone/settings';

test('schemas and interfaces of a landing zone say the same', () => {
  expectTypeOf<z.input<typeof landingZoneSettings>>().toEqualTypeOf<LandingZoneSettings>();
});

test('every entry of a map has an id that may be left out, and has one when it is parsed', () => {
  type Team = z.output<typeof landingZoneSettings>['teams'][string];
  type Cluster = Team['environments'][string]['clusters'][string];
  expectTypeOf<Keyed['id']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Team['id']>().toEqualTypeOf<string>();
  expectTypeOf<Cluster['nodePools'][string]['id']>().toEqualTypeOf<string>();
  expectTypeOf<LandingZoneSettings['vracks'][string]>().toExtend<Keyed>();
  expectTypeOf<TeamSettings>().toExtend<Keyed>();
  expectTypeOf<EnvironmentSettings>().toExtend<Keyed>();
});

test('a team and an environment in a file of their own are what the landing zone takes', () => {
  expectTypeOf<ReturnType<typeof defineTeam>>().toEqualTypeOf<LandingZoneSettings['teams'][string]>();
  expectTypeOf<ReturnType<typeof defineEnvironment>>().toEqualTypeOf<TeamSettings['environments'][string]>();
});
