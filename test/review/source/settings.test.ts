import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsOf } from '../../../src/review/source/definitions';
import { installedCompiler, Program } from '../../../src/review/source/program';
import { SettingsReader } from '../../../src/review/source/settings';
import { temporaryFolder } from '../../support/program';

type Files = Readonly<Record<string, string>>;

function programOf(files: Files): Program {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const compiler = installedCompiler();
  if (compiler === undefined) throw new Error('there is no compiler');
  return new Program(compiler, folder);
}

/** Where a key stands, as `file:line`, with how many keys of the path are found there. */
function placeOf(files: Files, path: string, entry = 'main.ts'): string {
  const program = programOf(files);
  const settings = settingsOf(program, [join(program.repository, entry)]);
  if (settings === undefined) return 'no settings';
  const found = new SettingsReader(program, settings).find(path === '' ? [] : path.split('.'));
  if (found === undefined) return 'nothing';
  const { file, line } = program.lineOf(found.node);
  return `${file}:${line} (${found.depth})`;
}

const zone = (settings: string): string => `new LandingZone(app, ${settings});`;
const open = 'new LandingZone(app, ';
/** The place of `a.b`, which stands in the second line. */
const inMain = (...lines: readonly string[]): string => placeOf({ 'main.ts': lines.join('\n') }, 'a.b');

describe('a key is found', () => {
  test.each<[string, readonly string[]]>([
    ['in an object', [`${open}{ a: {`, 'b: 1 } })']],
    ['in brackets', [`${open}({ a: ({`, 'b: 1 }) })']],
    ['behind a type', [`${open}{ a: {`, 'b: 1 } as const } satisfies object)']],
    ['that is surely there', [`${open}{ a: {`, 'b: 1 }! })']],
    ['in quotes', [`${open}{ "a": {`, "'b': 1 } })"]],
    ['that is computed', [`${open}{ ["a"]: {`, '[`b`]: 1 } })']],
    ['that a constant names', ['const name = "b"; new LandingZone(app, { a: {', '[name]: 1 } });']],
    ['by its short form', ['const b = 1; new LandingZone(app, { a: {', 'b } });']],
    ['as a method', [`${open}{ a: {`, 'b() {} } })']],
    ['in what a constant holds', ['const a = {', 'b: 1 }; new LandingZone(app, { a });']],
    [
      'in a constant that is declared with others',
      ['const x = 1, { y } = z, a = {', 'b: 1 }; new LandingZone(app, { a });'],
    ],
    ['in a constant behind it', [`${zone('{ a }')} const a = {`, 'b: 1 };']],
    ['in what is spread into it', ['const all = { a: {', 'b: 1 } }; new LandingZone(app, { c: 1, ...all });']],
    ['in either choice', [`${open}{ a: late ? { c: 1 } : {`, 'b: 1 } })']],
    ['in the first choice of two', [`${open}{ a: late ? {`, 'b: 1 } : {\n b: 2 } })']],
    ['in the last of two that are spread', [`${open}{ ...{ a: { b: 1 } }, ...{ a: {`, 'b: 2 } } })']],
    ['in a member of an object', ['const all = { x: {', 'b: 1 } }; new LandingZone(app, { a: all.x });']],
    [
      'in a member by its short form',
      ['const x = {', 'b: 1 }; const all = { x }; new LandingZone(app, { a: all.x });'],
    ],
    [
      'in a member that is named in brackets',
      ['const all = { x: {', 'b: 1 } }; new LandingZone(app, { a: all["x"] });'],
    ],
    ['in what defineTeam is given', [`${open}{ a: defineTeam({`, 'b: 1 }) })']],
    ['in what defineEnvironment is given', [`${open}{ a: lz.defineEnvironment({`, 'b: 1 }) })']],
    ['in what Object.freeze is given', [`${open}{ a: Object.freeze({`, 'b: 1 }) })']],
    [
      'in what a function returns',
      ['function made() { const x = 1; return {', 'b: 1 }; } new LandingZone(app, { a: made() });'],
    ],
    ['in what an arrow returns', ['const made = () => ({', 'b: 1 }); new LandingZone(app, { a: made() });']],
    [
      'in what a member that is a function returns',
      ['const all = { made: () => ({', 'b: 1 }) }; new LandingZone(app, { a: all.made() });'],
    ],
    [
      'in a constant of the function around it',
      ['const inner = { c: 1 }; function make() { const inner = {', 'b: 1 }; new LandingZone(app, { a: inner }); }'],
    ],
    ['in a namespace of the library', ['new lz.LandingZone(app, { a: {', 'b: 1 } });']],
    [
      'where another thing is made before',
      ['new App(); new Other(app, { a: {} }); new LandingZone(app, { a: {', 'b: 1 } });'],
    ],
  ])('%s', (_, lines) => {
    expect(inMain(...lines)).toBe('main.ts:2 (2)');
  });

  test('by the deepest part of its path that is there', () => {
    const files = { 'main.ts': zone('{\n a: {\n b: 1,\n c: f() } }') };
    expect(placeOf(files, 'a.b.x.y')).toBe('main.ts:3 (2)');
    expect(placeOf(files, 'a.c.x')).toBe('main.ts:4 (2)');
    expect(placeOf(files, 'a.x')).toBe('main.ts:2 (1)');
    expect(placeOf(files, 'x')).toBe('nothing');
    expect(placeOf(files, '')).toBe('nothing');
  });
});

