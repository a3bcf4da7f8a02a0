import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from './messages';
import type { SynthesizedStack } from './stacks';

/**
 * Keeps a state that Terraform could write neither where it belongs nor beside the stack: on a full disk it only prints it. Without it, what
 * was just made would be known to nobody.
 *
 * @returns where it is, and what to do with it
 */
export function rescueState(stack: SynthesizedStack, state: string): Diagnostic {
  const name = `${encodeURIComponent(stack.id)}.tfstate`;
  const file = keep(tmpdir(), name, state) ?? keep(homedir(), name, state);
  if (file === undefined) {
    const detail = 'What was made since it was last written is at OVHcloud and in no state. Make room, and import it.';
    return { severity: 'error', summary: 'the state could be kept nowhere', detail };
  }
  const back =
    stack.stateFile === undefined
      ? `terraform -chdir=${stack.directory} state push ${file}`
      : `cp ${file} ${stack.stateFile}`;
  const detail = `It is in ${file}, with its secrets. Before anything else is done with this stack, make room and put it back: ${back}`;
  return {
    severity: 'error',
    summary: 'the state could not be written where it belongs, and was kept elsewhere',
    detail,
  };
}

function keep(parent: string, name: string, state: string): string | undefined {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(parent, 'landing-zone-state-'));
    const file = join(folder, name);
    writeFileSync(file, state, { mode: 0o600 });
    return file;
  } catch {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
}
