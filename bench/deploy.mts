/** How long a deploy of examples/orbital into the sandbox takes, beside what Terraform takes for resources without a provider. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { floorOf } from './floor.mjs';
import { figure, measured, type Row, row, synthesized } from './measure.mjs';
import type { DeployMeasure } from './programs/deploy.js';

const target = 2;

export async function benchDeploy(runs: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const example = join(folder, 'orbital', 'cdktf.out');
    const floor = join(folder, 'floor', 'cdktf.out');
    const full = join(folder, 'full', 'cdktf.out');
    await synthesized('examples/orbital/landing-zone.ts', example);
    const { stacks, resources } = floorOf(example, floor, 'nothing');
    floorOf(example, full, 'attributes');
    const times = await measured<DeployMeasure>('deploy', String(runs), example, floor, full);
    const [sandbox, empty, holding] = times.map((all) => figure(all, 'ms'));
    if (sandbox === undefined || empty === undefined || holding === undefined) throw new Error('a deploy is missing');
    const what = `examples/orbital (${stacks} stacks, ${resources} resources), beside terraform_data`;
    return [
      row('deploy', what, [sandbox, empty], target),
      row('deploy', 'the same, beside terraform_data that hold the same attributes', [sandbox, holding]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
