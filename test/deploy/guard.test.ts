import { existsSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Guard } from '../../src/deploy/guard';
import { readEstate } from '../../src/estate/read';
import { temporaryPaths } from '../support/program';
import { writeStacks } from './fixture';

const reviewed: Readonly<Record<string, string>> = {
  'main.tf': '# main',
  '.hidden.tf': '# passed over by Terraform',
  'x.auto.tfvars': 'x = 1',
  'charts/app/values.yaml': 'replicas: 2',
  'modules/hub/main.tf': '# hub',
  to: '../../../evil',
};

/** A deployment of stack `a`, approved with these files beside what cdktf wrote; nobody has approved `b`. */
function approved(more: Readonly<Record<string, string>> = {}) {
  const { outdir, folder } = temporaryPaths('outdir');
  writeStacks({ a: {}, b: {} }, outdir);
  const directory = join(outdir, 'stacks', 'a');
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  for (const [path, text] of Object.entries({ ...reviewed, ...more })) put(path, text);
  const stack = readEstate(outdir).stacks.get('a');
  if (stack === undefined) throw new Error('stack a is missing');
  const guard = new Guard(outdir, [stack], folder);
  return { guard, directory, folder, put, file: (path: string) => join(directory, path) };
}

type Approved = ReturnType<typeof approved>;

/** What is done until the file system gives a file, or a folder, another time of its last change: it counts in steps. */
function untilSeen(path: string, change: () => void): void {
  const { ctimeNs: before } = statSync(path, { bigint: true });
  do change();
  while (statSync(path, { bigint: true }).ctimeNs === before);
}

describe('files that are not what was approved', () => {
  const says = (detail: string) => ({
    severity: 'error',
    summary: 'the files of this stack are not what was reviewed',
    detail: `Changed since the deployment began: ${detail}. Does something synthesize into this folder?`,
  });
  const lock = '.terraform.lock.hcl';

  test.each<[what: string, change: (one: Approved) => void, names: string | undefined, lock?: string]>([
    ['nothing', () => {}, undefined],
    ['another value of a chart', ({ put }) => put('charts/app/values.yaml', 'replicas: 3'), 'charts/app/values.yaml'],
    ['the same bytes, written again', ({ put }) => put('main.tf', '# main'), undefined],
    [
      'one less and one more',
      ({ file, put }) => {
        rmSync(file('main.tf'));
        put('a.auto.tfvars', '');
      },
      'main.tf, a.auto.tfvars',
    ],
    [
      'a state, and a lock file that nobody reviewed',
      ({ put }) => ['terraform.tfstate', lock].map((path) => put(path, '{}')),
      undefined,
    ],
    [
      'a link in the place of a file that says where it leads: both have the same hash',
      ({ file }) => {
        rmSync(file('to'));
        symlinkSync('../../../evil', file('to'));
      },
      'to',
    ],
    ['a lock file that was reviewed', ({ put }) => put(lock, '# 2'), lock, '# 1'],
    ['a lock file that was reviewed, as it was', () => {}, undefined, '# 1'],
  ])('%s', (_, change, names, locked) => {
    const one = approved(locked === undefined ? {} : { [lock]: locked });
    change(one);
    expect(one.guard.objection('a')).toEqual(names === undefined ? undefined : says(names));
  });

  test('a working directory that is gone', () => {
    const { guard, directory } = approved();
    rmSync(directory, { recursive: true });
    expect(guard.objection('a')).toEqual(says(directory));
  });

  test('a module that is read from where nobody reviewed anything', () => {
    const { guard, directory, folder } = approved();
    const data = guard.dataDirectory('a');
    const list = (...dirs: readonly (readonly [key: string, directory: string])[]) => {
      mkdirSync(join(data, 'modules'), { recursive: true });
      const modules = dirs.map(([Key, Dir]) => ({ Key, Source: '', Dir }));
      writeFileSync(join(data, 'modules', 'modules.json'), JSON.stringify({ Modules: modules }));
    };
    const fetched = relative(directory, join(data, 'modules', 'net'));
    list(['', '.'], ['hub', 'modules/hub'], ['net', fetched]);
    expect(guard.objection('a')).toBeUndefined();
    const elsewhere = relative(directory, join(folder, 'a.data-too'));
    list(['', '.'], ['hub', 'modules/hu'], ['net', fetched], ['out', '../../../out'], ['near', elsewhere]);
    expect(guard.objection('a')).toEqual({
      severity: 'error',
      summary: 'modules are read from outside of what was reviewed',
      detail: `No file of these was reviewed: module hub in modules/hu, module out in ../../../out, module near in ${elsewhere}.`,
    });
  });
});

