/**
 * The same sources under CDK Terrain: a temporary install in which npm puts `cdktn` in the place of `cdktf`, as the
 * guide tells users to, the library's types checked and its unit tests run there.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Checks, copyTo, pinned, readJson, root, run, temporaryFolder, writeJson } from './checks.mjs';

const cdktn = 'npm:cdktn@0.24.0';
const checks = new Checks();
const folder = temporaryFolder('cdktn');
const own = readJson(join(root, 'package.json')) as { readonly dependencies: Readonly<Record<string, string>> };

writeJson(join(folder, 'package.json'), {
  name: 'ovh-landing-zone',
  version: '0.0.0',
  private: true,
  type: 'commonjs',
  workspaces: ['providers/ovh'],
  dependencies: {
    cdktf: cdktn,
    ...pinned(...Object.keys(own.dependencies), 'constructs', '@cdktf/provider-helm', '@cdktf/provider-kubernetes'),
  },
  devDependencies: pinned('@types/node', '@types/proper-lockfile', 'fast-check', 'tsx', 'typescript', 'vitest'),
  // the prebuilt providers ask for cdktf 0.21 and must get the same copy
  overrides: { cdktf: cdktn },
});
const tests = ['facts', 'constructs', 'stacks', 'src']
  .map((name) => `test/${name}`)
  .filter((path) => existsSync(join(root, path)));
const copied = [
  'facts',
  'constructs',
  'stacks',
  'src',
  'providers',
  'charts',
  'examples',
  'test',
  'tsconfig.json',
  'vitest.config.mts',
];
copyTo(folder, copied);

await checks.check('npm installs cdktn in the place of cdktf, once', () => {
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  const { name } = readJson(join(folder, 'node_modules', 'cdktf', 'package.json')) as { readonly name: string };
  if (name !== 'cdktn') throw new Error(`node_modules/cdktf is ${name}`);
  const copies = run('npm', ['ls', 'cdktf', '--all', '--parseable'], { cwd: folder }).trim().split('\n');
  if (new Set(copies).size !== 1) throw new Error(`there are several copies:\n${copies.join('\n')}`);
});

await checks.check('the library and its bindings compile against cdktn', () => {
  writeJson(join(folder, 'tsconfig.library.json'), {
    extends: './tsconfig.json',
    compilerOptions: { incremental: false },
    include: ['facts', 'constructs', 'stacks', 'src'],
  });
  run(process.execPath, [join(folder, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.library.json'], {
    cwd: folder,
  });
});

await checks.check(`the unit tests of ${tests.join(', ')} pass`, () => {
  const vitest = join(folder, 'node_modules', 'vitest', 'vitest.mjs');
  const report = join(folder, 'report.json');
  const args = [vitest, 'run', ...tests, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  try {
    run(process.execPath, args, { cwd: folder });
  } finally {
    if (existsSync(report)) {
      const counts = readJson(report) as { readonly numPassedTests: number; readonly numFailedTests: number };
      checks.add(counts.numPassedTests, counts.numFailedTests);
    }
  }
});

checks.finish();
