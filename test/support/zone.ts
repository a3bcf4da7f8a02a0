import { Testing } from 'cdktf';
import { LandingZone, type ZoneEnvironment } from '../../src/zone/landing-zone';
import { changed } from '../zone/programs';

/** The sound program of the tests with some values changed, as a landing zone. */
export const zone = (changes: Readonly<Record<string, unknown>> = {}): LandingZone =>
  new LandingZone(Testing.app(), changed(changes));

/** The stacks of one environment of it; fails when the environment waits for its project. */
export function environment(
  team: string,
  name: string,
  changes: Readonly<Record<string, unknown>> = {},
): Required<ZoneEnvironment> {
  const { foundation, workload, platforms } = zone(changes).environment(team, name);
  if (workload === undefined) throw new Error(`${team}/${name} waits for its project`);
  return { foundation, workload, platforms };
}