describe('files that are what was approved, and may have been others meanwhile', () => {
  const says = (names: string) => ({
    severity: 'error',
    summary: 'files were replaced or touched while Terraform ran',
    detail: `Nobody knows what was in them meanwhile: ${names}. Does something synthesize into this folder?`,
  });

  test.each<[what: string, change: (one: Approved) => void, names: string | undefined]>([
    ['none, and others are made', ({ put }) => put('terraform.tfstate', '{}'), undefined],
    ['one is written to', ({ file, put }) => untilSeen(file('main.tf'), () => put('main.tf', '# main')), 'main.tf'],
    [
      'another one with its bytes is in its place',
      ({ file, put }) => {
        renameSync(file('x.auto.tfvars'), file('../kept'));
        put('x.auto.tfvars', 'x = 1');
      },
      'x.auto.tfvars',
    ],
    ['one is gone', ({ file }) => rmSync(file('x.auto.tfvars')), 'x.auto.tfvars'],
    [
      'a folder was moved away and back: its files know nothing of it',
      ({ file }) =>
        untilSeen(file('charts'), () => {
          renameSync(file('charts'), file('../kept'));
          renameSync(file('../kept'), file('charts'));
        }),
      'charts',
    ],
  ])('%s', (_, change, names) => {
    const one = approved();
    expect(one.guard.objectionToTouched('a')).toBeUndefined();
    one.guard.prepare('a');
    expect(one.guard.objectionToTouched('a')).toBeUndefined();
    change(one);
    expect(one.guard.objectionToTouched('a')).toEqual(names === undefined ? undefined : says(names));
  });
});

