/** Packs the library and uses the tarball as consumers do: three package managers, every resolution mode, CommonJS and ESM. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checks, ensureBuilt, pinned, root, run, same, temporaryFolder, writeJson } from './checks.mjs';

const checks = new Checks();
const work = temporaryFolder('package');
const programs = ['landing-zone', 'team-stack', 'bindings'];
const stacksOf: Readonly<Record<string, readonly string[]>> = {
  'landing-zone': ['data-prod', 'data-prod-foundation', 'organization'],
  'team-stack': ['mission-control'],
  bindings: ['bare'],
};

/** Compiler options of a consumer; the first are those of cdktf's own template. */
const modes = {
  node10: {
    type: 'commonjs',
    compilerOptions: {
      target: 'ES2018',
      module: 'CommonJS',
      moduleResolution: 'node10',
      lib: ['ES2018'],
      declaration: true,
      experimentalDecorators: true,
      noFallthroughCasesInSwitch: true,
      noImplicitAny: true,
      noImplicitReturns: true,
      noImplicitThis: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      strict: true,
      strictNullChecks: true,
      strictPropertyInitialization: true,
      stripInternal: true,
      // as the template; zod's own types need esModuleInterop otherwise, which the template doesn't set
      skipLibCheck: true,
    },
  },
  'nodenext-commonjs': {
    type: 'commonjs',
    compilerOptions: { target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', strict: true },
  },
  'nodenext-esm': {
    type: 'module',
    compilerOptions: { target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', strict: true },
  },
  bundler: {
    type: 'module',
    compilerOptions: { target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', strict: true, noEmit: true },
  },
} as const;

type Mode = keyof typeof modes;

/** Packs the library as `npm publish` does, without building it again. */
function pack(): string {
  run('npm', ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', work], { cwd: root });
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no tarball');
  return join(work, tarball);
}

/** A project that depends on the tarball, without the optional peers. */
function consumer(name: string, tarball: string, extra: Readonly<Record<string, string>> = {}): string {
  const folder = join(work, name);
  writeJson(join(folder, 'package.json'), {
    name,
    version: '1.0.0',
    private: true,
    dependencies: { 'ovh-landing-zone': `file:${tarball}`, ...pinned('cdktf', 'constructs'), ...extra },
    devDependencies: pinned('typescript', '@types/node'),
  });
  return folder;
}

/** Compiles the programs in one mode, and runs them unless the mode is a bundler's. */
function tryMode(folder: string, mode: Mode): void {
  const { type, compilerOptions } = modes[mode];
  const project = join(folder, mode);
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project);
  for (const program of programs)
    cpSync(join(root, 'scripts', 'consumer', `${program}.ts`), join(project, `${program}.ts`));
  writeJson(join(project, 'package.json'), { private: true, type });
  writeJson(join(project, 'tsconfig.json'), { compilerOptions: { ...compilerOptions, types: ['node'] } });
  run(process.execPath, [join(folder, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'], { cwd: project });
  if ('noEmit' in compilerOptions) return;
  for (const program of programs) {
    const outdir = join(project, `${program}.out`);
    run(process.execPath, [`${program}.js`], { cwd: project, env: { CDKTF_OUTDIR: outdir } });
    same(readdirSync(join(outdir, 'stacks')).sort(), stacksOf[program]);
  }
}

function tryScript(folder: string, file: string, text: string): void {
  writeFileSync(join(folder, file), text);
  run(process.execPath, [file], { cwd: folder });
}

ensureBuilt();
const tarball = pack();
const megabytes = (statSync(tarball).size / 1e6).toFixed(1);

await checks.check(
  `the tarball (${megabytes} MB) holds the library, its bindings, its charts and its licences, and no sources`,
  () => {
    const files = run('tar', ['-tzf', tarball], { cwd: work }).trim().split('\n');
    const wanted = [
      'LICENSE',
      'NOTICE',
      'README.md',
      'package.json',
      'dist/src/index.js',
      'dist/src/index.d.ts',
      'dist/src/cli/main.js',
      'provider-ovh/LICENSE',
      'provider-ovh/cloud-project-kube/index.js',
      'provider-ovh/cloud-project-kube/index.d.ts',
    ].map((file) => `package/${file}`);
    same(
      wanted.filter((file) => !files.includes(file)),
      [],
    );
    const unwanted = (file: string) =>
      (/\.ts$/.test(file) && !/\.d\.ts$/.test(file)) || /\.(map|tsbuildinfo)$|\/test\//.test(file);
    same(files.filter(unwanted), []);
    same(files.filter((file) => file.startsWith('package/charts/')).length > 0, true);
  },
);

await checks.check('no file of the tarball imports the unpublished bindings package', () => {
  mkdirSync(join(work, 'unpacked'));
  run('tar', ['-xzf', tarball, '-C', join(work, 'unpacked')], { cwd: work });
  const dist = join(work, 'unpacked', 'package', 'dist');
  const found = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|d\.ts)$/.test(entry.name))
    .filter((entry) => /['"]@cdktf\/provider-ovh/.test(readFileSync(join(entry.parentPath, entry.name), 'utf8')));
  same(
    found.map((entry) => entry.name),
    [],
  );
});

await checks.check('publint finds nothing', () => {
  run(process.execPath, [join(root, 'node_modules', 'publint', 'src', 'cli.js'), '--strict', tarball], { cwd: root });
});

await checks.check('are the types wrong? no, under every resolution mode', () => {
  const attw = join(root, 'node_modules', '@arethetypeswrong', 'cli', 'dist', 'index.js');
  // wildcard entry points are not looked into: one of the bindings is named
  run(process.execPath, [attw, tarball, '--no-emoji', '--include-entrypoints', './provider-ovh/cloud-project-kube'], {
    cwd: root,
  });
});

const npm = consumer('with-npm', tarball);
await checks.check('npm installs it without the optional peers', () => {
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: npm });
  same(existsSync(join(npm, 'node_modules', '@cdktf')), false);
});
for (const mode of ['node10', 'nodenext-commonjs', 'nodenext-esm', 'bundler'] as const) {
  await checks.check(`programs compile${mode === 'bundler' ? '' : ' and run'} with npm, ${mode}`, () =>
    tryMode(npm, mode),
  );
}

await checks.check('importing the library does not load bindings of Kubernetes or Helm', () => {
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...peersOf('helm', 'kubernetes')], {
    cwd: npm,
  });
  tryScript(
    npm,
    'loads.js',
    `require('ovh-landing-zone');
     const loaded = Object.keys(require.cache).filter((file) => /provider-(kubernetes|helm)/.test(file));
     if (loaded.length > 0) throw new Error('loaded ' + loaded.join(', '));`,
  );
});

await checks.check('the command of the installed package answers', () => {
  const printed = run(join(npm, 'node_modules', '.bin', 'landing-zone'), ['--version'], { cwd: npm });
  same(printed.trim(), '0.1.0');
});

for (const [manager, ...command] of [
  ['pnpm', 'npx', '--yes', 'pnpm@10', 'install', '--prefer-offline'],
  ['yarn', 'npx', '--yes', 'yarn@1', 'install', '--no-progress', '--non-interactive'],
] as const) {
  const folder = consumer(`with-${manager}`, tarball);
  const [binary, ...args] = command;
  // yarn 1 keeps a tarball by name and version, so a cache would give an older build
  const env = { YARN_CACHE_FOLDER: join(work, 'yarn-cache') };
  await checks.check(`${manager} installs it`, () => run(binary, args, { cwd: folder, env }));
  for (const mode of ['node10', 'nodenext-esm'] as const) {
    await checks.check(`programs compile and run with ${manager}, ${mode}`, () => tryMode(folder, mode));
  }
}

checks.finish();

function peersOf(...names: readonly string[]): string[] {
  return Object.entries(pinned(...names.map((name) => `@cdktf/provider-${name}`))).map(
    ([name, version]) => `${name}@${version}`,
  );
}
