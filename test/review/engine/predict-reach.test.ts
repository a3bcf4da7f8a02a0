import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../outputs';

type Side = readonly [Resources, Values?];

/** `action address: reason by what it waits for`, of each change. */
const verdicts = ([before, old = {}]: Side, [after, now = old]: Side): string[] =>
  reviewOf(outputOf({ prod: before }, old), outputOf({ prod: after }, now))
    .stacks.flatMap(({ changes }) => changes)
    .map(({ action, address, reasons }) =>
      [
        `${action} ${address}`,
        ...reasons.map(({ attribute, certain, because }) => `${attribute} ${certain ? 'certain' : because}`),
      ].join(': '),
    );

/** What becomes of something that is made anew when a value is another one. */
const ofReader = (reference: string, [before, old]: Side, [after, now]: Side): string | undefined => {
  const reader = { 'terraform_data.T': { triggers_replace: `\${${reference}}` } };
  const found = verdicts([{ ...before, ...reader }, old], [{ ...after, ...reader }, now]);
  return found
    .find((one) => one.includes('terraform_data.T'))
    ?.replace('replace terraform_data.T: triggers_replace ', '');
};

const user = (description: string, more: Values = {}): Resources => ({
  'ovh_cloud_project_user.U': { service_name: 'p', description, ...more },
});
const databaseUser = 'ovh_cloud_project_database_user';
const reset = (password_reset: string): Resources => ({
  [`${databaseUser}.U`]: { service_name: 'p', engine: 'mysql', cluster_id: 'c', name: 'u', password_reset },
});
const box = (a: number, more: Values = {}): Resources => ({
  'acme_box.B': { size: 1, list: [{ a, b: 2 }], none: null, ...more },
});
const data = (input: string, more: Values = {}): Resources => ({ 'terraform_data.I': { input, ...more } });

test.each<[string, Resources, Resources, string | undefined]>([
  // of something that changes in place: what is written is known, what the API gives stays
  ['acme_box.B', box(1), box(2), 'B'],
  ['acme_box.B.list', box(1), box(2), 'B'],
  ['acme_box.B.list[0].a', box(1), box(2), 'certain'],
  ['acme_box.B.list[0].b', box(1), box(2), undefined],
  ['acme_box.B.size', box(1), box(2), undefined],
  ['acme_box.B.id', box(1), box(2), undefined],
  ['acme_box.B.none', box(1), box(2), undefined],
  // what the provider leaves open when something changes; it goes on telling what the API works out anew
  [`${databaseUser}.U.password`, reset('a'), reset('b'), 'U'],
  ['ovh_cloud_project_user.U.roles', user('a', { role_name: 'x' }), user('a', { role_name: 'y' }), undefined],
  ['ovh_cloud_project_user.U.id', user('a', { role_name: 'x' }), user('a', { role_name: 'y' }), undefined],
  ['terraform_data.I.output', data('a'), data('b'), 'I'],
  ['terraform_data.I.input', data('a'), data('b'), 'certain'],
  ['terraform_data.I.id', data('a'), data('b'), undefined],
  ['terraform_data.I', data('a'), data('b'), 'I'],
  // of something that is made anew all that isn't written
  ['terraform_data.I.id', data('a', { triggers_replace: 1 }), data('a', { triggers_replace: 2 }), 'I'],
  ['terraform_data.I.output', data('a', { triggers_replace: 1 }), data('a', { triggers_replace: 2 }), 'I'],
  ['terraform_data.I.input', data('a', { triggers_replace: 1 }), data('a', { triggers_replace: 2 }), undefined],
  // of something that is new: it was read before, too, or nothing could be deployed
  ['acme_box.B.id', {}, box(1), undefined],
  ['acme_box.B', {}, box(1), undefined],
  ['acme_box.B', box(1), box(1), undefined],
  ['acme_box.B.list', box(1), box(2, { size: 2 }), 'B'],
])('what reads %s of %j, which is %j from now on, waits for it or not: %s', (reference, before, after, expected) => {
  expect(ofReader(reference, [before], [after])).toBe(expected);
});

describe('a value that carries others on', () => {
  const id = `\${ovh_cloud_project_user.U.id}`;

  test.each<[string, Values, string]>([
    ['by itself', { x: id }, 'U'],
    ['behind another one', { x: `\${local.y}`, y: id }, 'U'],
    ['in a circle', { x: `\${local.y}`, y: `\${local.x}${id}` }, 'U'],
    ['beside another one that stays', { x: `\${local.y}${id}`, y: `\${var.z}` }, 'U'],
  ])('%s has what is behind it as its cause', (_, locals, because) => {
    expect(ofReader('local.x', [user('a'), { locals }], [user('b'), { locals }])).toBe(because);
  });

  test('is itself the cause where nothing behind it is known', () => {
    const locals = (name: string) => ({ locals: { x: `\${var.${name}}` } });
    expect(ofReader('local.x', [{}, locals('a')], [{}, locals('b')])).toBe('local.x');
    expect(ofReader('local.x', [{}, locals('a')], [{}, locals('a')])).toBeUndefined();
  });

  test('is another one where it is known and differs', () => {
    const sections = (value: string) => ({ variable: { a: { default: value } } });
    expect(ofReader('var.a', [{}, sections('1')], [{}, sections('2')])).toBe('certain');
  });
});

