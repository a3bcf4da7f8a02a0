import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type {
  defineEnvironment,
  defineTeam,
  EnvironmentSettings,
  environmentSettings,
  LandingZoneSettings,
  landingZoneSettings,
  TeamSettings,
  teamSettings,
} from '../../src/zone/settings';

test('schemas and interfaces of a landing zone say the same', () => {
  expectTypeOf<z.input<typeof landingZoneSettings>>().toEqualTypeOf<LandingZoneSettings>();
  expectTypeOf<z.input<typeof teamSettings>>().toEqualTypeOf<TeamSettings>();
  expectTypeOf<z.input<typeof environmentSettings>>().toEqualTypeOf<EnvironmentSettings>();
});

test('a team and an environment in a file of their own are what the landing zone takes', () => {
  expectTypeOf<ReturnType<typeof defineTeam>>().toEqualTypeOf<LandingZoneSettings['teams'][string]>();
  expectTypeOf<ReturnType<typeof defineEnvironment>>().toEqualTypeOf<TeamSettings['environments'][string]>();
});
