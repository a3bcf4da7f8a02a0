import { describe, expect, test } from 'vitest';
import type { Values } from '../../../../src/estate/model';
import type { Resources } from '../../outputs';
import { found } from './found';

const runs = (command: string, more: Values = {}): Values => ({
  ...more,
  provisioner: [{ 'local-exec': { command } }],
});
const gates = (one: (value: string) => Resources) =>
  found([one('a')], [one('b')]).filter((says) => !says.startsWith('listed '));

describe('what a provisioner reads is what it runs', () => {
  test.each<[string, (value: string) => Resources, string]>([
    ['of itself', (x) => ({ 'null_resource.X': runs('${self.triggers.x}', { triggers: { x } }) }), ': b'],
    ['in each instance', (x) => ({ 'null_resource.X': runs('${self.triggers.x}', { count: 1, triggers: { x } }) }), ''],
    ['what it passes on', (x) => ({ 'terraform_data.X': runs('${self.output.x}', { input: { x } }) }), ': b'],
    [
      'of another one',
      (x) => ({ 'null_resource.X': runs('${null_resource.Y.triggers.x}'), 'null_resource.Y': { triggers: { x } } }),
      ': b',
    ],
    [
      'what only Terraform knows of another one',
      (a) => ({ 'null_resource.X': runs('${acme_y.Y.script}'), 'acme_y.Y': { a } }),
      ': ${acme_y.Y.script}',
    ],
    [
      'a secret, which stays hidden',
      (password) => ({ 'null_resource.X': runs('${self.triggers.password}', { triggers: { password } }) }),
      ': ${self.triggers.password}',
    ],
  ])('%s', (_, one, says) => {
    const [only, ...more] = gates(one);
    expect(more).toEqual([]);
    expect(only).toMatch(/^runs-code (null_resource|terraform_data)\.X(\[0\])?: runs a local-exec provisioner: /);
    expect(only?.endsWith(says)).toBe(true);
  });

  test('and where it connects to', () => {
    const connected = (host: string): Resources => ({
      'null_resource.X': { triggers: { host }, connection: { host: '${self.triggers.host}' } },
    });
    expect(gates(connected)).toEqual(['runs-code null_resource.X: connects to a machine for its provisioners']);
  });

  test.each<[string, (value: string) => Resources]>([
    ['what it does not read', (x) => ({ 'null_resource.X': runs('${self.triggers.y}', { triggers: { x, y: 'y' } }) })],
    ['its id', (input) => ({ 'terraform_data.X': runs('${self.id}', { input }) })],
    ['the id of another one', (a) => ({ 'null_resource.X': runs('${acme_y.Y.id}'), 'acme_y.Y': { a } })],
    [
      'its own address, when it is made again',
      (region) => ({ 'ovh_cloud_project_instance.X': runs('${self.ip_addresses}', { region }) }),
    ],
  ])('but not %s', (_, one) => {
    expect(gates(one)).toEqual([]);
  });
});

describe('a guard behind a value that only Terraform knows', () => {
  const database = (protection: string, more: Resources): Resources => ({
    'ovh_cloud_project_database.D': { deletion_protection: protection },
    ...more,
  });

  test('goes where that is another one, or passes on another one', () => {
    const gone = ['guard ovh_cloud_project_database.D: deletion_protection is taken away'];
    expect(gates((a) => database('${acme_y.Y.is}', { 'acme_y.Y': { a } }))).toEqual(gone);
    expect(gates((a) => database('${terraform_data.Y.output}', { 'terraform_data.Y': { input: a === 'a' } }))).toEqual(
      gone,
    );
  });

  test('stays where that stays', () => {
    expect(gates((a) => database('${acme_y.Y.is}', { 'acme_y.Y': { a: 'a' }, 'acme_y.Z': { a } }))).toEqual([]);
    expect(gates((a) => database('${terraform_data.Y.output}', { 'terraform_data.Y': { input: a !== 'a' } }))).toEqual(
      [],
    );
  });
});
