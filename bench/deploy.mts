/** How long a deploy of examples/orbital into the sandbox takes, beside what Terraform takes for resources without a provider. */
import { join } from 'node:path';
import { root, run, temporaryFolder } from '../scripts/checks.mjs';
import { floorOf } from './floor.mjs';
import { figure, measured, type Row, row } from './measure.mjs';
import type { DeployMeasure } from './programs/deploy.js';

const target = 2;

export function benchDeploy(runs: number): Row[] {
  const folder = temporaryFolder('bench');
  const example = join(folder, 'orbital', 'cdktf.out');
  const floor = join(folder, 'floor', 'cdktf.out');
  const full = join(folder, 'full', 'cdktf.out');
  run(process.execPath, ['--import', 'tsx', 'examples/orbital/landing-zone.ts'], {
    cwd: root,
    env: { CDKTF_OUTDIR: example },
  });
  const { stacks, resources } = floorOf(example, floor, 'nothing');
  floorOf(example, full, 'attributes');
  const times = measured<DeployMeasure>('deploy', String(runs), example, floor, full);
  const [sandbox, empty, holding] = times.map((all) => figure(all, 'ms'));
  if (sandbox === undefined || empty === undefined || holding === undefined) throw new Error('a deploy is missing');
  const what = `examples/orbital (${stacks} stacks, ${resources} resources), beside terraform_data`;
  return [
    row('deploy', what, [sandbox, empty], target),
    row('deploy', 'the same, beside terraform_data that hold the same attributes', [sandbox, holding]),
  ];
}
