/** How long the library takes to load, beside cdktf alone. */
import { root } from '../scripts/checks.mjs';
import { figure, inTurns, measured, type Row, row } from './measure.mjs';
import type { Measure } from './programs/clock.js';

const target = 2;

export function benchImport(runs: number): Row[] {
  const load = (module: string) => () => measured<Measure>('import', module).milliseconds;
  const results = inTurns(runs, load(root), load('cdktf'));
  const [library = [], cdktf = []] = results;
  return [
    row('import', "require('ovh-landing-zone'), beside cdktf", [figure(library, 'ms'), figure(cdktf, 'ms')], target),
  ];
}
