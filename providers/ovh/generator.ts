import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { ProviderSchema } from '@cdktf/commons';
import { transform } from 'esbuild';
import ts from 'typescript';
import { fingerprint, schemaJson, stampFile } from './freshness';
import { ovhProviderVersion, ovhSchema } from './schema/index';

const load = createRequire(__filename);

/** A deep path: the root of the package needs jsii, which it doesn't declare. */
const generatorPath = '@cdktf/provider-generator/lib/get/generator/provider-generator';

type GeneratorModule = typeof import('@cdktf/provider-generator/lib/get/generator/provider-generator');

/** Writes the TypeScript sources of all bindings into `folder`, one folder per type. */
export async function writeSources(folder: string, schema = ovhSchema): Promise<void> {
  const { commons, TerraformProviderGenerator, CodeMaker } = loadGenerator();
  const parsed: ProviderSchema = JSON.parse(schemaJson(schema));
  const code = new CodeMaker();
  const constraint = new commons.TerraformProviderConstraint(`ovh/ovh@${ovhProviderVersion}`);
  const target = new commons.ConstructsMakerProviderTarget(constraint, commons.Language.TYPESCRIPT);
  new TerraformProviderGenerator(code, parsed).generate(target);
  const staging = mkdtempSync(join(dirname(folder), '.staging-'));
  try {
    await code.save(staging);
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(staging, 'providers', 'ovh'), folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  for (const file of filesBelow(folder)) if (file.endsWith('README.md')) rmSync(join(folder, file));
}

/** HashiCorp's generator, loaded only when there is something to generate: it takes half a second. */
function loadGenerator() {
  // on import, its packages start `terraform version` and report a failure of it to HashiCorp: neither is wanted here
  const quiet = { CHECKPOINT_DISABLE: '1', TERRAFORM_BINARY_NAME: 'terraform-is-not-needed' };
  const before = Object.keys(quiet).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, quiet);
  try {
    const commons: typeof import('@cdktf/commons') = load('@cdktf/commons');
    const { TerraformProviderGenerator }: GeneratorModule = load(generatorPath);
    // the generator's own copy of it
    type Code = ConstructorParameters<typeof TerraformProviderGenerator>[0];
    const { CodeMaker }: { CodeMaker: new () => Code } = createRequire(load.resolve(generatorPath))('codemaker');
    return { commons, TerraformProviderGenerator, CodeMaker };
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** Compiles the sources to CommonJS and declarations. */
export async function compile(sources: string, output: string): Promise<void> {
  const files = filesBelow(sources).filter((file) => file.endsWith('.ts'));
  // esbuild works in a process of its own, so this runs beside the declarations; the compiler would take as long again
  const scripts = files.map(async (file) => {
    const source = readFileSync(join(sources, file), 'utf8');
    // as a plain require: esbuild would copy all of cdktf's exports in every module
    const { code } = await transform(
      source.replace("import * as cdktf from 'cdktf'", "import cdktf = require('cdktf')"),
      {
        loader: 'ts',
        format: 'cjs',
        platform: 'node',
        target: 'es2022',
        charset: 'utf8',
      },
    );
    write(join(output, file.replace(/\.ts$/, '.js')), code);
  });
  writeDeclarations(sources, files, output);
  await Promise.all(scripts);
}

function writeDeclarations(sources: string, files: readonly string[], output: string): void {
  const program = ts.createProgram(
    files.map((file) => join(sources, file)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      rootDir: sources,
      outDir: output,
      declaration: true,
      emitDeclarationOnly: true,
      strict: true,
      // the generator's output is known to be sound; checking it takes most of the time
      noCheck: true,
      skipLibCheck: true,
      types: ['node'],
      newLine: ts.NewLineKind.LineFeed,
    },
  );
  const { diagnostics } = program.emit();
  const [first] = diagnostics;
  if (first !== undefined) throw new Error(ts.flattenDiagnosticMessageText(first.messageText, '\n'));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Paths of all files below a folder, sorted, with slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Makes `.generated/` (TypeScript) and from it `lib/` (JavaScript, declarations) in `root`, the folder of the package. */
export async function generateBindings(root: string): Promise<{ readonly types: number }> {
  const sources = join(root, '.generated', 'src');
  mkdirSync(dirname(sources), { recursive: true });
  await writeSources(sources);
  const staging = mkdtempSync(join(root, '.generated', 'lib-'));
  try {
    await compile(sources, join(staging, 'new'));
    writeFileSync(join(staging, 'new', stampFile), `${fingerprint()}\n`);
    // swapped in one go, so that nobody imports half of it
    const lib = join(root, 'lib');
    if (existsSync(lib)) renameSync(lib, join(staging, 'old'));
    renameSync(join(staging, 'new'), lib);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return { types: Object.keys(ovhSchema.resources).length + Object.keys(ovhSchema.dataSources).length };
}
