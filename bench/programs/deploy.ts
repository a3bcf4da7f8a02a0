/** Deploys an output folder into a sandbox, and its floors without one, in turns: `deploy.js <runs> <output> <floor>...`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deployStacks } from '../../src/deploy/deploy';
import { startSandbox } from '../../src/sandbox/server';

/** Milliseconds of each run, of the output and of each floor. */
export type DeployMeasure = readonly (readonly number[])[];

const [, , runs = '1', outdir = '', ...floors] = process.argv;
void measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const types = typesIn(outdir);
  const sandbox = await startSandbox({ stateFile: join(folder, 'sandbox.json'), seed: outdir, types });
  const seeded = sandbox.cloud.all().map((object) => structuredClone(object));
  const folders = [outdir, ...floors];
  const times = folders.map((): number[] => []);
  try {
    // the first run warms the server up and isn't counted
    for (let run = 0; run <= Number(runs); run += 1) {
      for (const [index, one] of folders.entries()) {
        sandbox.cloud.clear();
        for (const object of seeded) sandbox.cloud.put(structuredClone(object));
        const milliseconds = await timed(one, one === outdir ? sandbox.env : {});
        if (run > 0) times[index]?.push(milliseconds);
      }
    }
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(JSON.stringify(times));
}

/** One deploy from nothing: no state, nothing initialized. */
async function timed(folder: string, ownEnv: Readonly<Record<string, string>>): Promise<number> {
  rmSync(join(dirname(folder), 'state'), { recursive: true, force: true });
  for (const stack of readdirSync(join(folder, 'stacks'))) {
    for (const made of ['.terraform', '.terraform.lock.hcl']) {
      rmSync(join(folder, 'stacks', stack, made), { recursive: true, force: true });
    }
  }
  const start = performance.now();
  const results = await deployStacks({ outdir: folder, ownEnv });
  const milliseconds = performance.now() - start;
  const wrong = results.filter(({ status }) => status !== 'deployed' && status !== 'unchanged');
  const [first] = wrong;
  if (first) throw new Error(`${first.id} ${first.status}: ${first.errors.map(({ detail }) => detail).join('; ')}`);
  return milliseconds;
}

/** Terraform types that the stacks of an output folder name. */
function typesIn(folder: string): string[] {
  const types = readdirSync(join(folder, 'stacks')).flatMap((stack) => {
    const { resource = {}, data = {} } = JSON.parse(readFileSync(join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
    return [...Object.keys(resource), ...Object.keys(data)];
  });
  return [...new Set(types)];
}
