/** Makes `dist/` and `provider-ovh/`, all that the published package holds; does nothing when they are fresh. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts: string[]): string => join(root, ...parts);

const sources = [
  'facts',
  'constructs',
  'stacks',
  'src',
  'providers/ovh/schema',
  'providers/ovh/rules',
  'providers/kubernetes',
];
const inputs = [
  ...sources,
  'providers/ovh/generate.mts',
  'providers/ovh/generator.ts',
  'scripts/build.mts',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];
const stampFile = at('dist', '.build-stamp');
const bindingsDir = at('providers', 'ovh', 'lib');
const publishedBindings = at('provider-ovh');

/** Every file of a folder, or the file itself, in an order of its own. */
function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function stampOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths
    .map((path) => at(path))
    .filter(existsSync)
    .flatMap(filesOf)) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function run(what: string, ...args: string[]): void {
  const { status, signal, error } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw new Error(`${what} could not be started: ${error.message}`);
  if (signal) throw new Error(`${what} was stopped by ${signal}`);
  if (status !== 0) throw new Error(`${what} failed; its own message is above`);
}

/** Takes away what was compiled from a source that is gone. */
function removeOrphans(): void {
  for (const file of filesOf(at('dist'))) {
    const source = relative(at('dist'), file).replace(/(\.d\.ts|\.js)$/, '.ts');
    if (/(\.d\.ts|\.js)$/.test(file) && !existsSync(at(source))) rmSync(file);
  }
}

/** The bindings as plain files: no dependency entry, because no package manager can install an unpublished name. */
function publishBindings(): number {
  rmSync(publishedBindings, { recursive: true, force: true });
  const bindings = readdirSync(bindingsDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of bindings) {
    cpSync(join(bindingsDir, name), join(publishedBindings, name), {
      recursive: true,
      filter: (file) => statSync(file).isDirectory() || /(\.js|\.d\.ts)$/.test(file),
    });
  }
  if (existsSync(at('providers', 'ovh', 'LICENSE'))) {
    cpSync(at('providers', 'ovh', 'LICENSE'), join(publishedBindings, 'LICENSE'));
  }
  return bindings.length;
}

/** Turns imports of the workspace into relative ones. */
function rewriteImports(): number {
  const files = filesOf(at('dist')).filter((file) => ['.js', '.ts'].includes(extname(file)));
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    if (!text.includes('@cdktf/provider-ovh')) continue;
    const up = posix.relative(dirname(file).split(sep).join('/'), publishedBindings.split(sep).join('/'));
    const rewritten = text.replace(
      /(["'])@cdktf\/provider-ovh\/lib\/([a-z0-9-]+)(?:\/index(?:\.js)?)?\1/g,
      (_, quote: string, name: string) => {
        if (!existsSync(join(publishedBindings, name, 'index.js'))) {
          throw new Error(
            `${relative(root, file)} imports the binding '${name}', which providers/ovh/schema does not describe`,
          );
        }
        return `${quote}${up}/${name}/index.js${quote}`;
      },
    );
    if (/(["'])@cdktf\/provider-ovh/.test(rewritten)) {
      throw new Error(`${relative(root, file)} imports the bindings other than by @cdktf/provider-ovh/lib/<resource>`);
    }
    writeFileSync(file, rewritten);
  }
  return files.filter((file) => extname(file) === '.js').length;
}

function build(): void {
  const started = performance.now();
  const stamp = stampOf(inputs);
  const made = [at('dist', 'src', 'index.js'), publishedBindings, bindingsDir];
  if (made.every(existsSync) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    console.log('build: fresh');
    return;
  }
  rmSync(stampFile, { force: true });
  if (!made.every(existsSync)) rmSync(at('dist'), { recursive: true, force: true });
  run('generating the bindings', at('node_modules', 'tsx', 'dist', 'cli.mjs'), 'providers/ovh/generate.mts');
  run('compiling', at('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json');
  removeOrphans();
  const bindings = publishBindings();
  const modules = rewriteImports();
  chmodSync(at('dist', 'src', 'cli', 'main.js'), 0o755);
  writeFileSync(stampFile, stamp);
  console.log(
    `build: ${modules} modules, ${bindings} bindings in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
}

try {
  build();
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
