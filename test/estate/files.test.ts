import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EstateError } from '../../src/estate/json';
import { readEstate } from '../../src/estate/read';
import { manifest, output, root, stackIn } from './output';

const rolesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(stackIn(folder).files.map(({ path, role }) => [path, role]));

const notRead = {
  configuration: 'is configuration beside what cdktf wrote, which is not read here',
  override: 'overrides what cdktf wrote, and is not read here',
  variables: 'sets variables, and is not read here',
  module: 'is configuration of a module, which is not read here',
  plugin: 'is a program that Terraform takes for a provider',
};

describe('every file that Terraform or OpenTofu reads in a working directory', () => {
  test.each([
    ['extra.tf', 'configuration'],
    ['extra.tf.json', 'configuration'],
    ['extra.tofu', 'configuration'],
    ['extra.tofu.json', 'configuration'],
    ['EXTRA.TF', 'configuration'],
    ['override.tf', 'override'],
    ['override.tf.json', 'override'],
    ['x_override.tf', 'override'],
    ['x_override.tofu.json', 'override'],
    ['terraform.tfvars', 'variables'],
    ['terraform.tfvars.json', 'variables'],
    ['x.auto.tfvars', 'variables'],
    ['x.auto.tfvars.json', 'variables'],
    ['modules/net/main.tf', 'module'],
    ['x.tftest.hcl', 'configuration'],
    ['tests/x.tftest.json', 'configuration'],
    ['terraform.d/plugins/x/terraform-provider-ovh', 'plugin'],
    ['modules/net/deep/er/main.tf.json', 'module'],
  ] as const)('%s is found, and named as unread', (path, role) => {
    const folder = output({ [path]: '{}' });
    expect(rolesIn(folder)).toEqual({ 'cdk.tf.json': 'main', [path]: role });
    expect(readEstate(folder).unread).toEqual([{ stack: 'a', path: `stacks/a/${path}`, why: notRead[role] }]);
  });

  test('what it does not parse is an asset, and a lock file a lock: neither is unread', () => {
    const folder = output({
      'assets/chart/values.yaml': 'a: 1',
      'assets/.hidden': '',
      '.hidden.tf': '',
      'main.tf~': '',
      'x.tfvars': '',
      '.terraform.lock.hcl': '',
    });
    expect(rolesIn(folder)).toEqual({
      '.hidden.tf': 'asset',
      '.terraform.lock.hcl': 'lock',
      'assets/.hidden': 'asset',
      'assets/chart/values.yaml': 'asset',
      'cdk.tf.json': 'main',
      'main.tf~': 'asset',
      'x.tfvars': 'asset',
    });
    expect(readEstate(folder).unread).toEqual([]);
  });

  test('what a run leaves is not part of it', () => {
    const folder = output({
      '.terraform/modules/modules.json': '{}',
      '.terraform.tfstate.lock.info': '{}',
      'crash.log': '',
      'errored.tfstate': '{}',
      'terraform.tfstate': '{}',
      'terraform.tfstate.1700000000.backup': '{}',
      'terraform.tfstate.backup': '{}',
      'terraform.tfstate.d/other/terraform.tfstate': '{}',
    });
    expect(Object.keys(rolesIn(folder))).toEqual(['cdk.tf.json']);
  });

  test('nothing hides behind a name like what a run leaves', () => {
    const hidden = {
      'crash.auto.tfvars': 'variables',
      'errored.tfstate.tf': 'configuration',
      'terraform.tfstate.auto.tfvars': 'variables',
      'terraform.tfstate.d.tf.json': 'configuration',
      'terraform.tfstate.tf': 'configuration',
      'terraform.tfstate/main.tf': 'module',
      'terraform.tfstate_override.tf.json': 'override',
    };
    const folder = output(Object.fromEntries(Object.keys(hidden).map((path) => [path, ''])));
    expect(rolesIn(folder)).toEqual({ 'cdk.tf.json': 'main', ...hidden });
    symlinkSync('../../..', join(folder, 'stacks/a/.terraform'));
    expect(stackIn(folder).files).toContainEqual(
      expect.objectContaining({
        path: '.terraform',
        unread: 'is a link that leads out of the output folder',
        isUnhashed: true,
      }),
    );
  });
});

