import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RehearsalTools } from '../../../src/review/plan/rehearsal';

type Cloud = Awaited<ReturnType<RehearsalTools['start']>>;

/** What a deployment leaves beside its output: the simulated cloud, and the states. */
const left = ['cloud.json', 'state'];

/** A cloud that is empty, and starts once somebody needs it. */
class EmptyCloud implements Cloud {
  readonly env = {};
  #started: Promise<Cloud> | undefined;
  /** What is done once it has ended. */
  atEnd = (): void => {};

  constructor(private readonly start: () => Promise<Cloud>) {}

  started(): Promise<Cloud> {
    this.#started ??= this.start();
    return this.#started;
  }

  async close(): Promise<void> {
    await (await this.#started)?.close();
    this.atEnd();
  }
}

const running = (cloud: Cloud): Cloud | Promise<Cloud> => (cloud instanceof EmptyCloud ? cloud.started() : cloud);

/**
 * Tools that deploy the same output into an empty cloud once: another time its cloud and its states are copied. Many cases begin with the same
 * program.
 *
 * @param folder where they are kept
 */
export function deployedOnce(tools: RehearsalTools, folder: string): RehearsalTools {
  const failures = new Map<string, ReadonlyMap<string, string>>();
  return {
    ...tools,
    async start(file, seeds, types) {
      const start = (): Promise<Cloud> => tools.start(file, seeds, types);
      return existsSync(file) ? start() : new EmptyCloud(start);
    },
    async deploy(outdir, stacks, cloud) {
      if (!(cloud instanceof EmptyCloud)) return tools.deploy(outdir, stacks, cloud);
      const key = keyOf(outdir);
      const [kept, workspace] = [join(folder, key), dirname(outdir)];
      const known = failures.get(key);
      if (known !== undefined) {
        copy(kept, workspace);
        return known;
      }
      const failed = await tools.deploy(outdir, stacks, await cloud.started());
      cloud.atEnd = () => {
        copy(workspace, kept);
        failures.set(key, failed);
      };
      return failed;
    },
    plan: async (stack, directory, cloud) => tools.plan(stack, directory, await running(cloud)),
  };
}

function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const part of left) {
    if (existsSync(join(from, part))) cpSync(join(from, part), join(to, part), { recursive: true });
  }
}

/** The content of an output that nobody has deployed yet. */
function keyOf(outdir: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    hash
      .update(`${path.slice(outdir.length)}\n`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}
