import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as commandLine from '../../src/cli/program';
import { compile, programOf, publicExports } from './compile';
import { type Block, brokenLinks, brokenPaths, page, pages, root, topFolders } from './markdown';

/** Declarations there are no programs. */
const generated = 'docs/reference/api.md';
const blocks = pages.filter(({ file }) => file !== generated).flatMap((one) => one.blocks);
const inLanguage = (...languages: readonly string[]): Block[] =>
  blocks.filter(({ language }) => languages.includes(language));

describe('code in the readme, the guides and the families', () => {
  test('in TypeScript compiles as it stands', () => {
    const snippets = inLanguage('ts', 'typescript');
    expect(snippets.length).toBeGreaterThan(15);
    expect(compile(snippets)).toEqual([]);
  });

  test('in JSON parses', () => {
    const wrong = inLanguage('json').filter(({ text }) => !parses(() => JSON.parse(text)));
    expect(wrong.map(({ where }) => where)).toEqual([]);
  });

  test('in YAML parses', () => {
    const snippets = inLanguage('yaml', 'yml');
    expect(snippets.length).toBeGreaterThan(1);
    const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const wrong = snippets.filter(({ text }) => {
      const args = [biome, 'format', '--stdin-file-path=snippet.yaml'];
      return (
        spawnSync(process.execPath, args, { cwd: root, input: text, stdio: ['pipe', 'ignore', 'ignore'] }).status !== 0
      );
    });
    expect(wrong.map(({ where }) => where)).toEqual([]);
  });

  test('names the languages that are checked', () => {
    const checked = ['ts', 'json', 'yaml', 'sh', 'bash', ''];
    expect(blocks.filter(({ language }) => !checked.includes(language)).map(({ where }) => where)).toEqual([]);
  });
});

describe('links', () => {
  test('lead to files and headings that are there', () => {
    expect(pages.flatMap(brokenLinks)).toEqual([]);
  });

  test('and paths that stand in code lead to files and folders that are there', () => {
    expect(pages.flatMap(brokenPaths)).toEqual([]);
    expect(brokenPaths({ file: 'README.md', text: '', blocks: [], prose: '`src/cli/gone.ts`, `docs/<any>`' })).toEqual([
      'README.md -> src/cli/gone.ts',
    ]);
  });

  test('from the readme reach every guide and every family', () => {
    const readme = page('README.md').text;
    const unreached = pages
      .map(({ file }) => file)
      .filter((file) => /^docs\/(guides|reference)\/|^constructs\//.test(file) && !readme.includes(`(${file}`));
    expect(unreached).toEqual([]);
  });

  test('and the map of the repository has every folder, those of the tools too', () => {
    const [, map = ''] = /## Map of the repository\n(.*?)\n## /s.exec(page('README.md').text) ?? [];
    const below = (folder: string) =>
      readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const folders = [
      ...topFolders.filter((folder) => folder !== 'src'),
      ...below('src').map(({ name }) => `src/${name}`),
    ];
    expect(folders.length).toBeGreaterThan(15);
    expect(folders.filter((folder) => !map.includes(`\`${folder}/`))).toEqual([]);
    const parts = [...(/^\| `src\/review\/` .*$/m.exec(map)?.[0].matchAll(/ `(\w+)`/g) ?? [])].map(
      ([, name = '']) => name,
    );
    expect(parts.sort()).toEqual(
      below('src/review')
        .map(({ name }) => name)
        .sort(),
    );
  });
});

test('the readme shows the numbers that the quickstart ends with', () => {
  const addresses = readFileSync(join(root, 'examples', 'orbital', 'expected', 'addresses.txt'), 'utf8');
  const stacks = addresses.match(/^\S+/gm)?.length;
  // the vRack is adopted: it isn't made
  const created = addresses.match(/^ {2}(?!ovh_vrack\.)\S+/gm)?.length;
  expect(page('README.md').text).toContain(
    `\n${stacks} stacks, ${created} resources created, no changes in 1 of them\n`,
  );
  expect(page('README.md').text).toContain(`\`${stacks} stacks, 0 resources created, no changes in any of them\``);
});

describe('the reference', () => {
  test('is what the sources say, and every setting of a resource says what a change does', async () => {
    const { reference } = await import('../../scripts/docs.mjs');
    const { pages: made, mistakes } = await reference(commandLine);
    expect(mistakes).toEqual([]);
    for (const [file, text] of Object.entries(made)) {
      expect(page(file).text, `${file} is fresh; run npx tsx scripts/docs.mts`).toBe(text);
    }
  });
});

describe('the public API', () => {
  const exported = publicExports();

  test('has a doc comment on everything', () => {
    expect(exported.length).toBeGreaterThan(60);
    expect(exported.filter(({ comment }) => comment === '').map(({ name }) => name)).toEqual([]);
  });

  test('has examples in its doc comments that compile', () => {
    const names = exported.map(({ name }) => name);
    const examples = exported.flatMap(({ name, examples: texts }) =>
      texts.map((text) => ({ where: `@example of ${name}`, text: programOf(text, names) })),
    );
    expect(examples.length).toBeGreaterThan(5);
    expect(compile(examples)).toEqual([]);
  });
});

function parses(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
