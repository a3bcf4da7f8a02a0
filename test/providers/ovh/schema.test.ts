import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { families, ovhSchema } from '../../../providers/ovh/schema/index';
import { entries } from '../../../providers/ovh/schema/parse';
import { forceNew, importIdParts, sensitivePaths } from '../../../providers/ovh/schema/terraform';

const resources = Object.entries(ovhSchema.resources);
const all = [
  ...resources.map(([type, schema]) => [type, schema] as const),
  ...Object.entries(ovhSchema.dataSources).map(([type, schema]) => [`data.${type}`, schema] as const),
];
const paths = new Map(
  all.map(([type, { attributes }]) => [type, new Set([...entries(attributes, type)].map((e) => e.path))]),
);

const resource = (type: string) => {
  const schema = ovhSchema.resources[type];
  if (schema === undefined) throw new Error(`no ${type}`);
  return schema;
};

describe('the schema of the OVH provider', () => {
  test('describes no type twice', () => {
    const names = Object.values(families).flatMap(({ resources, dataSources }) => [
      ...Object.keys(resources),
      ...Object.keys(dataSources).map((type) => `data.${type}`),
    ]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('has a family for every file', () => {
    const folder = join(__dirname, '../../../providers/ovh/schema');
    const files = readdirSync(folder)
      .filter((file) => !file.endsWith('.sandbox.ts'))
      .filter((file) => /export const \w+: Family/.test(readFileSync(join(folder, file), 'utf8')));
    const camel = (file: string) =>
      file.replace(/\.ts$/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(Object.keys(families).sort()).toEqual(files.map(camel).sort());
  });

  test('names only attributes that exist in import ids', () => {
    const missing = resources.flatMap(([type, { importId = '' }]) =>
      importIdParts(importId).flatMap((name) => (paths.get(type)?.has(name) ? [] : [`${type}: ${name}`])),
    );
    expect(missing).toEqual([]);
  });

  test('gives every import id by what tells its things apart', () => {
    const wrong = resources.filter(
      ([, { importId }]) => importId !== undefined && importIdParts(importId).length === 0,
    );
    expect(wrong).toEqual([]);
  });

  test('names only attributes that exist in conflicts and requirements', () => {
    const missing = all.flatMap(([type, { attributes }]) =>
      [...entries(attributes, type)].flatMap(({ path, words }) =>
        [...words.conflicts, ...words.requires, ...words.exactlyOne].flatMap((other) =>
          paths.get(type)?.has(other) ? [] : [`${type}.${path}: ${other}`],
        ),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('names only fields that exist as the secrets of an object', () => {
    const missing = all.flatMap(([type, { attributes }]) =>
      [...entries(attributes, type)].flatMap(({ path, words, type: of }) =>
        words.sensitiveFields.flatMap((field) =>
          JSON.stringify(of).includes(`"${field}":`) ? [] : [`${type}.${path}: ${field}`],
        ),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('gives defaults that their own type, range and list of values allow', () => {
    const wrong = all.flatMap(([type, { attributes }]) =>
      [...entries(attributes, type)].flatMap(({ path, words, type: of }) => {
        if (words.default === undefined) return [];
        const [min = -Infinity, max = Infinity] = words.range ?? [];
        const fits =
          (of === 'string' && (words.enum?.includes(words.default) ?? true)) ||
          (of === 'bool' && /^(true|false)$/.test(words.default)) ||
          (of === 'number' && Number(words.default) >= min && Number(words.default) <= max);
        return fits ? [] : [`${type}.${path}: ${words.default}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('says what a replacement loses only where something can replace', () => {
    const wrong = resources.filter(
      ([, schema]) => schema.replacementLoses !== undefined && forceNew(schema).length === 0,
    );
    expect(wrong.map(([type]) => type)).toEqual([]);
  });

  test('keeps blocks and nested attributes apart as the committed list does', () => {
    const found = all.flatMap(([type, { attributes }]) => {
      const groups = [...entries(attributes, type)].flatMap(({ path, group }) => (group ? [{ path, group }] : []));
      return (['block', 'nested'] as const).flatMap((kind) => {
        const members = groups.flatMap(({ path, group }) => (group.kind === kind ? [`${path}:${group.nesting}`] : []));
        return members.length === 0 ? [] : [`${type} ${kind} ${members.sort().join(' ')}`];
      });
    });
    const committed = readFileSync(join(__dirname, 'block-or-nested.txt'), 'utf8').trim().split('\n');
    expect(found.sort()).toEqual(committed.sort());
  });

  test('never mixes blocks into types of the plugin framework', () => {
    const mixed = all.flatMap(([type, { attributes, framework }]) =>
      [...entries(attributes, type)].flatMap(({ path, group }) =>
        group !== undefined && (group.kind === 'nested') !== (framework === true) ? [`${type}.${path}`] : [],
      ),
    );
    expect(mixed).toEqual([]);
  });
});

describe('what a review must call out', () => {
  test.each([
    ['ovh_cloud_project_kube', 'private_network_id', 'etcd data'],
    ['ovh_cloud_project_database', 'engine', 'data of the cluster'],
    ['ovh_cloud_project_storage', 'region_name', 'every object in the bucket'],
    ['ovh_dbaas_logs_output_graylog_stream', 'retention_id', 'logs of the stream and its write token'],
    ['ovh_cloud_project_volume', 'type', 'data of the volume'],
    ['ovh_cloud_project', 'plan', 'everything in it'],
    ['ovh_cloud_project_loadbalancer', 'listeners', 'address'],
  ])('a change of %s.%s replaces it and loses the %s', (type, path, lost) => {
    expect(forceNew(resource(type)).map((change) => change.path)).toContain(path);
    expect(resource(type).replacementLoses).toContain(lost);
  });

  test('the kubeconfig is secret as a whole and by field', () => {
    expect(sensitivePaths(resource('ovh_cloud_project_kube'))).toEqual([
      'kubeconfig',
      'kubeconfig_attributes',
      'kubeconfig_attributes.client_certificate',
      'kubeconfig_attributes.client_key',
      'kubeconfig_attributes.cluster_ca_certificate',
    ]);
  });

  test.each([
    'ovh_vrack_dedicated_cloud',
    'ovh_vrack_ovhcloudconnect',
    'ovh_cloud_project_alerting',
    'ovh_okms_secret',
  ])('%s can not be imported', (type) => {
    expect(resource(type).importId).toBeUndefined();
  });
});
