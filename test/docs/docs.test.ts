import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/program';
import { compile, programOf, publicExports } from './compile';
import { type Block, brokenLinks, page, pages, root } from './markdown';

const blocks = pages.flatMap((one) => one.blocks);
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

  test('from the readme reach every guide and every family', () => {
    const readme = page('README.md').text;
    const unreached = pages
      .map(({ file }) => file)
      .filter((file) => /^docs\/(guides|reference)\/|^constructs\//.test(file) && !readme.includes(`(${file}`));
    expect(unreached).toEqual([]);
  });

  test('and paths of the map are there', () => {
    const paths = [...page('README.md').prose.matchAll(/^\| `([\w/.-]+)`/gm)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('commands', () => {
  const texts = pages.map(({ file, text }) => ({ file, text }));

  test('of npm are scripts of the package', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: object };
    const unknown = texts.flatMap(({ file, text }) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)].flatMap(([, name = '']) =>
        name in scripts ? [] : [`${file}: ${name}`],
      ),
    );
    expect(unknown).toEqual([]);
  });

  test('of landing-zone, and their options, are in its help', async () => {
    const calls = texts.flatMap(({ file, text }) =>
      [...text.matchAll(/\blanding-zone (sandbox [a-z]+|quickstart)\b([^\n`]*)/g)].map(
        ([, command = '', rest = '']) => ({
          file,
          command,
          options: (rest.split(/ -- ?/)[0] ?? '').match(/--[a-z]+/g) ?? [],
        }),
      ),
    );
    expect(calls.length).toBeGreaterThan(3);
    for (const { file, command, options } of calls) {
      const help = await helpOf(command.split(' '));
      expect(help, `${file}: landing-zone ${command}`).toContain(`landing-zone ${command}`);
      for (const option of options) expect(help, `${file}: landing-zone ${command} ${option}`).toContain(option);
    }
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
    const { pages: made, mistakes } = reference();
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

async function helpOf(command: readonly string[]): Promise<string> {
  let printed = '';
  const stream = { write: (text: string) => (printed += text) };
  await run([...command, '--help'], { stdout: stream, stderr: stream, env: {} });
  return printed;
}

function parses(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
