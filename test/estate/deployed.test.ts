import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  type DeployedEntry,
  type DeployedStack,
  isSameDeployed,
  newest,
  readEntry,
  snapshotOf,
  stackOfDeployed,
  textOfEntry,
} from '../../src/estate/deployed';
import { EstateError } from '../../src/estate/json';
import { readEstate } from '../../src/estate/read';
import { root as folders, output, stackIn } from './output';

const main = '{"resource":{"terraform_data":{"x":{"input":"1"}}}}';
const file = (path: string, content: string): DeployedStack['files'][number] => ({
  ...{ path, role: path === 'cdk.tf.json' ? 'main' : 'asset', sha256: 'hash', content, as: 'utf8' },
});
const stack: DeployedStack = {
  directory: 'stacks/a',
  dependsOn: ['up'],
  record: { id: 'a', kind: 'team', owner: 'web@acme.example', dependsOn: ['up'] },
  main: 'cdk.tf.json',
  files: [{ ...file('a.sh', 'exit'), isExecutable: true }, file('cdk.tf.json', main)],
};

describe('what is kept of a stack', () => {
  test('is read as it was written', () => {
    for (const entry of [
      { id: 'a', zone: 'acme', deployed: stack, deploying: { ...stack, dependsOn: [] }, movingFrom: 'x' },
      { id: 'a', deploying: stack },
      { id: 'a', deployed: stack },
    ] satisfies DeployedEntry[]) {
      expect(readEntry(textOfEntry(entry), 'kept')).toStrictEqual(entry);
    }
    expect(textOfEntry({ id: 'a', deployed: stack })).toMatch(
      /^\{"format":"ovh-landing-zone\/deployed","version":1,"id":"a",.*\}\n$/,
    );
  });

  const written = (change: object) =>
    JSON.stringify({ ...JSON.parse(textOfEntry({ id: 'a', deployed: stack })), ...change });
  const unlike =
    'kept: is not as a deploy writes it; put back a copy of it, or, if the program still has this stack, take it away: the next deploy writes it anew';
  const newer = 'kept: was written by a newer release of ovh-landing-zone; use that one';

  test.each<[what: string, text: string, says: string]>([
    ['of a newer release', written({ version: 2, deployed: 7 }), newer],
    ['of a newer release, but of another format', written({ version: 2, format: 'x' }), unlike],
    ['of an older release that there never was', written({ version: 0 }), unlike],
    ['of another format', written({ format: 'x' }), unlike],
    ['of nothing', written({ deployed: undefined }), unlike],
    ['without an id', written({ id: 7 }), unlike],
    [
      'with a file of a role that is none',
      written({ deployed: { ...stack, files: [{ ...stack.files[0], role: 'x' }] } }),
      unlike,
    ],
    ['that is no JSON', 'token=hunter2', unlike],
    ...['/etc/x', '../x', 'charts/../../x', 'C:x', 'charts\\x', 'x\0'].flatMap((path): [string, string, string][] => [
      [`with the file ${JSON.stringify(path)}`, written({ deployed: { ...stack, files: [file(path, '')] } }), unlike],
      [`with the main file ${JSON.stringify(path)}`, written({ deploying: { ...stack, main: path } }), unlike],
      [`in the folder ${JSON.stringify(path)}`, written({ deployed: { ...stack, directory: path } }), unlike],
    ]),
  ])('is refused: %s', (_, text, says) => {
    expect(() => readEntry(text, 'kept')).toThrow(new EstateError(says));
  });

  test('may have names with dots', () => {
    const files = ['..x', 'a..b/c', '.hidden'].map((path) => file(path, ''));
    const entry = { id: 'a', deployed: { ...stack, files } };
    expect(readEntry(textOfEntry(entry), 'kept')).toStrictEqual(entry);
  });

  test('is what was begun last, else what was deployed', () => {
    const other = { ...stack, directory: 'other' };
    expect(newest({ id: 'a', deployed: stack, deploying: other })).toBe(other);
    expect(newest({ id: 'a', deployed: stack })).toBe(stack);
    expect([
      isSameDeployed(stack, { ...stack }),
      isSameDeployed(stack, other),
      isSameDeployed(undefined, stack),
    ]).toEqual([...[true, false, false]]);
  });
});

describe('a snapshot', () => {
  test('holds every file with its bytes, text as text, and nothing that leads out of the output', () => {
    const folder = output({ 'a.sh': 'exit', 'bom.txt': '\ufeffx' }, main);
    const at = (path: string) => join(folder, 'stacks', 'a', path);
    chmodSync(at('a.sh'), 0o755);
    writeFileSync(at('logo.png'), Buffer.from([0x89, 0xff, 0x00]));
    symlinkSync(folders, at('out'));
    const taken = snapshotOf({ folder }, stackIn(folder));
    const ofFile = Object.fromEntries(taken.files.map(({ path, sha256: _, ...rest }) => [path, rest]));
    expect([taken.directory, taken.main, taken.dependsOn, 'record' in taken]).toEqual([
      ...['stacks/a', 'cdk.tf.json', [], false],
    ]);
    expect(ofFile).toStrictEqual({
      'a.sh': { role: 'asset', isExecutable: true, content: 'exit', as: 'utf8' },
      'bom.txt': { role: 'asset', content: '\ufeffx', as: 'utf8' },
      'cdk.tf.json': { role: 'main', content: main, as: 'utf8' },
      'logo.png': { role: 'asset', content: 'if8A', as: 'base64' },
    });
    expect(taken.files.flatMap((one) => (one.path === 'logo.png' ? [...bytesOf(one)] : []))).toEqual([
      0x89, 0xff, 0x00,
    ]);
  });

  test('read again is the stack that it was taken of', () => {
    const folder = output({ 'charts/a.yaml': 'x', 'a.sh': '' }, main);
    chmodSync(join(folder, 'stacks/a/a.sh'), 0o755);
    writeFileSync(
      join(folder, 'landing-zone.json'),
      JSON.stringify({ version: 1, stacks: [{ id: 'a', kind: 'team', owner: 'web@acme.example' }] }),
    );
    const read = readEstate(folder).stacks.get('a');
    if (read === undefined) throw new Error('there is a stack a');
    const again = stackOfDeployed('a', snapshotOf({ folder }, read));
    expect(again).toEqual(read);
    expect(again.files).toStrictEqual(read.files);
  });

  test('without its configuration, or with another one than Terraform takes, is none', () => {
    expect(() => stackOfDeployed('a', { ...stack, main: 'x.tf.json' })).toThrow(
      new EstateError('stacks/a/x.tf.json: is not in what was kept of stack a'),
    );
    const broken = { ...stack, directory: './stacks//a', files: [file('cdk.tf.json', '{"resource":["x"]}')] };
    expect(() => stackOfDeployed('a', broken)).toThrow(
      new EstateError('stacks/a/cdk.tf.json: resource is not an object'),
    );
  });
});
