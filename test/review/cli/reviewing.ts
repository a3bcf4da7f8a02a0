import { join } from 'node:path';
import { type ReviewFlags, review } from '../../../src/cli/review';
import { stream } from '../../cli/stream';
import { temporaryFolder } from '../../support/program';
import { type Program, synthesize, zone } from '../corpus';

/** Runs the review in this process. */
export async function reviewed(flags: Partial<ReviewFlags>, stdoutIsTerminal = false) {
  const [stdout, stderr] = [{ ...stream(), isTTY: stdoutIsTerminal }, stream()];
  const code = await review(
    { format: [], failOn: [], planJson: [], ...flags },
    { stdout, stderr, env: { NO_COLOR: '1' } },
  );
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** Flags that compare two programs. */
export function between(before: Program, after: Program): Pick<ReviewFlags, 'baseDir' | 'headDir'> {
  const folder = temporaryFolder();
  return { baseDir: synthesize(before, join(folder, 'base')), headDir: synthesize(after, join(folder, 'head')) };
}

export const budget = zone({ 'prod.budget.monthly': 2000 });
export const retention = zone({ 'prod.auditLog.retention': 'P30D' });
