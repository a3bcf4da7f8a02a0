/** How long the library takes to load, beside cdktf alone. */
import { figure, inTurns, measured, type Row, root, row } from './measure.mjs';
import type { Measure } from './programs/clock.js';

const target = 2;

export async function benchImport(runs: number): Promise<Row[]> {
  const load = (module: string) => async () => (await measured<Measure>('import', module)).milliseconds;
  const results = await inTurns(runs, load(root), load('cdktf'));
  const [library = [], cdktf = []] = results;
  return [
    row('import', "require('ovh-landing-zone'), beside cdktf", [figure(library, 'ms'), figure(cdktf, 'ms')], target),
  ];
}
