import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { isOnePlace, movablePlace, withItsStates, workspacesBeside } from '../../../src/deploy/move/places';
import type { Estate, Stack, Values } from '../../../src/estate/model';
import { estateOf } from '../../estate/estate';
import { newFolder } from '../fixture';

let folder: string;
beforeEach(() => {
  folder = realpathSync.native(newFolder());
  return () => rmSync(folder, { recursive: true, force: true });
});

/** An output in a folder, of stacks by the backends of their states. */
const outputOf = (backends: Readonly<Record<string, Values>>, name = 'now/cdktf.out'): Estate => ({
  ...estateOf(Object.fromEntries(Object.entries(backends).map(([id, backend]) => [id, { terraform: { backend } }]))),
  folder: join(folder, name),
});

const only = ({ stacks }: Estate): Stack => {
  const [stack] = stacks.values();
  if (stack === undefined) throw new Error('there is no stack');
  return stack;
};

const placeOf = (backend: Values) => {
  const estate = outputOf({ a: backend });
  return movablePlace(estate, only(estate));
};

const write = (name: string, text = '{}'): string => {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
};

describe('the place of a state', () => {
  test('is a file, from the folder of its stack, under its one name', () => {
    const file = join(folder, 'now/state/a.tfstate');
    const expected = { where: file, backend: { local: { path: file } }, file };
    const local = (path: string) => ({ local: { path } });
    expect(placeOf(local('../../../state/a.tfstate'))).toEqual(expected);
    expect(placeOf(local(file))).toEqual(expected);
    write('real/a.tfstate');
    mkdirSync(join(folder, 'now'));
    symlinkSync(join(folder, 'real'), join(folder, 'now/state'));
    const there = join(folder, 'real/a.tfstate');
    expect(placeOf(local('../../../state/a.tfstate'))).toEqual({ where: there, backend: local(there), file: there });
    // one that is not there yet, in a folder that is a link
    expect(placeOf(local('../../../state/deep/b.tfstate'))).toMatchObject({
      file: join(folder, 'real/deep/b.tfstate'),
    });
    expect(placeOf({})).toMatchObject({ file: join(folder, 'now/cdktf.out/stacks/a/terraform.tfstate') });
  });

  const s3 = { bucket: 'states', key: 'zone/a.tfstate' };
  test.each<[string, Values, string, string | undefined]>([
    ['its server', { endpoints: { s3: 'https://s3.gra.example' }, region: 'gra' }, ' (s3.gra.example)', undefined],
    [
      'its server as it was named before',
      { endpoint: 'http://s3.sbg.example', region: 'sbg' },
      ' (s3.sbg.example)',
      undefined,
    ],
    ['its region', { region: 'gra' }, ' (gra)', undefined],
    ['nothing more', {}, '', undefined],
    ['its lock', { use_lockfile: true }, '', 's3://states/zone/a.tfstate.tflock'],
    ['no lock that is kept otherwise', { use_lockfile: false }, '', undefined],
  ])('in a bucket is told with %s', (_, more, server, lock) => {
    const config = { ...s3, ...more };
    const expected = { where: `s3://states/zone/a.tfstate${server}`, backend: { s3: config }, ...(lock && { lock }) };
    expect(placeOf({ s3: config })).toEqual(expected);
  });

  test('is not known here of another backend', () => {
    expect(placeOf({ http: {} })).toBe('the state of a is kept in http; only local files and s3 are moved');
  });

  test('is one with another by its file, and otherwise by what it is called', () => {
    const file = (path: string) => ({ where: path, backend: { local: { path } }, file: path });
    const bucket = (key: string) => ({ where: key, backend: { s3: { ...s3, key } } });
    expect(isOnePlace(file('/a'), file('/a'))).toBe(true);
    expect(isOnePlace(file('/a'), file('/b'))).toBe(false);
    expect(isOnePlace(bucket('a'), bucket('a'))).toBe(true);
    expect(isOnePlace(bucket('a'), bucket('b'))).toBe(false);
    expect(isOnePlace(file('/a'), bucket('a'))).toBe(false);
    expect(isOnePlace(bucket('a'), file('/a'))).toBe(false);
  });
});

test('workspaces that somebody has made by hand are named in order', () => {
  const estate = outputOf({ a: {} });
  expect(workspacesBeside(estate, only(estate))).toEqual([]);
  for (const name of ['z', 'b', 'default'])
    write(`now/cdktf.out/stacks/a/terraform.tfstate.d/${name}/terraform.tfstate`);
  expect(workspacesBeside(estate, only(estate))).toEqual(['b', 'default', 'z']);
});

describe('the output of before has its local states', () => {
  const bucket = { s3: { bucket: 'states', key: 'a' } };
  const beside = {
    a: { local: { path: '../../../state/a.tfstate' } },
    b: { local: { path: '../../../state/b.tfstate' } },
  };

  function found(
    there: readonly string[],
    now: Readonly<Record<string, Values>> = { a: bucket, b: bucket, c: bucket },
  ) {
    for (const name of there) write(name);
    const [old, estate] = [outputOf(beside, 'then/cdktf.out'), outputOf(now)];
    const its = withItsStates(old, estate, [...estate.stacks.values()]);
    return typeof its === 'string' ? its.replaceAll(folder, '') : its.folder.slice(folder.length + 1);
  }

  test.each<[string, readonly string[], Readonly<Record<string, Values>> | undefined, string]>([
    ['where it is', ['then/state/a.tfstate'], undefined, 'then/cdktf.out'],
    ['where it is, also where only the second is there', ['then/state/b.tfstate'], undefined, 'then/cdktf.out'],
    ['where the output of now is, when it was made elsewhere', ['now/state/b.tfstate'], undefined, 'now/cdktf.out'],
    ['nowhere, when nothing was deployed', [], undefined, 'then/cdktf.out'],
    ['where they stay, which tells nothing', ['now/state/a.tfstate'], beside, 'then/cdktf.out'],
    ['in one of the two, which nobody can tell', ['then/state/a.tfstate', 'now/state/b.tfstate'], undefined, '?'],
    [
      'where they are, when the program says another backend',
      ['now/state/a.tfstate'],
      { a: { http: {} } },
      'now/cdktf.out',
    ],
  ])('%s', (_, there, now, expected) => {
    expect(found(there, now)).toBe(
      expected === '?'
        ? 'states are in /then/state as well as in /now/state; take away those that are none of this landing zone'
        : expected,
    );
  });
});
