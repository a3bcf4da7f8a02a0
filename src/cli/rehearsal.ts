import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deployStacks, toolsOf } from '../deploy/deploy';
import { acceptedBy, insistOnEnvironment, RefusedEnvironment } from '../deploy/environment';
import { type Diagnostic, parseMessage } from '../deploy/messages';
import type { Run } from '../deploy/terraform';
import { showJson } from '../deploy/terraform-plan';
import type { Stack } from '../estate/model';
import { landingZoneFile } from '../estate/output-files';
import type { RehearsalTools } from '../review/plan/rehearsal';
import { sandboxProviders } from '../sandbox/providers';
import { startSandbox } from '../sandbox/server';
import { CliError } from './output';

/**
 * The sandbox and Terraform, for a review that deploys its base there and plans its head.
 *
 * @param stacks of both
 */
export function rehearsalTools(signal: AbortSignal, env: NodeJS.ProcessEnv, stacks: readonly Stack[]): RehearsalTools {
  return {
    providers: sandboxProviders.map(({ source }) => source),
    async start(stateFile, seeds, types) {
      // each start seeds from one folder; what is there already stays
      const [last, ...before] = seeds.filter((seed) => existsSync(join(seed, landingZoneFile))).reverse();
      for (const seed of before) await startSandbox({ stateFile, seed, types }).then((sandbox) => sandbox.close());
      const { env: cloud, close } = await startSandbox({ stateFile, seed: last, types });
      try {
        insistOnEnvironment(stacks, { env, ownEnv: cloud });
      } catch (error) {
        await close();
        throw error instanceof RefusedEnvironment ? new CliError(`${error.message}. ${error.cure}`) : error;
      }
      return { env: cloud, close };
    },
    async deploy(outdir, needed, cloud) {
      const results = await deployStacks({ outdir, stacks: needed, env, ownEnv: cloud.env, signal });
      return new Map(
        results.flatMap(({ id, status, errors }) => {
          if (status === 'deployed' || status === 'unchanged') return [];
          return [[id, errors[0] === undefined ? `it was ${status}` : sentence(errors[0])] as const];
        }),
      );
    },
    async plan(stack, directory, cloud) {
      const tools = toolsOf({ env, ownEnv: cloud.env, signal });
      const place = { directory, accepts: acceptedBy(stack) };
      const errors: Diagnostic[] = [];
      const run = (args: readonly string[]): Promise<Run> =>
        tools.terraform.run(place, args, (line) => {
          const message = parseMessage(line);
          if (message?.type === 'diagnostic' && message.severity === 'error') errors.push(message);
          return line.startsWith('{');
        });
      const file = 'rehearsal.tfplan';
      let last = await run(['init', '-json', '-input=false']);
      if (last.code === 0) last = await run(['plan', '-json', '-input=false', `-out=${file}`]);
      if (last.code !== 0) return { failed: errors[0] === undefined ? last.text.slice(0, 500) : sentence(errors[0]) };
      const { run: shown, json } = await showJson(place, [file], tools);
      return shown.code === 0 ? { json } : { failed: shown.text.slice(0, 500) };
    },
  };
}

const sentence = ({ summary, detail, address }: Diagnostic): string => {
  const [first = ''] = detail.split('\n\n');
  return `${address === undefined ? '' : `${address}: `}${summary}${first === '' ? '' : `: ${first.replace(/\s+/g, ' ')}`}`;
};
