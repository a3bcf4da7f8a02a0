/** Everything that `npm test` runs, one step after another; stops at the first that fails and says what was not run. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './checks.mjs';

interface Step {
  readonly name: string;
  readonly args: readonly string[];
  /** How many checks passed and failed, from what the step printed. */
  readonly tally: (output: string, code: number) => Tally;
}

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
}

const unitReport = join(root, 'node_modules', '.cache', 'unit-tests.json');
const bin = (name: string): string => join(root, 'node_modules', name);
const tsx = bin('tsx/dist/cli.mjs');

/** A step without checks of its own counts as one. */
const asOne = (_: string, code: number): Tally => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });

/** The step's last line, `checks: N passed, N failed`. */
function fromLastLine(output: string, code: number): Tally {
  const found = /^checks: (\d+) passed, (\d+) failed\s*$/m.exec(output);
  if (!found) return { passed: 0, failed: 1 };
  return { passed: Number(found[1]), failed: Math.max(Number(found[2]), code === 0 ? 0 : 1) };
}

function fromUnitReport(_: string, code: number): Tally {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(unitReport, 'utf8'));
    // a file that can't be loaded fails the run without a failed test
    return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1), skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const steps: readonly Step[] = [
  { name: 'lint and format', args: [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.'], tally: asOne },
  { name: 'types', args: [bin('typescript/bin/tsc'), '-p', 'tsconfig.json'], tally: asOne },
  {
    name: 'unit tests',
    args: [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    tally: fromUnitReport,
  },
  { name: 'the package as a consumer uses it', args: [tsx, 'scripts/test-package.mts'], tally: fromLastLine },
  { name: 'the same sources under cdktn', args: [tsx, 'scripts/test-cdktn.mts'], tally: fromLastLine },
  { name: 'cdktf deploy in the sandbox', args: [tsx, 'scripts/test-cdktf-cli.mts'], tally: fromLastLine },
];

/** Runs a step, shows what it prints as it prints it, and keeps it. */
function execute({ args }: Step): Promise<{ code: number; output: string }> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.stderr.pipe(process.stderr, { end: false });
    child.once('error', failed);
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

mkdirSync(dirname(unitReport), { recursive: true });
rmSync(unitReport, { force: true });
const summary: string[] = [];
let [passed, failed] = [0, 0];
for (const [index, step] of steps.entries()) {
  if (failed > 0) {
    summary.push(`not run  ${step.name}`);
    continue;
  }
  console.log(`\n[${index + 1}/${steps.length}] ${step.name}`);
  const started = performance.now();
  const { code, output } = await execute(step);
  const tally = step.tally(output, code);
  passed += tally.passed;
  failed += tally.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(4);
  const skipped = tally.skipped ? `, ${tally.skipped} skipped` : '';
  summary.push(
    `${tally.failed === 0 ? 'ok      ' : 'failed  '} ${step.name}:${seconds} s, ${tally.passed} passed, ${tally.failed} failed${skipped}`,
  );
}
console.log(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
