import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import { withCauses } from '../../../src/review/report/causes';
import type { Cause, ResourceChange } from '../../../src/review/report/report';
import { change, counts, report, stack } from '../fixtures/report';

const version = [{ attribute: 'version', before: '1', after: '2' }];
const changed = (path: string) => change({ action: 'change', path, attributes: version, type: path.split('/')[0] });
const replaced = (path: string, loses?: string) =>
  change({
    action: 'replace',
    path,
    type: path.split('/')[0],
    attributes: version,
    reasons: [{ attribute: 'version', certain: true }],
    ...(loses === undefined ? {} : { loses }),
  });

test('causes stand in the order of what they do: lose, destroy, leave behind, the rest, and of each the more of it first', () => {
  const several = (make: (path: string) => ResourceChange, name: string, n: number) =>
    [...Array(n).keys()].map((index) => make(`${name}/${index}`));
  const { causes } = report({
    stacks: [
      stack({
        changes: [
          ...several(changed, 'few', 1),
          ...several(changed, 'many', 3),
          ...several(replaced, 'ends-few', 1),
          ...several(replaced, 'ends-many', 2),
          ...several((path) => replaced(path, 'all'), 'lost-few', 1),
          ...several((path) => replaced(path, 'all'), 'lost-many', 2),
          ...several((path) => change({ action: 'destroy', path: `gone/${path}`, loses: 'all' }), 'x', 2),
        ],
      }),
      stack({ id: 'old', status: 'removed', changes: [change({ action: 'destroy', path: 'A', loses: 'all' })] }),
    ],
  });
  expect(causes.map(({ type, what }) => type ?? what)).toEqual([
    'lost-many',
    'web-prod/lost-few/0 version',
    'web-prod/gone/x/0',
    'web-prod/gone/x/1',
    'ends-many',
    'web-prod/ends-few/0 version',
    'old',
    'many',
    'web-prod/few/0 version',
  ]);
});

test('a cause says all that follows from it, and each change which ones are its own', () => {
  const size = { attribute: 'size', before: '1', after: '2' };
  const both = change({
    action: 'replace',
    path: 'A',
    loses: 'all',
    reasons: [{ attribute: 'version', certain: true }],
    attributes: [size, ...version],
  });
  const { causes, stacks } = report({ stacks: [stack({ changes: [change({ path: 'New' }), both] })] });
  const none = { loses: 0, left: 0, also: 0 };
  expect(causes).toEqual([
    {
      kind: 'attribute',
      what: 'web-prod/A version',
      change: 'changed',
      before: '1',
      after: '2',
      ...none,
      counts: counts({ replace: 1 }),
      loses: 1,
    },
    { kind: 'resource', what: 'web-prod/New', change: 'new', ...none, counts: counts({ add: 1 }) },
    {
      kind: 'attribute',
      what: 'web-prod/A size',
      change: 'changed',
      before: '1',
      after: '2',
      ...none,
      counts: counts(),
      also: 1,
    },
  ]);
  expect(stacks[0]?.changes.map(({ path, causes: own }) => [path, own])).toEqual([
    ['New', [1]],
    ['A', [0, 2]],
  ]);
});

/** `what: before to after`, of changes without settings. */
const told = (...changes: readonly ResourceChange[]): string[] =>
  report({ stacks: [stack({ changes })] }).causes.map(
    ({ what, before, after, ...rest }) => `${what}: ${before ?? rest.change} to ${after ?? '-'}`,
  );

describe('what is said of an attribute', () => {
  const names = (...all: string[]) => all.map((attribute) => ({ attribute, before: '1', after: '2' }));

  test('are up to four names of those that change together, and how many there are more; values of one alone', () => {
    const of = (...all: string[]) => told(change({ action: 'change', path: 'A', attributes: names(...all) }));
    expect(of('a')).toEqual(['web-prod/A a: 1 to 2']);
    expect(of('a', 'b', 'c', 'd')).toEqual(['web-prod/A a, b, c, d: changed to -']);
    expect(of('a', 'b', 'c', 'd', 'e', 'f')).toEqual(['web-prod/A a, b, c, d, and 2 more: changed to -']);
    expect(of('rule[0]', 'rule[1]')).toEqual(['web-prod/A rule: changed to -']);
  });

  test('is the side that it has, where a set gains or loses something', () => {
    const one = (attribute: object) => told(change({ action: 'change', path: 'A', attributes: [attribute as never] }));
    expect(one({ attribute: 'ips', after: '10.0.0.0/8' })).toEqual(['web-prod/A ips: changed to 10.0.0.0/8']);
    expect(one({ attribute: 'ips', before: '10.0.0.0/8' })).toEqual(['web-prod/A ips: 10.0.0.0/8 to -']);
  });
});

test.each([
  ['add', 'new'],
  ['import', 'imported'],
  ['destroy', 'gone'],
  ['move', 'moved'],
] as const)('what is there by %s is %s, with the outermost of what is so', (action, word) => {
  const changes = ['A/B/C', 'A/B', 'Z', 'Z/Y'].map((path) => change({ action, path }));
  const other = change({ action: action === 'add' ? 'import' : 'add', path: 'A' });
  const { causes } = report({ stacks: [stack({ changes: [...changes, other] })] });
  const own = causes.filter(({ counts: of }) => of[action] > 0);
  expect(own.map(({ what, change: does, counts: of }) => [what, does, of[action]])).toEqual([
    ['web-prod/A/B', word, 2],
    ['web-prod/Z', word, 2],
  ]);
});