describe('a key is not found', () => {
  test.each<[string, string]>([
    ['in what a call of another library gives', zone('{ a: load({ b: 1 }) }')],
    ['in what a function returns that is only declared', `declare function made(): object; ${zone('{ a: made() }')}`],
    [
      'in what a function returns only now and then',
      `function made() { if (x) { return { b: 1 }; } } ${zone('{ a: made() }')}`,
    ],
    ['in what is called and is no function', `const made = { b: 1 }; ${zone('{ a: made() }')}`],
    ['in a list', zone('{ a: [{ b: 1 }] }')],
    ['in a member that is not plain', `const all = { x: { b: 1 } }; ${zone('{ a: all[name] }')}`],
    ['in a member that is no value', `const all = { get x() { return { b: 1 }; } }; ${zone('{ a: all.x }')}`],
    ['in a member that is not there', `const all = { x: { b: 1 } }; ${zone('{ a: all.y }')}`],
    ['in a name that is not there', zone('{ a: other }')],
    ['in a constant of another function', `function make() { const a = { b: 1 }; } ${zone('{ a }')}`],
  ])('%s, but what is around it is', (_, text) => {
    expect(placeOf({ 'main.ts': text }, 'a.b')).toBe('main.ts:1 (1)');
  });

  test('where nothing makes a landing zone with settings', () => {
    for (const text of [
      'new Other(app, {});',
      'new LandingZone(app);',
      'LandingZone(app, {});',
      'new (f())(app, {});',
    ]) {
      expect(placeOf({ 'main.ts': text }, 'a')).toBe('no settings');
    }
    expect(placeOf({ 'main.ts': '' }, 'a', 'other.ts')).toBe('no settings');
  });

  test('where thousands of values lead to values, and a later question is answered again', () => {
    const steps = (n: number) =>
      [...Array(n).keys()]
        .map((at) => `const v${at} = v${at + 1};`)
        .concat(`const v${n} = {`, 'b: 1 };')
        .join('\n');
    const text = (n: number) => `${steps(n)}\n${zone('{ a: v0 }')}`;
    expect(placeOf({ 'main.ts': text(900) }, 'a.b')).toBe('main.ts:902 (2)');
    expect(placeOf({ 'main.ts': text(1100) }, 'a.b')).toBe('main.ts:1103 (1)');
    const program = programOf({ 'main.ts': text(600) });
    const settings = settingsOf(program, [join(program.repository, 'main.ts')]);
    const reader = settings && new SettingsReader(program, settings);
    expect([1, 2, 3].map(() => reader?.find(['a', 'b'])?.depth)).toEqual([2, 2, 2]);
  });
});

