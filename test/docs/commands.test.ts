import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../../src/cli/program';
import { formats } from '../../src/review/render/formats';
import { gates } from '../../src/review/report/gate';
import { allCalls, allOptions, filesIn, proseCalls, proseOptions, shellCalls, sourceCalls } from './calls';
import { everyCommand, mistakesOf, optionMistakes } from './commander';
import { page, pages, root } from './markdown';

/** Options of other programs that a page names without the program. */
const foreign: Readonly<Record<string, string>> = {
  '--runs': 'npm run bench',
  '--repo-config': 'the server of Atlantis',
};

describe('commands of landing-zone in pages, pipelines, scripts, sources and help texts', () => {
  test('exist, with these options and these values', async () => {
    const calls = allCalls();
    const places = new Set(calls.map(({ where }) => where.split('/')[0]));
    expect(calls.length).toBeGreaterThan(60);
    expect([...places]).toEqual(expect.arrayContaining(['docs', 'examples', 'src']));
    expect(await mistakesOf(calls)).toEqual([]);
  });

  test('that select teams and environments name those of the example', () => {
    const ids =
      readFileSync(join(root, 'examples', 'orbital', 'expected', 'addresses.txt'), 'utf8').match(/^\S+/gm) ?? [];
    const selected = allCalls().flatMap(({ where, words }) =>
      words.flatMap((word, index) => {
        const name = ['--team', '--environment'].includes(word) ? words[index + 1] : undefined;
        return name === undefined ? [] : [{ where, begins: `${name.replace('/', '-')}-` }];
      }),
    );
    expect(selected.length).toBeGreaterThan(3);
    expect(selected.filter(({ begins }) => !ids.some((id) => `${id}-`.startsWith(begins)))).toEqual([]);
  });

  test('are named without their options, or with options that one of them has', async () => {
    const options = allOptions().filter(({ words: [name = ''] }) => foreign[name] === undefined);
    expect(options.length).toBeGreaterThan(15);
    expect(await optionMistakes(options)).toEqual([]);
  });

  test('are all told in a page, with every option, gate and format', async () => {
    const told = pages.map(({ text }) => text).join('\n');
    const commands = (await everyCommand()).filter(({ commands: below }) => below.length === 0);
    const named = commands.flatMap((command) => [
      `${command.parent?.name() === 'sandbox' ? 'sandbox ' : ''}${command.name()}`,
      ...command.options.map(({ long }) => long ?? ''),
    ]);
    expect(named.filter((text) => !told.includes(text))).toEqual([]);
    const guide = page('docs/guides/review.md').prose;
    expect([...Object.keys(gates), ...Object.keys(formats)].filter((name) => !guide.includes(`\`${name}\``))).toEqual(
      [],
    );
  });

  test.each([
    [
      'an unknown command',
      'npx landing-zone reveiw --base main',
      "error: unknown command 'reveiw'\n(Did you mean review?)",
    ],
    ['an unknown command of the sandbox', 'landing-zone sandbox fill x', "error: unknown command 'fill'"],
    ['an unknown option', 'run: npx landing-zone deploy --approve', "error: unknown option '--approve'"],
    [
      'a value that is none of the choices',
      '  - landing-zone affected --base "$B" --format yaml >x',
      "error: option '--format <format>' argument 'yaml' is invalid. Allowed choices are list, json, github-matrix, gitlab, atlantis.",
    ],
    [
      'a gate that is none',
      'x=$(landing-zone review --fail-on world,everything)',
      expect.stringContaining("'everything' is none of "),
    ],
    ['an argument too many', '(landing-zone review main)', expect.stringContaining('too many arguments')],
    [
      'an option added by the shell',
      'landing-zone affected ${b:+--basis "$b"} || code=$?',
      expect.stringContaining("unknown option '--basis'"),
    ],
    [
      'one on the next line',
      'landing-zone review \\\n  --gase main',
      expect.stringContaining("unknown option '--gase'"),
    ],
    [
      'one in a comment',
      'true # as `landing-zone deploy --reviwed x` does',
      expect.stringContaining("unknown option '--reviwed'"),
    ],
  ])('are held against the command line: %s is told', async (_, text, mistake) => {
    const [found, ...others] = await mistakesOf(shellCalls({ where: 'a', text }));
    expect(others).toEqual([]);
    expect(found?.replace(/^a: landing-zone .*?: /s, '')).toEqual(mistake);
  });

  test('in sentences and in sources are held against it too; words of the sentence are none of them', async () => {
    const prose = {
      where: 'p',
      text: 'as `landing-zone review --fail-on all-of-it` says; the landing-zone is --not an option',
    };
    expect(await mistakesOf(proseCalls(prose))).toEqual([expect.stringContaining('all-of-it')]);
    expect(
      await optionMistakes(proseOptions({ where: 'p', text: '`--bse`, `--plan sandbox`, `--plan cloud`' })),
    ).toEqual(['p: --bse: no command has this option', 'p: --plan cloud: no command takes this value']);
    const source = {
      where: 's',
      text: 'throw new Error(`landing-zone review --format json wrote it`, `landing-zone erase ${x}`)',
    };
    expect(await mistakesOf(sourceCalls(source))).toEqual([expect.stringContaining("unknown command 'erase'")]);
  });
});

/** What a command prints for `--help`. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text;
}

test('every list of exit codes names all that may be wrong with a state', async () => {
  const commands = await everyCommand();
  const help = (name: string) => commands.flatMap((command) => (command.name() === name ? helpOf(command) : []));
  const lists = {
    deploy: help('deploy').join('\n'),
    destroy: help('destroy').join('\n'),
    quickstart: help('quickstart').join('\n'),
    guide: readFileSync(join(root, 'docs/guides/ci.md'), 'utf8').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1'),
  };
  const all = "a state that is gone, can't be read or is in another place";
  const lacking = Object.entries(lists).filter(([, text]) => !text.replace(/\s+/g, ' ').includes(all));
  expect(lacking.map(([name]) => name)).toEqual([]);
  const codes = helpOf(await commandLine(undefined)).replace(/\s+/g, ' ');
  expect(codes.split(all)).toHaveLength(4);
});

test('scripts of npm in pages, pipelines and sources are scripts of the package', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: object };
  const sources = ['examples', 'src', 'scripts', 'bench'].flatMap((folder) =>
    filesIn(folder, /\.(m?ts|cjs|ya?ml|sh)$/),
  );
  const places = [...pages.map(({ file, text }) => ({ where: file, text })), ...sources];
  const named = places.flatMap(({ where, text }) =>
    [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = '']) => ({ where, name })),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(({ name }) => !(name in scripts))).toEqual([]);
});