test('a value of another stack that is waited for is named with its stack', () => {
  const waits = (because: string) =>
    change({
      action: 'replace',
      path: 'A',
      reasons: [{ attribute: 'network_id', certain: false, because }],
      attributes: [{ attribute: 'network_id', before: 'x', after: 'known after apply', because }],
    });
  expect(told(waits('base/output.id'))).toEqual(['base/output.id: changed to -']);
  expect(told(waits('local.id'))).toEqual(['web-prod local.id: changed to -']);
});

describe('of a setting', () => {
  const side = (main: Values, place = 'clusters.main') => ({
    told: {
      settings: { teams: { web: { environments: { prod: { clusters: main } } } } },
      origins: { 'web-prod': { '': '/teams.web.environments.prod', 'Clusters/main': place } },
    },
  });
  const path = 'teams.web.environments.prod.clusters';
  const causesOf = (before: object, after: object, ...changes: readonly ResourceChange[]): readonly Cause[] =>
    withCauses([stack({ changes })], before, after).causes;
  const cluster = (...attributes: readonly string[]) =>
    change({
      action: 'change',
      path: 'Clusters/main',
      attributes: attributes.map((attribute) => ({ attribute, before: '1', after: '2' })),
    });
  const brief = (causes: readonly Cause[]) =>
    causes.map(({ kind, what, change: does, before, after }) => [kind, what, does, before, after]);

  test('up to 200 characters of a value are shown', () => {
    const text = (n: number, letter: string) => `${letter} `.repeat(n / 2);
    const [cause] = causesOf(
      side({ main: { name: text(200, 'a') } }),
      side({ main: { name: text(300, 'b') } }),
      cluster('name'),
    );
    expect(cause?.before).toBe(text(200, 'a'));
    expect(cause?.after).toBe(`${text(200, 'b')}… (100 more characters)`);
  });

  test('one that is new or gone has no other side, and a block of several no value', () => {
    const mains: readonly Values[] = [{}, { version: 3 }, { version: 3, name: 'x' }];
    const [none, one, some] = mains.map((main) => side({ main }));
    const rows = (before: object = {}, after: object = {}) => brief(causesOf(before, after, cluster('version')));
    expect(rows(none, one)).toEqual([['setting', `${path}.main.version`, 'new', undefined, '3']]);
    expect(rows(one, none)).toEqual([['setting', `${path}.main.version`, 'gone', '3', undefined]]);
    expect(brief(causesOf(side({}), side({ main: { a: 1, b: 2 } }), change({ path: 'Clusters/main' })))).toEqual([
      ['setting', `${path}.main`, 'new', undefined, undefined],
    ]);
    expect(brief(causesOf(side({ main: { a: 1, b: 2 } }), side({}), change({ path: 'Clusters/main' })))).toEqual([
      ['setting', `${path}.main`, 'gone', undefined, undefined],
    ]);
    expect(rows(some, some)).toEqual([['attribute', 'web-prod/Clusters/main version', 'changed', '1', '2']]);
  });

  test('what comes of it and what comes of none are told apart', () => {
    const network = (vlan: number) => ({
      told: {
        settings: { networks: { main: {} }, vlan },
        origins: { 'web-prod': { Network: { path: '/networks.main', attributes: { vlan_id: '/vlan' } } } },
      },
    });
    const attributes = ['vlan_id', 'status'].map((attribute) => ({ attribute, before: '1', after: '2' }));
    const reasons = [{ attribute: 'vlan_id', certain: true }];
    const changes = [change({ action: 'replace', path: 'Network', attributes, reasons })];
    expect(brief(causesOf(network(121), network(125), ...changes))).toEqual([
      ['setting', 'vlan', 'changed', '121', '125'],
      ['attribute', 'web-prod/Network status', 'changed', '1', '2'],
    ]);
    expect(brief(causesOf(network(121), network(125), { ...(changes[0] as ResourceChange), reasons: [] }))).toEqual([
      ['setting', 'vlan', 'changed', '121', '125'],
      ['attribute', 'web-prod/Network status', 'changed', '1', '2'],
    ]);
  });

  test('what is around it is named where all of that is new', () => {
    const settings = (all: Values) => ({
      told: {
        settings: all,
        origins: { 'web-prod': { Cluster: { path: '/main', attributes: { pods_cidr: '/main.ranges.pods' } } } },
      },
    });
    const of = (before: Values, after: Values) =>
      brief(
        causesOf(
          settings(before),
          settings(after),
          change({ action: 'change', path: 'Cluster', attributes: [{ attribute: 'pods_cidr', after: '10.0.0.0/16' }] }),
        ),
      ).map(([, what, does]) => [what, does]);
    const ranges = { pods: '10.0.0.0/16', services: '10.3.0.0/16' };
    expect(of({ main: { a: 1 } }, { main: { a: 1, ranges } })).toEqual([['main.ranges', 'new']]);
    expect(of({}, { main: { ranges } })).toEqual([['main', 'new']]);
    expect(of({ main: { ranges } }, {})).toEqual([['main', 'gone']]);
  });

  test('an output without settings has attributes as its causes', () => {
    expect(brief(causesOf({}, side({ main: { version: 2 } }), cluster('version')))).toEqual([
      ['attribute', 'web-prod/Clusters/main version', 'changed', '1', '2'],
    ]);
  });
});
