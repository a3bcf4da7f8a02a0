/** Deploys an output folder into a sandbox, and in turns plans and reviews another one: `plan.js <base> <head> <runs>`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployStacks, planStacks } from '../../src/deploy/deploy';
import type { StackResult } from '../../src/deploy/stack-run';
import { startSandbox } from '../../src/sandbox/server';
import type { ReviewMeasure } from './review';

export interface PlanMeasure {
  /** Of each run of Terraform. */
  readonly milliseconds: readonly number[];
  /** Processor time of each, in milliseconds; none where the system doesn't tell. */
  readonly processor: readonly number[];
  readonly reviews: readonly ReviewMeasure[];
  readonly changes: number;
}

const [, , base = '', head = '', runs = '1'] = process.argv;
void measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  // a provider's whole schema at every step would be most of what Terraform does
  const types = ['ovh_me_identity_group'];
  const sandbox = await startSandbox({ stateFile: join(folder, 'sandbox.json'), types });
  try {
    done(await deployStacks({ outdir: base, ownEnv: sandbox.env }));
    const milliseconds: number[] = [];
    const processor: number[] = [];
    const reviews: ReviewMeasure[] = [];
    let changes = 0;
    // the first run also initializes the stacks and isn't counted
    for (let run = 0; run <= Number(runs); run += 1) {
      const [start, before] = [performance.now(), processorOfChildren()];
      const planned = done(await planStacks({ outdir: head, ownEnv: sandbox.env }));
      const [end, after] = [performance.now(), processorOfChildren()];
      if (run > 0) milliseconds.push(end - start);
      if (run > 0 && before !== undefined && after !== undefined) processor.push(after - before);
      if (run > 0) reviews.push(review());
      changes = planned.reduce((sum, { changed }) => sum + changed, 0);
    }
    const measured: PlanMeasure = { milliseconds, processor, reviews, changes };
    console.log(JSON.stringify(measured));
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const review = (): ReviewMeasure =>
  JSON.parse(execFileSync(process.execPath, [join(__dirname, 'review.js'), base, head], { encoding: 'utf8' }));

/** Processor time of all children that have ended, with theirs, in milliseconds; Linux tells it in hundredths of a second. */
function processorOfChildren(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, behindName = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ');
  const [user = 0, system = 0] = behindName.split(' ').slice(13, 15).map(Number);
  return (user + system) * 10;
}

function done(results: StackResult[]): StackResult[] {
  const wrong = results.filter(({ status }) => !['deployed', 'planned', 'unchanged'].includes(status));
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong.slice(0, 3), null, 2));
  return results;
}
