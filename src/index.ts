// the public API: what isn't here is internal
export { LandingZoneApp } from './app';
export { LandingZone, type ZoneEnvironment } from './landing-zone';
export {
  defineEnvironment,
  defineTeam,
  type EnvironmentSettings,
  type LandingZoneSettings,
  type TeamSettings,
  type ZoneLogServiceSettings,
  type ZonePrivateCloudSettings,
  type ZoneVrackSettings,
} from './settings';
