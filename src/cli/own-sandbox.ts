import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isLeftByRuns } from '../deploy/left-by-runs';
import { readEstate } from '../estate/read';
import { sandboxAround } from '../estate/sandbox-around';
import { defaultCloud } from '../sandbox/default-file';
import { startSandbox } from '../sandbox/server';
import { keepAllStatesLocally } from '../synthesis/local-states';
import { CliError, type Output } from './output';

/** Where a deployment into a sandbox of its own keeps output and states, below the folder it runs in. */
const home = join('.landing-zone', 'deploy');

/** Where a deployment goes. */
interface DeployTarget {
  /** Output to deploy. */
  readonly outdir: string;
  /** File of the simulated cloud that it goes into; absent for OVHcloud. */
  readonly stateFile?: string;
  /** What Terraform needs to meet its providers. */
  readonly env?: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Finds out where a deployment goes, and says so: to OVHcloud, into the sandbox around the command, or into its own. Its own is given a copy
 * of the output whose states are in local files, so that neither the output nor any state of it is touched.
 *
 * @param isOwn whether a sandbox of its own is wanted
 */
export async function deployTarget(outdir: string, isOwn: boolean, output: Output): Promise<DeployTarget> {
  const around = sandboxAround(process.env);
  if (around !== undefined && isOwn)
    throw new CliError('there is a sandbox around this command already; leave --sandbox out', 2);
  if (around !== undefined) {
    output.line(`Deploying into the sandbox in ${around.stateFile}, not to OVHcloud`);
    return { outdir, ...around, close: async () => {} };
  }
  if (!isOwn) return { outdir, close: async () => {} };
  // says what is wrong with it
  readEstate(outdir);
  // holds the sandbox from here on: the copy of another deployment is not taken from under it
  const { env, close } = await startSandbox({ stateFile: defaultCloud, seed: outdir });
  try {
    const copy = copyOf(outdir);
    const backends = keepAllStatesLocally(copy);
    const instead = backends.length > 0 ? ` instead of ${backends.join(', ')}` : '';
    output.line(`States: in local files below ${home}${instead}; those of ${outdir} are neither read nor written`);
    output.line(`Deploying into the sandbox in ${defaultCloud}, not to OVHcloud`);
    return { outdir: copy, stateFile: resolve(defaultCloud), env, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function copyOf(outdir: string): string {
  const copy = join(home, 'cdktf.out');
  rmSync(copy, { recursive: true, force: true });
  cpSync(outdir, copy, {
    recursive: true,
    verbatimSymlinks: true,
    // what Terraform has made in the output belongs to its own backend
    filter: (path) => !isLeftByRuns(path),
  });
  return copy;
}
