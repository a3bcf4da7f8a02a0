import { describe, expect, test } from 'vitest';
import { factsOf, type Shape, saidBy } from '../../../src/review/engine/facts';

/** The shape at a path, without the places in lists. */
const shapeAt = (type: string, path: string): Shape | undefined =>
  path
    .split('.')
    .reduce<Shape | undefined>(
      (at, name) => at?.fields?.get(name) ?? at?.element?.fields?.get(name),
      factsOf(type)?.shape,
    );

/** A shape as a line: `list of string, computed`. */
function told(shape: Shape | undefined): string {
  if (shape === undefined) return 'nothing';
  const { kind, element, isBlock, single, forceNew, computed, sensitive, id, default: standard } = shape;
  const words = [
    isBlock && 'block',
    single && 'once',
    forceNew && `replaces ${forceNew}`,
    computed && 'computed',
    sensitive && 'secret',
    id && 'id',
    standard !== undefined && `default "${standard}"`,
  ];
  return [element ? `${kind} of ${told(element)}` : kind, ...words.filter(Boolean)].join(', ');
}

test.each([
  ['ovh_iam_policy', 'resources', 'set of string'],
  ['ovh_iam_policy', 'conditions', 'list of object, block, once'],
  ['ovh_iam_policy', 'conditions.condition', 'list of object, block'],
  ['ovh_iam_policy', 'conditions.condition.values', 'map of string'],
  ['ovh_vrack', 'service_name', 'string, computed, id'],
  ['ovh_vrack', 'plan', 'list of object, block, once, replaces always, computed'],
  ['ovh_vrack', 'plan_option', 'list of object, block, replaces always'],
  ['ovh_vrack', 'order.details', 'list of object, computed'],
  ['ovh_vrack', 'order.details.quantity', 'string'],
  ['ovh_vrack', 'order.details.order_detail_id', 'number, id'],
  ['ovh_okms', 'region', 'string, replaces conditional'],
  ['ovh_okms', 'iam', 'object, computed'],
  ['ovh_okms', 'iam.urn', 'string, computed, id'],
  ['ovh_cloud_project_storage', 'tags', 'map of string, computed'],
  ['ovh_cloud_project_storage', 'replication.rules', 'list of object, computed'],
  ['ovh_cloud_project_storage', 'replication.rules.destination', 'object, computed'],
  ['ovh_cloud_project_kube', 'kubeconfig', 'string, computed, secret'],
  // of a list with secrets only these are hidden
  ['ovh_cloud_project_kube', 'kubeconfig_attributes', 'list of object, computed'],
  ['ovh_cloud_project_kube', 'kubeconfig_attributes.client_key', 'string, secret'],
  ['ovh_cloud_project_kube', 'kubeconfig_attributes.host', 'string'],
  ['ovh_me_identity_user', 'password', 'string, secret'],
  ['ovh_me_identity_user', 'group', 'string, default "DEFAULT"'],
  ['helm_release', 'namespace', 'string, replaces always, computed, default "default"'],
  ['helm_release', 'set_sensitive.value', 'string, secret'],
  ['terraform_data', 'input', 'any'],
  ['terraform_data', 'triggers_replace', 'any, replaces always'],
  ['terraform_data', 'output', 'nothing'],
  ['acme_thing', 'size', 'nothing'],
])('of %s is known what its provider says of %s: %s', (type, path, says) => {
  expect(told(shapeAt(type, path))).toBe(says);
});

test('of a type is known what an update leaves open, what the API works out anew, and what is dangerous', () => {
  const about = (type: string) => {
    const { unknownOnUpdate, opens, dangers } = factsOf(type) ?? { unknownOnUpdate: [], opens: {}, dangers: [] };
    return [[...unknownOnUpdate], opens, dangers.map(({ effect }) => effect)];
  };
  expect(about('ovh_okms')).toEqual([['iam'], {}, ['buys']]);
  expect(about('ovh_cloud_project_user')).toEqual([[], {}, []]);
  expect(about('ovh_cloud_project_database_user')).toEqual([[], { password: ['password_reset'] }, []]);
  expect(about('terraform_data')).toEqual([[], { output: ['input'] }, []]);
  expect(factsOf('acme_thing')).toBeUndefined();
  expect(factsOf('toString')).toBeUndefined();
});

describe('of a value the schema says', () => {
  const text: Shape = { kind: 'string' };
  const of = (fields: Readonly<Record<string, Shape>>): Shape => ({
    kind: 'object',
    fields: new Map(Object.entries(fields)),
  });
  const inner = of({ token: { ...text, sensitive: true }, id: { ...text, id: true }, name: text });
  const shape = of({
    list: { kind: 'list', element: inner },
    hidden: { kind: 'map', element: text, sensitive: true },
    ids: { kind: 'set', element: text, id: true },
    ofIds: { ...inner, id: true },
    text,
  });

  test.each([
    ['', 'unknown'],
    ['text', 'unknown'],
    ['other.deeper', 'unknown'],
    ['list', 'unknown'],
    ['list.0.name', 'unknown'],
    ['list.0.token', 'sensitive'],
    ['list.0.token.deeper', 'sensitive'],
    ['list.0.id', 'id'],
    // a block may be written without the list around it
    ['list.token', 'sensitive'],
    ['list.id', 'id'],
    ['hidden', 'sensitive'],
    ['hidden.key', 'sensitive'],
    ['ids.0', 'id'],
    ['ofIds', 'id'],
    ['ofIds.name', 'unknown'],
  ])('at %j that it is %s', (path, says) => {
    const names = path.split('.').filter(Boolean);
    expect(saidBy(shape)(names)).toBe(says);
    expect(saidBy(shape, true)(names)).toBe('sensitive');
  });

  test('of a whole that it is a secret, or that it tells a thing apart', () => {
    expect(saidBy({ ...text, sensitive: true })([])).toBe('sensitive');
    expect(saidBy({ ...text, id: true })([])).toBe('id');
  });
});
