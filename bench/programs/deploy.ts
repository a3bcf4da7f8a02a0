/** Deploys an output folder into a sandbox, and its floor without one, in turns: `deploy.js <output> <floor> <runs>`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deployStacks } from '../../src/deploy/deploy';
import { startSandbox } from '../../src/sandbox/server';

/** Milliseconds of each run. */
export interface DeployMeasure {
  readonly sandbox: readonly number[];
  readonly bare: readonly number[];
}

const [, , outdir = '', floor = '', runs = '1'] = process.argv;
void measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const types = typesIn(outdir);
  const sandbox = await startSandbox({ stateFile: join(folder, 'sandbox.json'), seed: outdir, types });
  const seeded = sandbox.cloud.all().map((object) => structuredClone(object));
  const times = { sandbox: [] as number[], bare: [] as number[] };
  try {
    // the first run warms the server up and isn't counted
    for (let run = 0; run <= Number(runs); run += 1) {
      const bare = await timed(floor, {});
      sandbox.cloud.clear();
      for (const object of seeded) sandbox.cloud.put(structuredClone(object));
      const inSandbox = await timed(outdir, sandbox.env);
      if (run === 0) continue;
      times.bare.push(bare);
      times.sandbox.push(inSandbox);
    }
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
  if (process.env['BENCH_CALLS']) console.error(sandbox.calls);
  console.log(JSON.stringify(times));
}

/** One deploy from nothing: no state, nothing initialized. */
async function timed(folder: string, env: Readonly<Record<string, string>>): Promise<number> {
  rmSync(join(dirname(folder), 'state'), { recursive: true, force: true });
  for (const stack of readdirSync(join(folder, 'stacks'))) {
    for (const made of ['.terraform', '.terraform.lock.hcl']) {
      rmSync(join(folder, 'stacks', stack, made), { recursive: true, force: true });
    }
  }
  const start = performance.now();
  const results = await deployStacks({ outdir: folder, env: { ...process.env, ...env } });
  const milliseconds = performance.now() - start;
  const wrong = results.filter(({ status }) => status !== 'deployed' && status !== 'unchanged');
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong, null, 2));
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
