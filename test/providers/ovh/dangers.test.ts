import { describe, expect, test } from 'vitest';
import { clusterDangers } from '../../../providers/kubernetes/dangers';
import { dangers } from '../../../providers/ovh/schema/dangers';
import { entries } from '../../../providers/ovh/schema/parse';
import { ovhBehaviour } from '../../../providers/ovh/schema/sandbox';
import { schemaOf } from '../../../providers/schemas';

const all = Object.entries({ ...dangers, ...clusterDangers }).flatMap(([type, list]) =>
  list.map((danger) => ({ type, ...danger })),
);

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

test('what is ignored or stays in the sandbox is a danger here', () => {
  const known = (type: string, effect: string) => (dangers[type] ?? []).filter((danger) => danger.effect === effect);
  const covers = (type: string, effect: string, attribute: string) =>
    known(type, effect).some(({ attributes = [] }) => attributes.includes(attribute));
  const missing = Object.entries(ovhBehaviour.resources).flatMap(([type, behaviour]) => [
    ...(behaviour.ignoresUpdate ?? [])
      .filter((name) => !covers(type, 'ignored', name))
      .map((name) => `${type}.${name} is ignored`),
    ...(behaviour.destroyKeeps && known(type, 'keeps').length === 0 ? [`${type} stays`] : []),
  ]);
  expect(missing).toEqual([]);
});
