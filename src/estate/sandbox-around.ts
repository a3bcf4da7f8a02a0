import { resolve } from 'node:path';
import { sha256 } from './sha256';

/** Where Terraform looks for providers that run already. */
const providers = 'TF_REATTACH_PROVIDERS';

/** Says beside it that they are a sandbox's: a hash of its value, which names the processes, and the file of the sandbox. */
const mark = 'LANDING_ZONE_SANDBOX';

/** A sandbox around a command. */
interface SandboxAround {
  /** File that holds the simulated cloud. */
  readonly stateFile: string;
  /** What Terraform needs to meet its providers. */
  readonly env: Readonly<Record<string, string>>;
}

/** Environment in which commands meet the providers of a sandbox. */
export const aroundWith = (stateFile: string, reattached: object): Readonly<Record<string, string>> => {
  const value = JSON.stringify(reattached);
  return { [providers]: value, [mark]: `${sha256(value)} ${resolve(stateFile)}` };
};

/** The sandbox that a command runs in; `undefined` where there is none, or where the providers are not those of it any more. */
export function sandboxAround(env: NodeJS.ProcessEnv): SandboxAround | undefined {
  const { [providers]: value = '', [mark]: said = '' } = env;
  const hash = `${sha256(value)} `;
  if (value === '' || !said.startsWith(hash)) return undefined;
  return { stateFile: said.slice(hash.length), env: { [providers]: value } };
}
