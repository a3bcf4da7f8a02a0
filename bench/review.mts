/** How long a review takes beside `terraform plan` of the same stacks, and whether it grows as they do. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, inTurns, measured, type Row, row } from './measure.mjs';
import type { PlanMeasure } from './programs/plan.js';
import type { ReviewMeasure } from './programs/review.js';

/** Of each stack. */
const resources = 100;
/** Most memory that a review of 5,000 resources may hold. */
const megabytes = 400;
/** How much more a resource may cost where there are many of them. */
const linear = 1.2;

/** Two sides of an output, and how many resources differ between them. */
interface Outputs {
  readonly base: string;
  readonly head: string;
  readonly stacks: number;
  readonly changes: number;
}

export function benchReview(runs: number): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const outputs = (stacks: number, changed: number) =>
      writeOutputs(join(folder, `${stacks}-${changed}`), stacks, changed);
    const small = outputs(50, 1);
    const [smallHalf, largeHalf] = [outputs(50, resources / 2), outputs(400, resources / 2)];
    const [few = [], half = [], many = []] = inTurns(
      runs,
      ...[small, smallHalf, largeHalf].map((one) => () => reviewed(one)),
    );
    const plan = measured<PlanMeasure>('plan', small.base, small.head, String(Math.min(runs, 3)));
    for (const { changes } of [plan, ...plan.reviews]) insistOn(small, changes);
    const of = (all: readonly ReviewMeasure[], what: 'milliseconds' | 'processor' | 'comparing', times = 1) =>
      figure(
        all.map((one) => one[what] * times),
        'ms',
      );
    const memory = (all: readonly ReviewMeasure[]) =>
      figure(
        all.map((one) => one.megabytes),
        'MB',
      );
    const sized = `50 stacks of ${resources} resources, 1 % changed`;
    const factor = largeHalf.stacks / smallHalf.stacks;
    const larger = `${largeHalf.stacks} stacks, half of the resources changed`;
    return [
      row(
        'review',
        `${sized}, beside terraform plan`,
        [of(plan.reviews, 'milliseconds'), figure(plan.milliseconds, 'ms')],
        0.07,
      ),
      ...(plan.processor.length === 0
        ? []
        : [row('review', 'the same, processor time', [of(plan.reviews, 'processor'), figure(plan.processor, 'ms')])]),
      row('review', 'the same, memory beside what it may take', [memory(few), figure([megabytes], 'MB')], 1),
      row(
        'review',
        `${larger}, processor time of comparing, beside ${factor} times ${smallHalf.stacks}`,
        [of(many, 'comparing'), of(half, 'comparing', factor)],
        linear,
      ),
      row('review', `the same, memory beside that of ${smallHalf.stacks}`, [memory(many), memory(half)]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One review, in a process of its own. */
function reviewed(outputs: Outputs): ReviewMeasure {
  const measure = measured<ReviewMeasure>('review', outputs.base, outputs.head);
  insistOn(outputs, measure.changes);
  return measure;
}

/** A review that finds other changes than there are may be as fast as it likes. */
function insistOn({ stacks, changes }: Outputs, found: number): void {
  if (found !== changes) throw new Error(`${stacks} stacks: ${found} changes were found, there are ${changes}`);
}

/** Output folders of so many stacks, which differ in so many resources of each. */
function writeOutputs(folder: string, stacks: number, changed: number): Outputs {
  const base = write(join(folder, 'base'), stacks, 0);
  return { base, head: write(join(folder, 'head'), stacks, changed), stacks, changes: stacks * changed };
}

function write(outdir: string, stacks: number, changed: number): string {
  const ids = Array.from({ length: stacks }, (_, at) => `stack-${at}`);
  for (const id of ids) {
    const directory = join(outdir, 'stacks', id);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(stack(id, changed), null, 2));
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
function stack(id: string, changed: number): object {
  const groups: Record<string, object> = {};
  const data: Record<string, object> = {};
  for (let at = 0; at < resources / 2; at += 1) {
    const path = (name: string) => ({
      '//': { metadata: { path: `${id}/${name}/${at}/Resource`, uniqueId: `${name}_${at}` } },
    });
    const description = at < changed ? 'another description' : 'a description';
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
