import type { Run, RunPlace, Terraform } from '../terraform';

/** A state as Terraform keeps it, wherever that is; empty where there is none yet. */
export async function pullState(
  place: RunPlace,
  terraform: Terraform,
): Promise<{ readonly run: Run; readonly text: string }> {
  const lines: string[] = [];
  const run = await terraform.run(place, ['state', 'pull'], (line) => lines.push(line) > 0);
  // what Terraform warns of stands before it or behind
  return { run, text: lines.slice(lines.indexOf('{'), lines.lastIndexOf('}') + 1).join('\n') };
}
