import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deployStacks, toolsOf } from '../deploy/deploy';
import { type Diagnostic, parseMessage } from '../deploy/messages';
import type { Run } from '../deploy/terraform';
import type { RehearsalTools } from '../review/plan/rehearsal';
import { sandboxProviders } from '../sandbox/providers';
import { startSandbox } from '../sandbox/server';

/** The sandbox and Terraform, for a review that deploys its base there and plans its head. */
export function rehearsalTools(signal: AbortSignal, env: NodeJS.ProcessEnv): RehearsalTools {
  return {
    providers: sandboxProviders.map(({ source }) => source),
    async start(stateFile, seeds, types) {
      // each start seeds from one folder; what is there already stays
      const [last, ...before] = seeds.filter((seed) => existsSync(join(seed, 'landing-zone.json'))).reverse();
      for (const seed of before) await startSandbox({ stateFile, seed, types }).then((sandbox) => sandbox.close());
      const { env: cloud, close } = await startSandbox({ stateFile, seed: last, types });
      return { env: cloud, close };
    },
    async deploy(outdir, stacks, cloud) {
      const results = await deployStacks({ outdir, stacks, env: { ...env, ...cloud.env }, signal });
      return new Map(
        results.flatMap(({ id, status, errors }) => {
          if (status === 'deployed' || status === 'unchanged') return [];
          return [[id, errors[0] === undefined ? `it was ${status}` : sentence(errors[0])] as const];
        }),
      );
    },
    async plan(directory, cloud) {
      const tools = toolsOf({ outdir: directory, env: { ...env, ...cloud.env }, signal });
      const errors: Diagnostic[] = [];
      const run = (args: readonly string[]): Promise<Run> =>
        tools.terraform.run({ directory }, args, (line) => {
          const message = parseMessage(line);
          if (message?.type === 'diagnostic' && message.severity === 'error') errors.push(message);
          return line.startsWith('{');
        });
      const file = 'rehearsal.tfplan';
      let last = await run(['init', '-json', '-input=false']);
      if (last.code === 0) last = await run(['plan', '-json', '-input=false', `-out=${file}`]);
      if (last.code !== 0) return { failed: errors[0] === undefined ? last.text.slice(0, 500) : sentence(errors[0]) };
      const lines: string[] = [];
      const shown = await tools.terraform.run({ directory }, ['show', '-json', file], (line) => {
        if (line.startsWith('{')) lines.push(line);
        return line.startsWith('{');
      });
      return shown.code === 0 ? { json: lines.join('') } : { failed: shown.text.slice(0, 500) };
    },
  };
}

const sentence = ({ summary, detail, address }: Diagnostic): string => {
  const [first = ''] = detail.split('\n\n');
  return `${address === undefined ? '' : `${address}: `}${summary}${first === '' ? '' : `: ${first.replace(/\s+/g, ' ')}`}`;
};
