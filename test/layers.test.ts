import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportedNames, type Source, sourcesIn } from './support/imports';

const root = dirname(__dirname);

const layers = ['facts', 'constructs', 'stacks', 'src'];

/** A source without its comments. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

const library = sourcesIn(...layers);
const pure = library.filter(({ file }) => !file.startsWith('src/'));
const layerOf = (path: string): number => layers.indexOf(path.split('/')[0] ?? '');

/** Each import that breaks a rule, as `file -> import`. */
const breaking = (sources: readonly Source[], breaks: (name: string, source: Source) => boolean): string[] =>
  sources.flatMap((source) =>
    source.imports.filter(({ to }) => breaks(to, source)).map(({ to }) => `${source.file} -> ${to}`),
  );

/** Files whose code matches. */
const matching = (sources: readonly Source[], pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(code(text))).map(({ file }) => file);

test('there is something to look at', () => {
  expect(library.length).toBeGreaterThan(80);
  expect(library.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
});

describe('imports', () => {
  test('only point left: facts <- constructs <- stacks <- src', () => {
    expect(breaking(library, (name, { file }) => layerOf(name) > layerOf(file))).toEqual([]);
  });

  test('of facts name nothing else', () => {
    const facts = library.filter(({ file }) => file.startsWith('facts/'));
    expect(facts.length).toBeGreaterThan(8);
    expect(breaking(facts, (name) => !name.startsWith('facts/'))).toEqual([]);
  });

  test('of constructs and stacks name nothing of the tests, the scripts or the schema', () => {
    expect(breaking(pure, (name) => /^(test|scripts|bench|examples|providers)\//.test(name))).toEqual([]);
  });

  test('inside src: estate <- readings <- tools <- cli, and no tool reaches into another', () => {
    const part = (path: string) => /^src\/([a-z-]+)\//.exec(path)?.[1];
    /** What each part may import, beside itself; whatever isn't in here is a tool. */
    const shared: Readonly<Record<string, readonly string[]>> = {
      estate: [],
      synthesis: ['estate'],
      readings: ['estate'],
      zone: ['estate'],
    };
    const reaching = (name: string, { file }: Source) => {
      const [from, to] = [part(file), part(name)];
      if (from === undefined || to === undefined || from === to || from === 'cli') return false;
      return !(shared[from] ?? Object.keys(shared).filter((one) => one !== 'zone')).includes(to);
    };
    expect(breaking(library, reaching)).toEqual([]);
  });

  test('of the kernel name no provider and no construct but the core', () => {
    const kernel = library.filter(({ file }) => file.startsWith('src/estate/'));
    expect(kernel.length).toBeGreaterThan(10);
    const foreign = (name: string) => /^(providers|constructs\/(?!core\/))|^@cdktf\/|^cdktf$/.test(name);
    expect(breaking(kernel, foreign)).toEqual([]);
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

  test('of a review lead to no construct library: it reads what was synthesized, and starts without cdktf', () => {
    const byFile = new Map(library.map((source) => [source.file, source]));
    const heavy: string[] = [];
    const seen = new Set<string>();
    const open = ['src/cli/review.ts', 'src/cli/show.ts', 'src/cli/affected.ts'];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const { to, isType } of byFile.get(file)?.imports ?? []) {
        if (!isType && /^(cdktf|@cdktf\/.*)$/.test(to)) heavy.push(`${file} -> ${to}`);
        if (!isType) open.push(to);
      }
    }
    expect(seen.size).toBeGreaterThan(100);
    expect(heavy).toEqual([]);
  });

  test('do not run in circles', () => {
    const values = new Map(
      library.map(({ file, imports }) => [file, imports.filter(({ isType }) => !isType).map(({ to }) => to)]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, above: readonly string[]): void => {
      if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' -> '));
      if (done.has(file) || above.includes(file)) return;
      for (const next of values.get(file) ?? []) visit(next, [...above, file]);
      done.add(file);
    };
    for (const file of values.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});

test('one name has one meaning: no two files export another thing under the same name', () => {
  const places = new Map<string, string[]>();
  for (const { file, syntax } of sourcesIn(...layers, 'providers')) {
    for (const name of new Set(exportedNames(syntax))) places.set(name, [...(places.get(name) ?? []), file]);
  }
  const twice = [...places]
    .filter(([, files]) => files.length > 1)
    .map(([name, files]) => `${name}: ${files.join(', ')}`);
  expect(twice).toEqual([]);
});

describe('constructs and stacks', () => {
  test('read no file, environment, clock or chance', () => {
    const impure = /\bprocess\.|\bnew Date\(\)|\bDate\.now\b|\bperformance\.|\bMath\.random\b/;
    // it has to do with how the process ends, not with what is made
    expect(matching(pure, impure)).toEqual(['constructs/core/uncaught.ts']);
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
