import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import type { Told } from '../../../src/estate/origins';
import { isLossy } from '../../../src/review/report/action';
import { withCauses } from '../../../src/review/report/causes';
import type { Cause, ResourceChange, StackReport } from '../../../src/review/report/report';
import { change, report, stack } from '../fixtures/report';

const region = { attribute: 'region', before: 'GRA11', after: 'SBG5' };
const byRegion = [{ attribute: 'region', certain: true }];
const waitsFor = (because: string) => [{ attribute: 'network_id', certain: false, because }];

/** `2 of what: causes`, in the order of the report. */
const said = (causes: readonly Cause[]): string[] =>
  causes.map(({ kind, what, type, change: does, before, after, counts, loses, left, also }) => {
    const counted = Object.entries(counts).flatMap(([action, n]) => (n > 0 ? [`${n} ${action}`] : []));
    const others = Object.entries({ loses, left, also }).flatMap(([name, n]) => (n > 0 ? [`${n} ${name}`] : []));
    const values = before === undefined && after === undefined ? does : `${before ?? '-'} to ${after ?? '-'}`;
    return `${kind} ${what}${type === undefined ? '' : ` of ${type}`}: ${values}: ${[...counted, ...others].join(', ')}`;
  });

const causesOf = (...changes: readonly ResourceChange[]): string[] =>
  said(report({ stacks: [stack({ changes })] }).causes);

describe('where the program tells no settings', () => {
  test('a chain of changes that wait for each other has its first as its cause, in other stacks too', () => {
    const network = change({ action: 'replace', path: 'Network', reasons: byRegion, attributes: [region] });
    const cluster = change({ action: 'replace', path: 'Cluster', reasons: waitsFor('Network'), loses: 'all' });
    const release = change({ action: 'replace', path: 'Release', reasons: waitsFor('web-prod/Cluster') });
    const stacks = [stack({ changes: [cluster, network] }), stack({ id: 'platform', changes: [release] })];
    const { causes } = report({ stacks });
    expect(said(causes)).toEqual(['attribute web-prod/Network region: GRA11 to SBG5: 3 replace, 1 loses']);
  });

  test('the same change of many resources of a type is one cause', () => {
    const pools = [...Array(3).keys()].map((n) =>
      change({ action: 'change', path: `Pools/${n}`, attributes: [{ attribute: 'max', before: '3', after: '4' }] }),
    );
    const other = change({ action: 'change', path: 'Z', attributes: [{ attribute: 'max', before: '3', after: '5' }] });
    expect(causesOf(...pools, other)).toEqual([
      'attribute max of ovh_cloud_project_kube_nodepool: 3 to 4: 3 change',
      'attribute web-prod/Z max: 3 to 5: 1 change',
    ]);
  });

  test('what is new, gone or moved comes with what is around it', () => {
    expect(
      causesOf(
        change({ path: 'Clusters/main' }),
        change({ path: 'Clusters/main/NodePools/a' }),
        change({ path: 'Clusters/main/NodePools/a/Labels' }),
        change({ path: 'Clusters/mainly' }),
        change({ action: 'destroy', path: 'Clusters/main/Oidc' }),
        change({ action: 'import', path: 'Vrack' }),
      ),
    ).toEqual([
      'resource web-prod/Clusters/main/Oidc: gone: 1 destroy',
      'resource web-prod/Clusters/main: new: 3 add',
      'resource web-prod/Clusters/mainly: new: 1 add',
      'resource web-prod/Vrack: imported: 1 import',
    ]);
  });

  test('a stack that is new or gone is a cause as a whole; what is left in it is counted apart', () => {
    const stacks = [
      stack({ id: 'new', status: 'added', changes: [change({ path: 'A' }), change({ path: 'B' })] }),
      stack({ id: 'old', status: 'removed', changes: [change({ action: 'destroy', path: 'A', loses: 'all' })] }),
    ];
    expect(said(report({ stacks }).causes)).toEqual(['stack old: gone: 1 left', 'stack new: new: 2 add']);
  });

  test('what replaces decides, and what else changes has a part in it', () => {
    const version = { attribute: 'version', before: '1.33', after: '1.34' };
    expect(
      causesOf(change({ action: 'replace', path: 'A', reasons: byRegion, attributes: [region, version] })),
    ).toEqual([
      'attribute web-prod/A region: GRA11 to SBG5: 1 replace',
      'attribute web-prod/A version: 1.33 to 1.34: 1 also',
    ]);
  });

  test('an attribute that is another one and waits for something, too, is itself the cause', () => {
    const network = change({ path: 'Wide' });
    const attributes = [{ attribute: 'network_id', before: 'a', after: 'b' }];
    const cluster = change({ action: 'replace', path: 'Cluster', reasons: waitsFor('Wide'), attributes });
    expect(causesOf(network, cluster)).toContain('attribute web-prod/Cluster network_id: a to b: 1 replace');
  });

  test('what waits for a value that no resource gives has that value as its cause', () => {
    const waits = { attribute: 'network_id', before: 'x', after: 'known after apply', because: 'data.Lookup' };
    expect(causesOf(change({ action: 'change', path: 'A', attributes: [waits] }))).toEqual([
      'value web-prod data.Lookup: changed: 1 change',
    ]);
  });

  test('a circle of changes ends, and each is told', () => {
    const [a, b] = ['A', 'B'].map((path) =>
      change({ action: 'replace', path, reasons: waitsFor(path === 'A' ? 'B' : 'A') }),
    );
    const { stacks } = report({ stacks: [stack({ changes: [a, b].flatMap((one) => one ?? []) })] });
    expect(stacks[0]?.changes.map(({ causes }) => causes.length)).toEqual([1, 1]);
  });

  test('a chain of 20,000 changes is followed to its beginning', () => {
    const changes = [...Array(20_000).keys()].map((n) =>
      n === 19_999
        ? change({ action: 'replace', path: `C${n}`, reasons: byRegion, attributes: [region] })
        : change({ action: 'replace', path: `C${n}`, reasons: waitsFor(`C${n + 1}`) }),
    );
    expect(causesOf(...changes)).toEqual(['attribute web-prod/C19999 region: GRA11 to SBG5: 20000 replace']);
  });
});

