import { describe, expect, test } from 'vitest';
import { clusterDangers } from '../../../providers/kubernetes/dangers';
import { ovhSchema } from '../../../providers/ovh/schema';
import { dangers } from '../../../providers/ovh/schema/dangers';
import { entries } from '../../../providers/ovh/schema/parse';
import { ovhBehaviour } from '../../../providers/ovh/schema/sandbox';
import { knownDangers, schemaOf } from '../../../providers/schemas';

const types = [...Object.keys(ovhSchema.resources), ...Object.keys(dangers), ...Object.keys(clusterDangers)];
const all = [...new Set(types)].flatMap((type) => knownDangers(type).map((danger) => ({ type, ...danger })));

describe('every danger', () => {
  test('is one of a type and of attributes that there are', () => {
    const unknown = all.flatMap(({ type, attributes = [] }) => {
      const schema = schemaOf(type);
      if (schema === undefined) return [type];
      const paths = new Set([...entries(schema.attributes, type)].map(({ path }) => path));
      return attributes.filter((path) => !paths.has(path)).map((path) => `${type}.${path}`);
    });
    expect(unknown).toEqual([]);
  });

  test('says what happens, and where that is from', () => {
    for (const { says, source } of all) {
      expect(says).toMatch(/^[a-z].*[^.]$/);
      expect(source).not.toBe('');
    }
  });

  test('is about attributes where it is about a change; only what does nothing but empty something is about all of it', () => {
    const changes = all.filter(({ effect }) => effect !== 'keeps' && effect !== 'buys');
    const whole = changes.filter(({ attributes = [] }) => attributes.length === 0);
    expect(whole.map(({ type, effect }) => [type, effect])).toEqual([['ovh_dedicated_server_reinstall_task', 'wipes']]);
  });
});

test('what stays in the sandbox is a danger here', () => {
  const missing = Object.entries(ovhBehaviour.resources).flatMap(([type, { destroyKeeps }]) =>
    destroyKeeps && !(dangers[type] ?? []).some(({ effect }) => effect === 'keeps') ? [type] : [],
  );
  expect(missing).toEqual([]);
});

test('what the sandbox ignores is a danger, in the same words', () => {
  const { says, source } = ovhBehaviour.resources['ovh_cloud_project_network_private']?.ignoresUpdate?.['name'] ?? {};
  expect(knownDangers('ovh_cloud_project_network_private')).toEqual([
    { effect: 'ignored', attributes: ['name'], says, source },
  ]);
});
