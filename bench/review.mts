/** How long a review takes beside `terraform plan` of the same stacks, and whether it grows as they do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, inTurns, measured, type Row, row } from './measure.mjs';
import { type Outputs, writeOutputs } from './outputs.mjs';
import type { PlanMeasure } from './programs/plan.js';
import type { ReviewMeasure } from './programs/review.js';

/** Of each stack. */
const resources = 100;
/** Most memory that a review of 5,000 resources may hold. */
const megabytes = 400;
/** How much more a resource may cost where there are many of them. */
const linear = 1.2;

export function benchReview(runs: number): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const outputs = (stacks: number, changed: number) =>
      writeOutputs(join(folder, `${stacks}-${changed}`), { stacks, resources, changed });
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