describe('where the program tells its settings', () => {
  const told = (settings: Values): { told: Told } => ({
    told: {
      settings,
      origins: {
        'web-prod': {
          '': '/teams.web.environments.prod',
          Network: { path: 'networks.main', attributes: { vlan_id: '/networks.web-prod.vlan' } },
          'Clusters/main': 'clusters.main',
          'Clusters/next': 'clusters.next',
        },
      },
    },
  });
  const settings = (vlan: number, clusters: Values): Values => ({
    networks: { 'web-prod': { vlan } },
    teams: { web: { environments: { prod: { networks: { main: {} }, clusters } } } },
  });
  const causes = (before: Values, after: Values, ...changes: readonly ResourceChange[]): string[] =>
    said(withCauses([stack({ changes })], told(before), told(after)).causes);
  const network = change({
    action: 'replace',
    path: 'Network',
    reasons: [{ attribute: 'vlan_id', certain: true }],
    attributes: [{ attribute: 'vlan_id', before: '121', after: '125' }],
  });

  test('the setting is the cause of all that follows from it', () => {
    const cluster = change({ action: 'replace', path: 'Clusters/main', reasons: waitsFor('Network'), loses: 'all' });
    expect(causes(settings(121, { main: {} }), settings(125, { main: {} }), network, cluster)).toEqual([
      'setting networks.web-prod.vlan: 121 to 125: 2 replace, 1 loses',
    ]);
  });

  test('what is new is so with all that it is in', () => {
    const next = { version: '1.34', nodePools: { a: { nodes: 1 } } };
    const made = [change({ path: 'Clusters/next' }), change({ path: 'Clusters/next/NodePools/a' })];
    expect(causes(settings(121, { main: {} }), settings(121, { main: {}, next }), ...made)).toEqual([
      'setting teams.web.environments.prod.clusters.next: new: 2 add',
    ]);
  });

  test('of a setting that holds several which differ the attribute says more', () => {
    const other = { pods: '10.4.0.0/16', version: '1.34' };
    const attributes = [{ attribute: 'pods_cidr', before: '10.0.0.0/16', after: '10.4.0.0/16' }];
    const cluster = change({ action: 'change', path: 'Clusters/main', attributes });
    const before = settings(121, { main: { pods: '10.0.0.0/16', version: '1.33' } });
    expect(causes(before, settings(121, { main: other }), cluster)).toEqual([
      'setting teams.web.environments.prod.clusters.main pods_cidr: 10.0.0.0/16 to 10.4.0.0/16: 1 change',
    ]);
  });

  test('a value under a secret name is hidden', () => {
    const before = settings(121, { main: { password: 'correct horse' } });
    const after = settings(121, { main: { password: 'battery staple' } });
    const attributes = [{ attribute: 'password', before: '(hidden)', after: '(hidden)' }];
    const cluster = change({ action: 'change', path: 'Clusters/main', attributes });
    expect(causes(before, after, cluster)).toEqual([
      'setting teams.web.environments.prod.clusters.main.password: (hidden) to (hidden): 1 change',
    ]);
  });
});

/** Changes that wait for any of each other, of any kind. */
const anyChanges = fc.array(
  fc.record({
    action: fc.constantFrom('add', 'import', 'change', 'replace', 'destroy', 'move'),
    waits: fc.array(fc.nat({ max: 12 }), { maxLength: 3 }),
    values: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
    loses: fc.boolean(),
    status: fc.constantFrom<StackReport['status']>('changed', 'added', 'removed'),
  }),
  { maxLength: 12 },
);

test('each change is decided on by one cause that there is, and nothing is counted twice or left out', () => {
  fc.assert(
    fc.property(anyChanges, (given) => {
      const stacks = given.map(({ action, waits, values, loses, status }, index) =>
        stack({
          id: `s${index}`,
          status,
          changes: [
            change({
              action,
              path: 'A',
              reasons: waits.map((n) => ({ attribute: `r${n}`, certain: false, because: `s${n}/A` })),
              attributes: values.map((name) => ({ attribute: name, before: '1', after: '2' })),
              ...(loses ? { loses: 'all' } : {}),
            }),
          ],
        }),
      );
      const { causes, stacks: told } = withCauses(stacks, {}, {});
      const changes = told.flatMap(({ status, changes: own }) => own.map((one) => ({ status, one })));
      for (const { one } of changes) {
        expect(one.causes.length).toBeGreaterThan(0);
        expect(one.causes.filter((index) => causes[index] === undefined)).toEqual([]);
        expect(new Set(one.causes).size).toBe(one.causes.length);
      }
      const sum = (count: (cause: Cause) => number): number => causes.reduce((all, cause) => all + count(cause), 0);
      const kept = changes.filter(({ status }) => status !== 'removed');
      expect(sum(({ counts }) => Object.values(counts).reduce((a, b) => a + b, 0))).toBe(kept.length);
      expect(sum(({ left }) => left)).toBe(changes.length - kept.length);
      expect(sum(({ loses }) => loses)).toBe(kept.filter(({ one }) => isLossy(one)).length);
    }),
  );
});
