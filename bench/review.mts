/** How long a review takes beside `terraform plan` of the same stacks, and whether it grows as they do. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, inTurns, measured, type Row, row } from './measure.mjs';
import type { PlanMeasure } from './programs/plan.js';
import type { ReviewMeasure } from './programs/review.js';

const resources = 100;
/** Most memory that a review may hold. */
const megabytes = 400;

export function benchReview(runs: number): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const [base, head] = outputs(join(folder, 'small'), 50);
    const [largeBase, largeHead] = outputs(join(folder, 'large'), 200);
    const [small, large] = inTurns(
      runs,
      () => measured<ReviewMeasure>('review', base, head),
      () => measured<ReviewMeasure>('review', largeBase, largeHead),
    ) as [ReviewMeasure[], ReviewMeasure[]];
    const plan = measured<PlanMeasure>('plan', base, head, String(Math.min(runs, 3)));
    const wrong = plan.reviews.find(({ changes }) => changes !== plan.changes);
    if (wrong) throw new Error(`the review finds ${wrong.changes} changes, Terraform ${plan.changes}`);
    const times = figure(
      plan.reviews.map(({ milliseconds }) => milliseconds),
      'ms',
    );
    const four = figure(
      small.map(({ comparing }) => comparing * 4),
      'ms',
    );
    const most = figure(
      small.map((one) => one.megabytes),
      'MB',
    );
    const largeTimes = figure(
      large.map(({ comparing }) => comparing),
      'ms',
    );
    const sized = `50 stacks of ${resources} resources, 1 % changed`;
    return [
      row('review', `${sized}, beside terraform plan`, [times, figure(plan.milliseconds, 'ms')], 0.1),
      row('review', `${sized}, memory beside what it may take`, [most, figure([megabytes], 'MB')], 1),
      row('review', '200 stacks, comparing alone, beside four times 50', [largeTimes, four], 1.2),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Output folders of so many stacks, which differ in one resource of a hundred. */
function outputs(folder: string, stacks: number): readonly [string, string] {
  return [write(join(folder, 'base'), stacks, false), write(join(folder, 'head'), stacks, true)];
}

function write(outdir: string, stacks: number, isChanged: boolean): string {
  const ids = Array.from({ length: stacks }, (_, at) => `stack-${at}`);
  for (const id of ids) {
    const directory = join(outdir, 'stacks', id);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(stack(id, isChanged), null, 2));
  }
  const entries = ids.map((id) => {
    const workingDirectory = `stacks/${id}`;
    return [
      id,
      { name: id, synthesizedStackPath: `${workingDirectory}/cdk.tf.json`, workingDirectory, dependencies: [] },
    ];
  });
  const manifest = { version: '0.21.0', stacks: Object.fromEntries(entries) };
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(manifest));
  return outdir;
}

/** Half of them need a provider, the other half refer to those. */
function stack(id: string, isChanged: boolean): object {
  const groups: Record<string, object> = {};
  const data: Record<string, object> = {};
  for (let at = 0; at < resources / 2; at += 1) {
    const path = (name: string) => ({
      '//': { metadata: { path: `${id}/${name}/${at}/Resource`, uniqueId: `${name}_${at}` } },
    });
    const description = isChanged && at === 0 ? 'another description' : 'a description';
    groups[`Groups_${at}`] = { ...path('Groups'), name: `${id}-${at}`, description, role: 'NONE' };
    data[`Data_${at}`] = { ...path('Data'), input: `\${ovh_me_identity_group.Groups_${at}.name}` };
  }
  return {
    provider: { ovh: [{ endpoint: 'ovh-eu' }] },
    terraform: {
      backend: { local: { path: `../../../state/${id}.tfstate` } },
      required_providers: { ovh: { source: 'ovh/ovh', version: '2.19.0' } },
    },
    resource: { ovh_me_identity_group: groups, terraform_data: data },
  };
}
