import { type DeployOptions, toolsOf } from '../../src/deploy/deploy';
import { parseMessage } from '../../src/deploy/messages';
import { stacksOf } from '../../src/deploy/stacks';
import { orderOf } from '../../src/estate/order';
import { readEstate } from '../../src/estate/read';

/** Destroys stacks that are deployed, those that need others first; answers with what went wrong. */
export async function destroyStacks(options: DeployOptions): Promise<string[]> {
  const estate = readEstate(options.outdir);
  const stacks = stacksOf(estate, options.stacks);
  const { terraform } = toolsOf(options);
  const errors: string[] = [];
  for (const id of orderOf(estate.stacks.values()).ids.toReversed()) {
    const stack = stacks.find((one) => one.id === id);
    if (stack === undefined) continue;
    const before = errors.length;
    const run = await terraform.run(stack, ['destroy', '-json', '-input=false', '-auto-approve'], (line) => {
      const message = parseMessage(line);
      if (message?.type === 'diagnostic' && message.severity === 'error')
        errors.push(`${id}: ${message.summary}: ${message.detail}`);
      return line.startsWith('{');
    });
    if (run.code !== 0 && errors.length === before) errors.push(`${id}: ${run.text}`);
  }
  return errors;
}