describe('a data source', () => {
  const reading = (more: Values): Values => ({ data: { acme_d: { D: more } } });
  const ofData = (before: Side, after: Side) => ofReader('data.acme_d.D.id', before, after);

  test('is read at apply where it depends on what changes, moves or is made anew', () => {
    const after = reading({ depends_on: ['acme_box.B'] });
    expect(ofData([box(1), after], [box(2), after])).toBe('data.acme_d.D');
    expect(ofData([box(1), after], [box(1), after])).toBeUndefined();
    const moved = { 'acme_box.C': box(1)['acme_box.B'] ?? {} };
    expect(ofData([box(1), after], [moved, reading({ depends_on: ['acme_box.C'] })])).toBe('data.acme_d.D');
  });

  test('is read at apply where it asks with a value that is not known yet', () => {
    const asks = reading({ name: `\${ovh_cloud_project_user.U.id}` });
    expect(ofData([user('a'), asks], [user('b'), asks])).toBe('data.acme_d.D');
    expect(ofData([user('a', { role_name: 'x' }), asks], [user('a', { role_name: 'y' }), asks])).toBeUndefined();
  });
});

describe('what lives in a cluster', () => {
  const cluster = (region: string): Resources => ({
    'ovh_cloud_project_kube.K': { service_name: 'p', region, version: '1.34' },
    'kubernetes_namespace_v1.N': { metadata: [{ name: 'n' }] },
    'helm_release.R': { name: 'r', chart: 'c', provider: 'helm.main' },
    'acme_thing.A': { size: 1 },
  });
  const providers = (host: string): Values => ({
    provider: { kubernetes: [{ host }], helm: [{ alias: 'main', kubernetes: { host } }] },
  });
  const host = `\${ovh_cloud_project_kube.K.kubeconfig_attributes[0].host}`;
  const replaced = 'replace ovh_cloud_project_kube.K: region certain';

  test('goes with it', () => {
    expect(verdicts([cluster('GRA11'), providers(host)], [cluster('SBG5')])).toEqual([
      replaced,
      'replace kubernetes_namespace_v1.N: provider K',
      'replace helm_release.R: provider K',
    ]);
  });

  test('stays where the provider leads elsewhere, or only its configuration differs', () => {
    expect(verdicts([cluster('GRA11'), providers('https://a')], [cluster('SBG5')])).toEqual([replaced]);
    expect(verdicts([cluster('GRA11'), providers('https://a')], [cluster('GRA11'), providers('https://b')])).toEqual(
      [],
    );
  });
});

describe('why something is made anew', () => {
  const key = (service_name: string, user_id = `\${ovh_cloud_project_user.U.id}`, more: Values = {}): Resources => ({
    'ovh_cloud_project_user_s3_credential.K': { service_name, user_id, ...more },
  });
  const user1 = 'replace ovh_cloud_project_user.U: description certain';
  const ofKey = (before: Resources, after: Resources) =>
    verdicts([{ ...user('a'), ...before }], [{ ...user('b'), ...after }]).filter((one) => one !== user1);

  test('is said by attribute, one reason each, in the order of their names', () => {
    expect(ofKey(key('p'), key('q'))).toEqual([
      'replace ovh_cloud_project_user_s3_credential.K: service_name certain: user_id U',
    ]);
    expect(ofKey(key('p', 'x'), key('p'))).toEqual(['replace ovh_cloud_project_user_s3_credential.K: user_id U']);
  });

  test('is told once, of an attribute that is written otherwise and waits, too', () => {
    const [base, head] = [
      { ...user('a'), ...key('p', 'x') },
      { ...user('b'), ...key('p') },
    ];
    const { stacks } = reviewOf(outputOf({ prod: base }), outputOf({ prod: head }));
    const [found] = stacks.flatMap(({ changes }) => changes).filter(({ path }) => path === 'K');
    expect(found?.attributes).toEqual([{ attribute: 'user_id', before: 'x', after: `\${U.id}` }]);
  });

  test('is nothing that is ignored', () => {
    const ignored = key('p', undefined, { lifecycle: { ignore_changes: ['user_id'] } });
    expect(ofKey(ignored, ignored)).toEqual([]);
  });

  test('is what triggers it, as sure as that changes', () => {
    const by = (of: Values): Resources => ({
      'acme_box.B': of,
      'acme_t.T': { size: 1, lifecycle: { replace_triggered_by: ['acme_box.B'] } },
    });
    const ofTrigger = (before: Values, after: Values) =>
      verdicts([{ ...user('a'), ...by(before) }], [{ ...user('b'), ...by(after) }]).filter((one) => one.includes('.T'));
    const waiting = { of: `\${ovh_cloud_project_user.U.id}` };
    expect(ofTrigger(waiting, waiting)).toEqual(['replace acme_t.T: replace_triggered_by B']);
    expect(ofTrigger({ ...waiting, x: 1 }, { ...waiting, x: 2 })).toEqual([
      'replace acme_t.T: replace_triggered_by certain',
    ]);
    expect(ofTrigger({ x: 1 }, { x: 1 })).toEqual([]);
  });

  test('is never that something moved: its new address is made, and nothing is replaced for that', () => {
    const by = (address: string): Resources => ({
      [address]: { size: 1, a: 1 },
      'acme_t.T': { size: 1, lifecycle: { replace_triggered_by: [address] } },
    });
    expect(verdicts([by('acme_box.B')], [by('acme_box.C')])).toEqual(['move acme_box.C']);
  });
});

test('what waits for something that moved waits for what is made, and reads what is written', () => {
  const side = (name: string): Resources => ({
    [`acme_box.${name}`]: { size: 1, a: 1 },
    'terraform_data.T': { triggers_replace: `\${acme_box.${name}.id}` },
    'terraform_data.W': { triggers_replace: `\${acme_box.${name}.size}` },
  });
  expect(verdicts([side('B')], [side('C')])).toEqual([
    'move acme_box.C',
    'replace terraform_data.T: triggers_replace C',
  ]);
});
