import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SandboxError } from './error';

/** A process that does nothing and lives exactly as long as the sandbox. */
interface Keeper {
  readonly pid: number;
  end(): Promise<void>;
}

/**
 * Starts the process whose id Terraform is given as that of the provider.
 *
 * Terraform looks every second whether that process is alive, and drops a provider whose process isn't (as is the case for id 0). When
 * the provider doesn't answer, Terraform sends SIGKILL to that process. So it must live as long as the sandbox does, and must be nobody
 * whose death matters: not the sandbox itself, which may be part of a longer program.
 */
export async function startKeeper(): Promise<Keeper> {
  // it reads what is never written, and ends with the pipe, however the sandbox ends
  const [command, ...args] =
    process.platform === 'win32' ? [process.execPath, '-e', 'process.stdin.resume()'] : ['cat'];
  // in a process group of its own: Ctrl-C is for Terraform, which still needs the provider then
  const child = spawn(command ?? 'cat', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  const failed = once(child, 'error').then(([error]: Error[]) => {
    throw new SandboxError(`cannot start the sandbox: ${error?.message}`);
  });
  await Promise.race([once(child, 'spawn'), failed]);
  failed.catch(() => {});
  child.stdin.on('error', () => {});
  child.unref();
  const ended = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    end: async () => {
      child.ref();
      child.stdin.destroy();
      if (child.exitCode === null && child.signalCode === null) await ended;
    },
  };
}
