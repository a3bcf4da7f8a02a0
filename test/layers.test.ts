import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = dirname(__dirname);

interface Source {
  /** From the root of the clone. */
  readonly file: string;
  readonly text: string;
  /** What it imports: from the root of the clone, or the name of a package. */
  readonly imports: readonly string[];
}

const layers = ['constructs', 'stacks', 'src'];

const sourcesIn = (...folders: readonly string[]): Source[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
        .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name)),
    )
    .filter((file) => !/node_modules|^providers\/ovh\/(lib|\.generated)/.test(file))
    .map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return { file, text, imports: importsOf(file, code(text)) };
    });

/** A source without its comments, which may show imports that nobody makes. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

function importsOf(file: string, text: string): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\(|\bload\()\s*'([^']+)'/g);
  return [...found].flatMap(([, name = '']) => (name.startsWith('.') ? posix.join(dirname(file), name) : name));
}

const library = sourcesIn(...layers);
const pure = library.filter(({ file }) => !file.startsWith('src/'));
const layerOf = (path: string): number => layers.indexOf(path.split('/')[0] ?? '');

/** Each import that breaks a rule, as `file -> import`. */
const breaking = (sources: readonly Source[], breaks: (name: string, source: Source) => boolean): string[] =>
  sources.flatMap((source) =>
    source.imports.filter((name) => breaks(name, source)).map((name) => `${source.file} -> ${name}`),
  );

/** Files whose code matches. */
const matching = (sources: readonly Source[], pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(code(text))).map(({ file }) => file);

test('there is something to look at', () => {
  expect(library.length).toBeGreaterThan(80);
  expect(library.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
});

describe('imports', () => {
  test('only point left: constructs <- stacks <- src', () => {
    expect(breaking(library, (name, { file }) => layerOf(name) > layerOf(file))).toEqual([]);
  });

  test('of constructs and stacks name nothing of the tests, the scripts or the schema', () => {
    expect(breaking(pure, (name) => /^(test|scripts|bench|examples|providers)\//.test(name))).toEqual([]);
  });

  test('of one tool in src name nothing inside another: only the command line reaches into tools', () => {
    const tool = (path: string) => /^src\/([a-z-]+)\//.exec(path)?.[1];
    const reaching = (name: string, { file }: Source) => {
      const [from, to] = [tool(file), tool(name)];
      const shared = ['zone', 'estate', 'synthesis', 'readings'];
      return (
        from !== undefined &&
        from !== 'cli' &&
        to !== undefined &&
        from !== to &&
        !shared.includes(to) &&
        from !== 'readings'
      );
    };
    expect(breaking(library, reaching)).toEqual([]);
  });

  test('of bindings name the one resource, never the whole provider', () => {
    const shallow = (name: string) =>
      /^@cdktf\/provider-/.test(name) && !/^@cdktf\/provider-[a-z]+\/lib\/[a-z0-9-]+$/.test(name);
    expect(breaking(library, shallow)).toEqual([]);
  });

  test('of Kubernetes and Helm bindings are made by what runs inside a cluster only', () => {
    const platform = /^(constructs\/platform\/|stacks\/platform-stack\.ts$)/;
    const early = (name: string, { file }: Source) =>
      /^@cdktf\/provider-(kubernetes|helm)/.test(name) && !platform.test(file);
    expect(breaking(library, early)).toEqual([]);
  });

  test('do not run in circles', () => {
    const values = new Map(library.map(({ file, text }) => [file, importsOf(file, withoutTypes(code(text)))]));
    const resolve = (name: string) => [`${name}.ts`, name.replace(/\.js$/, '.ts')].find((file) => values.has(file));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, above: readonly string[]): void => {
      if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' -> '));
      if (done.has(file) || above.includes(file)) return;
      for (const name of values.get(file) ?? []) {
        const next = resolve(name);
        if (next !== undefined) visit(next, [...above, file]);
      }
      done.add(file);
    };
    for (const file of values.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});

const withoutTypes = (text: string): string => text.replace(/\b(import|export) type [^;]*;/g, '');

describe('constructs and stacks', () => {
  test('read no file, environment, clock or chance', () => {
    const impure = /\bprocess\.|\bnew Date\(\)|\bDate\.now\b|\bperformance\.|\bMath\.random\b/;
    expect(matching(pure, impure)).toEqual([]);
    const impureModules = /^(node:)?(fs|fs\/promises|child_process|os|net|http|https|crypto)$/;
    expect(breaking(pure, (name) => impureModules.test(name))).toEqual([]);
  });

  test('each has a test at the same place', () => {
    const classes = pure.filter(({ text }) => /\bclass \w+ extends \w+/.test(code(text)));
    const untested = classes
      .map(({ file }) => file)
      .filter((file) => !existsSync(join(root, 'test', file.replace(/\.ts$/, '.test.ts'))));
    expect(untested).toEqual([]);
  });
});

describe('every source', () => {
  const own = sourcesIn(...layers, 'providers', 'test', 'scripts', 'bench', 'examples');

  test('defines what it exports: the public index is the only barrel', () => {
    expect(matching(library, /^export\s+(\*|(type\s+)?\{[^}]*\})\s+from\b/m)).toEqual(['src/index.ts']);
  });

  test('has at most 300 lines', () => {
    expect(own.filter(({ text }) => text.split('\n').length > 301).map(({ file }) => file)).toEqual([]);
  });

  test('switches no check off', () => {
    const off = /\b(biome-ignore|ts-ignore|ts-nocheck|eslint-disable|v8 ignore)\b/;
    expect(
      own.filter(({ file, text }) => off.test(text) && file !== 'test/layers.test.ts').map(({ file }) => file),
    ).toEqual([]);
  });
});
