import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entriesOf, installedCompiler, Program } from '../../../src/review/source/program';
import { temporaryFolder } from '../../support/program';

/** A folder with files, each with its text. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('the files that a program is run by', () => {
  const entries = (app: unknown, files: readonly string[], scripts?: unknown): string[] => {
    const folder = folderOf({
      ...Object.fromEntries(files.map((name) => [name, ''])),
      'cdktf.json': JSON.stringify({ app }),
      ...(scripts === undefined ? {} : { 'package.json': JSON.stringify({ scripts }) }),
    });
    return entriesOf(folder).map((file) => relative(folder, file));
  };

  test.each<[string, readonly string[], readonly string[]]>([
    ['npx tsx main.ts', ['main.ts'], ['main.ts']],
    ['npx tsx ./src/main', ['src/main.ts'], ['src/main.ts']],
    ['node main', ['main.js'], ['main.js']],
    ['node "main.mjs"', ['main.mjs'], ['main.mjs']],
    ['node main.js', ['main.js', 'main.ts'], ['main.ts']],
    ['node main.mjs', ['main.mjs', 'main.mts'], ['main.mts']],
    ['node main.cjs', ['main.cts'], ['main.cts']],
    ['node --import ./setup.js main.ts', ['setup.js', 'main.ts'], ['setup.js', 'main.ts']],
    ['node main.ts && node main.ts', ['main.ts'], ['main.ts']],
    ['node main.tsx;node other.jsx', ['main.tsx', 'other.jsx'], ['main.tsx', 'other.jsx']],
    ['node none.ts', [], []],
    ['python main.py', ['main.py'], []],
    ['node node_modules/tool/run.js', ['node_modules/tool/run.js'], []],
  ])('of the command %s with %j are %j', (app, files, expected) => {
    expect(entries(app, files)).toEqual(expected);
  });

  test.each<[string]>([['npm run synth'], ['npm run --silent synth'], ['pnpm synth'], ['yarn run -s --offline synth']])(
    'of %s are those of the script',
    (app) => {
      expect(entries(app, ['zone.ts'], { synth: 'tsx zone.ts', other: 'tsx other.ts' })).toEqual(['zone.ts']);
    },
  );

  test('are none where nothing names one', () => {
    expect(entries(7, ['main.ts'])).toEqual([]);
    expect(entries('npm run synth', ['zone.ts'])).toEqual([]);
    expect(entries('npm run synth', ['zone.ts'], { synth: 7 })).toEqual([]);
    expect(entries('npm run synth', ['zone.ts'], null)).toEqual([]);
    expect(entries('npm run synth', ['zone.ts'], 'tsx zone.ts')).toEqual([]);
    expect(entriesOf(folderOf({ 'main.ts': '' }))).toEqual([]);
    expect(entriesOf(folderOf({ 'main.ts': '', 'cdktf.json': '7' }))).toEqual([]);
    expect(entriesOf(folderOf({ 'main.ts': '', 'cdktf.json': '{"app": "node main.ts"' }))).toEqual([]);
    expect(entriesOf(folderOf({ 'main.ts': '', 'cdktf.json': 'null' }))).toEqual([]);
  });
});

describe('a file is read', () => {
  const programIn = (repository: string): Program => {
    const compiler = installedCompiler();
    if (compiler === undefined) throw new Error('there is no compiler');
    return new Program(compiler, repository);
  };
  const reads = (repository: string, ...path: readonly string[]): boolean =>
    programIn(repository).file(join(repository, ...path)) !== undefined;

  test('inside of its repository, and neither outside of it nor in packages', () => {
    const folder = folderOf({
      'repo/main.ts': '',
      'repo/node_modules/x/main.ts': '',
      'repo/a/node_modules/main.ts': '',
      'outside.ts': '',
    });
    const repository = join(folder, 'repo');
    expect(reads(repository, 'main.ts')).toBe(true);
    expect(reads(repository, 'none.ts')).toBe(false);
    expect(reads(repository, '..', 'outside.ts')).toBe(false);
    expect(reads(repository, 'node_modules', 'x', 'main.ts')).toBe(false);
    expect(reads(repository, 'a', 'node_modules', 'main.ts')).toBe(false);
    expect(reads(repository, 'a')).toBe(false);
  });

  test('of up to 2 MiB', () => {
    const folder = folderOf({ 'most.ts': ' '.repeat(2 * 1024 * 1024), 'more.ts': ' '.repeat(2 * 1024 * 1024 + 1) });
    expect([reads(folder, 'most.ts'), reads(folder, 'more.ts')]).toEqual([true, false]);
  });

  test('once', () => {
    const folder = folderOf({ 'main.ts': '1' });
    const program = programIn(folder);
    expect(program.file(join(folder, 'main.ts'))).toBe(program.file(join(folder, 'main.ts')));
    expect(program.file(join(folder, 'late.ts'))).toBeUndefined();
    writeFileSync(join(folder, 'late.ts'), '1');
    expect(program.file(join(folder, 'late.ts'))).toBeUndefined();
  });

  test.each<[string, readonly string[], string | undefined]>([
    ['./x', ['x.ts', 'x.js'], 'x.ts'],
    ['./x', ['x.mts'], 'x.mts'],
    ['./x', ['x.cts'], 'x.cts'],
    ['./x', ['x.tsx'], 'x.tsx'],
    ['./x', ['x.js'], 'x.js'],
    ['./x', ['x.mjs'], 'x.mjs'],
    ['./x', ['x.cjs'], 'x.cjs'],
    ['./x', ['x.json'], 'x.json'],
    ['./x', ['x/index.ts', 'x/index.js'], 'x/index.ts'],
    ['./x', ['x/index.js'], 'x/index.js'],
    ['./x.js', ['x.ts', 'x.js'], 'x.ts'],
    ['./x.mjs', ['x.mts', 'x.mjs'], 'x.mts'],
    ['./x.js', ['x.js'], 'x.js'],
    ['./x.json', ['x.json'], 'x.json'],
    ['../x', ['x.ts'], undefined],
    ['x', ['x.ts'], undefined],
    ['./y', ['x.ts'], undefined],
  ])('that is imported as %s where there is %j: %s', (name, files, expected) => {
    const folder = folderOf({ 'main.ts': '', ...Object.fromEntries(files.map((file) => [file, ''])) });
    const program = programIn(folder);
    const main = program.file(join(folder, 'main.ts'));
    const found = main && program.imported(main, name);
    expect(found && relative(folder, found.fileName)).toBe(expected);
  });

  test('and a line of it is counted from 1, below the root of the repository', () => {
    const folder = folderOf({ 'a/main.ts': '\n// first\nrun();' });
    const program = programIn(folder);
    const [statement] = program.file(join(folder, 'a/main.ts'))?.statements ?? [];
    expect(statement && program.lineOf(statement)).toEqual({ file: 'a/main.ts', line: 3 });
  });
});
