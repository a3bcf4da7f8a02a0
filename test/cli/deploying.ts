import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Terminal } from '../../src/cli/confirm';
import { deploy } from '../../src/cli/deploy';
import { Output } from '../../src/cli/output';
import { reviewOutputs } from '../../src/review/report/review';
import { type FixtureStack, writeStacks } from '../deploy/fixture';
import { ended } from './ended';
import { stream } from './stream';

type Stacks = Readonly<Record<string, FixtureStack>>;

/** Two stacks, and what a pull request makes of them. */
export const before = { a: { data: { x: '1', gone: '1' } }, b: { dependsOn: ['a'], owner: 'web@acme.example' } };
export const after = { ...before, a: { data: { x: '2' } } };

export const sha256Of = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Deployments in a folder of each test. */
export function deploying() {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'landing-zone-cli-deploy-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const at = (...path: readonly string[]) => join(folder, ...path);
  const outdir = () => at('cdktf.out');
  const write = (stacks: Stacks) => writeStacks(stacks, outdir());
  return {
    at,
    outdir,
    write,

    /** Reviews a change from what is in the output folder now to these stacks, which it then holds. */
    review(stacks: Stacks): { readonly digest: string; readonly file: string } {
      const head = writeStacks(stacks, at('head'));
      const report = reviewOutputs({ base: outdir(), head });
      const file = at('review.json');
      writeFileSync(file, JSON.stringify(report));
      write(stacks);
      return { digest: report.digest, file };
    },

    async run(
      flags: Partial<Parameters<typeof deploy>[1]> = {},
      stacks: readonly string[] = [],
      out: ReturnType<typeof stream> = stream(),
      terminal?: Terminal,
    ) {
      const all = { outdir: outdir(), autoApprove: true as const, ...flags };
      const end = await ended(deploy(stacks, all, new Output(out, {}), terminal));
      return { ...end, lines: out.text().split('\n') };
    },
  };
}