describe('across files', () => {
  const settings = 'export const a = {\n b: 1 };';
  const found = (main: string, others: Files): string => placeOf({ 'main.ts': main, ...others }, 'a.b');

  test.each<[string, string, string]>([
    ['a name', "import { a } from './x';", settings],
    ['a name under another one', "import { all as a } from './x';", settings.replace('const a', 'const all')],
    ['the default', "import a from './x';", 'export default {\n b: 1 };'],
    ['the default beside a name', "import a, { c } from './x';", 'export const c = 1; export default {\n b: 1 };'],
    ['a name beside the default', "import c, { a } from './x';", `export default 1; ${settings}`],
    ['a name that is exported by itself', "import { a } from './x';", 'const a = {\n b: 1 }; export { a };'],
    [
      'a name that is exported under another one',
      "import { a } from './x';",
      'const x = {\n b: 1 }; export { x as a };',
    ],
    ['a function', "import { made } from './x'; const a = made();", 'export function made() { return {\n b: 1 }; }'],
    ['a module as a whole', "import * as all from './x'; const { x } = y; const a = all.a;", settings],
  ])('%s is followed', (_, main, other) => {
    expect(found(`${main} ${zone('{ a }')}`, { 'x.ts': other })).toBe('x.ts:2 (2)');
  });

  test.each<[string, string]>([
    ['all of it', "export * from './y';"],
    ['a name', "export { a } from './y';"],
    ['a name under another one', "export { a as c, all as b } from './y'; export { a } from './y';"],
    ['a name that is imported', "import { a } from './y'; export { a };"],
    ['behind what is not there', "export * from './none'; export * from './y';"],
    ['behind what has no such name', "export { other } from './y'; export * from './z'; export * from './y';"],
  ])('what a file passes on is followed: %s', (_, passing) => {
    const others = { 'x.ts': passing, 'y.ts': settings, 'z.ts': 'export const c = 1;' };
    expect(found(`import { a } from './x'; ${zone('{ a }')}`, others)).toBe('y.ts:2 (2)');
  });

  test('a module that is passed on as a whole is followed by its name', () => {
    const others = {
      'x.ts': "export * as other from './z'; export * as all from './y';",
      'y.ts': settings,
      'z.ts': '',
    };
    expect(found(`import { all } from './x'; ${zone('{ a: all.a }')}`, others)).toBe('y.ts:2 (2)');
  });

  test('JSON is its own default', () => {
    expect(found(`import all from './x.json'; ${zone('all')}`, { 'x.json': '{ "a": {\n "b": 1 } }' })).toBe(
      'x.json:2 (2)',
    );
    expect(found(`import all from './x.json'; ${zone('{ a: all }')}`, { 'x.json': '' })).toBe('main.ts:1 (1)');
  });

  test('the landing zone itself may stand in a file that is imported, or passed on', () => {
    for (const main of [
      "import './x';",
      "export * from './x';",
      "import './none'; import 'library'; import './x';",
      "import './y';",
    ]) {
      const others = { 'x.ts': zone('{ a: {\n b: 1 } }'), 'y.ts': "import './main'; import './x';" };
      expect(found(main, others)).toBe('x.ts:2 (2)');
    }
  });

  test.each([
    ['another name', "import { c } from './x';"],
    ['another default', "import c from './x';"],
    ['another module', "import * as c from './x';"],
    ['a package', "import { a } from 'x';"],
    ['what is not there', "import { a } from './none';"],
    ['nothing', "import './x';"],
  ])('what is imported as %s is not taken for it', (_, main) => {
    expect(found(`${main} ${zone('{ a }')}`, { 'x.ts': `${settings} export default { b: 1 };` })).toBe('main.ts:1 (1)');
  });
});