describe('a file that nobody should open', () => {
  test('a pipe is named, and nobody waits for it', () => {
    const folder = output();
    execFileSync('mkfifo', [join(folder, 'stacks/a/pipe.tf.json')]);
    expect(readEstate(folder).unread).toEqual([
      { stack: 'a', path: 'stacks/a/pipe.tf.json', why: 'is no regular file' },
    ]);
  });

  test('as a manifest, a stack or a landing-zone.json is an error that names it', () => {
    for (const file of ['manifest.json', 'stacks/a/cdk.tf.json', 'landing-zone.json']) {
      const folder = output();
      rmSync(join(folder, file), { force: true });
      execFileSync('mkfifo', [join(folder, file)]);
      expect(() => readEstate(folder)).toThrow(`${join(folder, file)}: is no regular file`);
    }
  });

  test('a link out of the output folder is not followed, wherever it stands', () => {
    const secret = join(root, 'secret.json');
    writeFileSync(secret, '{"resource":{}}');
    const asset = output();
    symlinkSync(secret, join(asset, 'stacks/a/linked.txt'));
    const why = 'is a link that leads out of the output folder';
    expect(readEstate(asset).unread).toEqual([{ stack: 'a', path: 'stacks/a/linked.txt', why }]);
    const main = output();
    rmSync(join(main, 'stacks/a/cdk.tf.json'));
    symlinkSync(secret, join(main, 'stacks/a/cdk.tf.json'));
    expect(() => readEstate(main)).toThrow(`${join(main, 'stacks/a/cdk.tf.json')}: ${why}`);
    const directory = output();
    rmSync(join(directory, 'stacks/a'), { recursive: true });
    symlinkSync(join(main, '..'), join(directory, 'stacks/a'));
    writeFileSync(join(root, 'cdk.tf.json'), '{}');
    expect(() => readEstate(directory)).toThrow(
      `${join(directory, 'stacks/a')}: is a link to elsewhere; stack a is not read`,
    );
  });

  test('a link inside of it is followed: Terraform follows it too', () => {
    const folder = output({ 'assets/real.yaml': 'a: 1' });
    symlinkSync('real.yaml', join(folder, 'stacks/a/assets/link.yaml'));
    const [link, real] = stackIn(folder).files.filter(({ role }) => role === 'asset');
    expect(link).toEqual({ ...real, path: 'assets/link.yaml' });
  });
});

describe('what is written so that Terraform reads something else than a parser', () => {
  const unlike = (main: string | Buffer): string | undefined => {
    const folder = output();
    writeFileSync(join(folder, 'stacks/a/cdk.tf.json'), main);
    return readEstate(folder).unread[0]?.why;
  };

  test('a number of more digits than a double holds', () => {
    const why = 'has a number that is longer than is read here';
    expect(unlike('{"locals":{"a":9007199254740993}}')).toBe(why);
    expect(unlike('{"locals":{"a":1e400}}')).toBe(why);
    expect(unlike('{"locals":{"a":"9007199254740993 1e400","b":123456789012.5}}')).toBeUndefined();
  });

  test('bytes that are no UTF-8', () => {
    expect(unlike(Buffer.from('{"locals":{"a":"\xff"}}', 'latin1'))).toBe('is not UTF-8');
    expect(unlike('{"locals":{"a":"é \ufffd"}}')).toBeUndefined();
  });

  test('a string of 30 MB is read', () => {
    expect(unlike(`{"locals":{"a":"${'x\\"'.repeat(10_000_000)}"}}`)).toBeUndefined();
  });
});

test.each(['.cdk.tf.json', 'main.json', 'x_override.tf.json', 'CDK.TF.JSON'])(
  '%s is not taken for the configuration of a stack: Terraform would not',
  (main) => {
    const folder = output({ [main]: '{}' });
    const entry = { synthesizedStackPath: `stacks/a/${main}`, workingDirectory: 'stacks/a' };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks: { a: entry } }));
    expect(() => readEstate(folder)).toThrow(EstateError);
  },
);

describe('JSON in which a key stands twice', () => {
  test.each([
    ['a section', '{"resource":{"terraform_data":{"A":{"provisioner":[]}}},"resource":{}}'],
    ['a resource', '{"resource":{"terraform_data":{"A":{"input":1},"A":{"input":2}}}}'],
    ['written with an escape', '{"resource":{"x":{"A":{"in":1,"\\u0069n":2}}}}'],
  ])('%s: Terraform takes both, so the file is unread', (_, main) => {
    expect(readEstate(output({}, main)).unread).toEqual([
      {
        stack: 'a',
        path: 'stacks/a/cdk.tf.json',
        why: 'has a key twice: Terraform takes both, here only the last one is read',
      },
    ]);
  });

  test('is told from texts that look like keys', () => {
    const main = JSON.stringify({ output: { x: { value: '{"a":1,"a":2} "b": \\"c\\": ' } } });
    expect(readEstate(output({}, main)).unread).toEqual([]);
  });

  test('is no manifest', () => {
    const folder = output();
    writeFileSync(join(folder, 'manifest.json'), '{"stacks":{},"stacks":{}}');
    expect(() => readEstate(folder)).toThrow(
      `${join(folder, 'manifest.json')}: has a key twice: Terraform takes both, here only the last one is read; synthesize again`,
    );
  });
});

describe('working directories', () => {
  test('of two stacks are two', () => {
    const folder = output();
    for (const [other, where] of [
      ['stacks/./a', 'a and b have one working directory, stacks/a'],
      ['stacks/a/', 'a and b have one working directory, stacks/a'],
      ['stacks/a/b', 'a and b have one working directory, stacks/a/b'],
      ['.', 'b and a have one working directory, stacks/a'],
    ] as const) {
      writeFileSync(join(folder, 'manifest.json'), manifest({ a: 'stacks/a', b: other }));
      expect(() => readEstate(folder)).toThrow(`${join(folder, 'manifest.json')}: stacks ${where}`);
    }
  });

  test('are where Terraform runs, whatever the manifest calls the file', () => {
    const folder = output({ 'moved/cdk.tf.json': '{"resource":{"terraform_data":{"Moved":{}}}}' });
    const entry = { synthesizedStackPath: 'stacks/a/cdk.tf.json', workingDirectory: 'stacks/a/moved' };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks: { a: entry } }));
    expect([...stackIn(folder).blocks.keys()]).toEqual(['terraform_data.Moved']);
  });
});
