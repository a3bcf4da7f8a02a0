import { describe, expect, test } from 'vitest';
import type { Stack, Value, Values } from '../../src/estate/model';
import { backendOf, isSamePlace, placeOf, shareState, stateOf } from '../../src/estate/states';
import { stackWith } from '../review/outputs';

const kept = (terraform: Values, id = 'prod'): Stack => stackWith(id, { terraform });

/** `kind name within`, as far as a stack says where its state is. */
const shown = (terraform: Values): string => {
  const place = stateOf(kept(terraform));
  if (place === undefined) return 'unknown';
  const around = Object.entries(place.within).map(([key, value]) => `${key}=${value}`);
  return [place.kind, place.name, ...around].join(' ');
};

const backend = (kind: string, config: Values): Values => ({ backend: { [kind]: config } });

describe('the place of a state', () => {
  test.each<[Values, string]>([
    [{}, 'local stacks/prod/terraform.tfstate'],
    [{ backend: null }, 'local stacks/prod/terraform.tfstate'],
    [{ backend: { s3: null } }, 'local stacks/prod/terraform.tfstate'],
    [{ cloud: null }, 'local stacks/prod/terraform.tfstate'],
    [backend('local', { path: '../../prod.tfstate' }), 'local prod.tfstate'],
    [backend('local', { path: '/states/../prod.tfstate' }), 'local /prod.tfstate'],
    [backend('local', { path: 5 }), 'unknown'],
    [backend('local', { workspace_dir: 'all' }), 'unknown'],
    [backend('local', { workspace_dir: null }), 'local stacks/prod/terraform.tfstate'],
    [backend('s3', { key: 'a', bucket: 'b', region: 'gra' }), 's3 a bucket=b'],
    [backend('s3', { key: 'a', bucket: 5 }), 's3 a'],
    [backend('s3', { bucket: 'b' }), 'unknown'],
    [{ backend: [{ s3: [{ key: 'a', bucket: 'b' }] }] }, 's3 a bucket=b'],
    [
      backend('azurerm', { key: 'a', container_name: 'c', storage_account_name: 's' }),
      'azurerm a container_name=c storage_account_name=s',
    ],
    [backend('oss', { key: 'a', bucket: 'b', prefix: 'p' }), 'oss a bucket=b prefix=p'],
    [backend('cos', { key: 'a', bucket: 'b', prefix: 'p' }), 'cos a bucket=b prefix=p'],
    [backend('gcs', { prefix: 'a', bucket: 'b' }), 'gcs a bucket=b'],
    [backend('http', { address: 'https://a' }), 'http https://a'],
    [backend('consul', { path: 'a', address: 'b' }), 'consul a address=b'],
    [backend('pg', { schema_name: 'a' }), 'pg a'],
    [backend('kubernetes', { secret_suffix: 'a', namespace: 'b' }), 'kubernetes a namespace=b'],
    [backend('swift', { state_name: 'a', container: 'b' }), 'swift a container=b'],
    [backend('oci', { key: 'a', bucket: 'b', namespace: 'c' }), 'oci a bucket=b namespace=c'],
    [backend('other', { key: 'a', bucket: 'b' }), 'other a'],
    [{ cloud: { organization: 'o', workspaces: { name: 'a' } } }, 'remote a organization=o'],
    [
      { cloud: [{ organization: 'o', hostname: 'h', workspaces: [{ prefix: 'a-' }] }] },
      'remote a- organization=o hostname=h',
    ],
    [backend('remote', { workspaces: [{ name: 'a', prefix: 'b' }] }), 'remote a'],
    [backend('remote', {}), 'unknown'],
    [{ cloud: { workspaces: { tags: ['a'] } } }, 'unknown'],
  ])('of a stack with %j is %s', (terraform, place) => {
    expect(shown(terraform)).toBe(place);
  });

  test('is the same however Terraform Cloud is written', () => {
    const config = { organization: 'o', workspaces: { name: 'a' } };
    expect(placeOf('cloud', config, kept({}))).toEqual(stateOf(kept({ cloud: config })));
    expect(backendOf(kept({ cloud: config, ...backend('s3', {}) }))).toEqual({ kind: 'remote', config });
  });
});

describe('two places', () => {
  const s3 = (key: string, within: Readonly<Record<string, string>> = {}) => ({ kind: 's3', name: key, within });
  const local = (name: string) => ({ kind: 'local', name, within: {} });

  test.each([
    ['the same key', s3('a'), s3('a'), true],
    ['other keys', s3('a'), s3('b'), false],
    ['the same bucket', s3('a', { bucket: 'b' }), s3('a', { bucket: 'b' }), true],
    ['other buckets', s3('a', { bucket: 'b' }), s3('a', { bucket: 'c' }), false],
    ['a bucket that only one says', s3('a', { bucket: 'b' }), s3('a'), true],
    ['one of two things that differs', s3('a', { x: '1', y: '2' }), s3('a', { x: '1', y: '3' }), false],
    ['other kinds', s3('a'), local('a'), false],
    ['the same file, synthesized elsewhere', local('/ci/prod.tfstate'), local('prod.tfstate'), true],
    ['a file that only ends so', local('/ci/old-prod.tfstate'), local('prod.tfstate'), false],
    ['two files of machines', local('/ci/prod.tfstate'), local('/prod.tfstate'), false],
    ['files in two folders', local('x/prod.tfstate'), local('prod.tfstate'), false],
    ['keys that end as files would', s3('/ci/a'), s3('a'), false],
  ])('with %s', (_, a, b, isSame) => {
    expect([isSamePlace(a, b), isSamePlace(b, a)]).toEqual([isSame, isSame]);
  });

  test('are shared by two stacks, not by one with itself, nor where one is unknown', () => {
    const at = (key: Value): Values => backend('s3', { key });
    expect(shareState(kept(at('a'), 'x'), kept(at('a'), 'y'))).toBe(true);
    expect(shareState(kept(at('a'), 'x'), kept(at('b'), 'y'))).toBe(false);
    expect(shareState(kept(at('a'), 'x'), kept(at('a'), 'x'))).toBe(false);
    expect(shareState(kept(at(null), 'x'), kept(at('a'), 'y'))).toBe(false);
    expect(shareState(kept(at('a'), 'x'), kept(at(null), 'y'))).toBe(false);
  });
});