describe('a plan of other configuration than what was approved', () => {
  const main = { 'cdk.tf.json': '{}', 'main.tf': '# main' };
  const hub = { 'main.tf': '# hub' };

  /** Objects to a plan that was made of these modules, by their directories; the first is the working directory. */
  function objection({ guard, folder }: Approved, modules: Readonly<Record<string, Readonly<Record<string, string>>>>) {
    const keys = Object.entries(modules).map(([Dir, files], index) => ({
      Key: index === 0 ? '' : `m${index}`,
      Dir,
      files,
    }));
    const entries = keys.flatMap(({ Key, files }) =>
      Object.entries(files).map(([name, text]) => [`tfconfig/m-${Key}/${name}`, strToU8(text)] as const),
    );
    const list = strToU8(JSON.stringify(keys.map(({ Key, Dir }) => ({ Key, Dir }))));
    const file = join(folder, 'tfplan');
    writeFileSync(file, zipSync({ 'tfconfig/modules.json': list, ...Object.fromEntries(entries) }));
    return guard.objectionToPlan('a', file);
  }
  const says = (names: string | undefined) =>
    names === undefined
      ? undefined
      : {
          severity: 'error',
          summary: 'the plan was made of other files than what was reviewed',
          detail: `Changed while it was planned: ${names}. Does something synthesize into this folder?`,
        };

  test.each<[what: string, modules: Readonly<Record<string, Readonly<Record<string, string>>>>, names?: string]>([
    ['none', { '.': main, 'modules/hub': hub }],
    ['other bytes', { '.': { ...main, 'main.tf': '# evil' }, 'modules/hub': hub }, 'main.tf'],
    ['a file less', { '.': { 'cdk.tf.json': '{}' }, 'modules/hub': hub }, 'main.tf'],
    ['a file more', { '.': { ...main, 'more.tf': '' }, 'modules/hub': hub }, 'more.tf'],
    ['a file that Terraform passes over', { '.': { ...main, '.hidden.tf': '# evil' } }, '.hidden.tf'],
    ['other bytes of a module', { '.': main, 'modules/hub': { 'main.tf': '# evil' } }, 'modules/hub/main.tf'],
    ['a module without its file', { '.': main, 'modules/hub': {} }, 'modules/hub/main.tf'],
    ['a module of elsewhere', { '.': main, '../elsewhere': hub }, '../elsewhere/main.tf'],
  ])('%s', (_, modules, names) => {
    expect(objection(approved({ 'cdk.tf.json': '{}' }), modules)).toEqual(says(names));
  });

  test('what this run has fetched is as the configuration says', () => {
    const one = approved({ 'cdk.tf.json': '{}' });
    const fetched = relative(one.directory, join(one.guard.dataDirectory('a'), 'modules', 'net'));
    expect(objection(one, { '.': main, [fetched]: { 'main.tf': '# net' } })).toBeUndefined();
  });

  test('OpenTofu passes over a file of Terraform beside one of its own with the same name, and over no other', () => {
    const both = { 'cdk.tf.json': '{}', 'a.tf': '1', 'a.tofu': '2', 'b.tf.json': '{}', 'b.tofu.json': '{ }' };
    const ofTofu = { ...main, 'a.tofu': '2', 'b.tofu.json': '{ }' };
    expect(objection(approved(both), { '.': ofTofu })).toBeUndefined();
    expect(objection(approved(both), { '.': main })).toEqual(says('a.tofu, b.tofu.json'));
    const apart = { 'cdk.tf.json': '{}', 'a.tf': '1', 'b.tofu': '2' };
    expect(objection(approved(apart), { '.': { ...main, 'b.tofu': '2' } })).toEqual(says('a.tf'));
  });

  test('of which nobody knows the configuration is not applied; one that is not there is a mistake of ours', () => {
    const one = approved();
    const file = join(one.folder, 'tfplan');
    writeFileSync(file, zipSync({ tfplan: strToU8('x') }));
    expect(one.guard.objectionToPlan('a', file)).toEqual({
      severity: 'error',
      summary: 'the plan file cannot be compared with what was reviewed',
      detail: 'It holds no configuration.',
    });
    expect(() => one.guard.objectionToPlan('a', join(one.folder, 'none'))).toThrow('ENOENT');
  });
});

test('a lock file that was reviewed chooses the versions, and stays; another one is taken away', () => {
  const one = approved();
  one.put('.terraform.lock.hcl', '# left by a run');
  expect([one.guard.prepare('a'), existsSync(one.file('.terraform.lock.hcl'))]).toEqual([[], false]);
  const locked = approved({ '.terraform.lock.hcl': '# reviewed' });
  expect([locked.guard.prepare('a'), existsSync(locked.file('.terraform.lock.hcl'))]).toEqual([
    ['-lockfile=readonly'],
    true,
  ]);
});

test('of a stack that nobody approved nothing is held, and nothing is taken away', () => {
  const { guard, file, folder } = approved();
  const lock = file('../b/.terraform.lock.hcl');
  writeFileSync(lock, '');
  expect([guard.prepare('b'), guard.objection('b'), guard.objectionToTouched('b')]).toEqual([[], undefined, undefined]);
  expect([guard.objectionToPlan('b', join(folder, 'none')), existsSync(lock)]).toEqual([undefined, true]);
});

test('each stack has a folder of its own for what Terraform installs, whatever its id, and only for whoever deploys', () => {
  const { guard, folder } = approved();
  const data = guard.dataDirectory('web/../a');
  expect(data).toBe(join(folder, 'web%2F..%2Fa.data'));
  expect([guard.dataDirectory('web/../a'), statSync(data).mode & 0o777]).toEqual([data, 0o700]);
});
