import { describe, expect, test } from 'vitest';
import { allowedLines } from '../../src/estate/allowed';
import type { Block, Stack } from '../../src/estate/model';
import { endangeredIn } from '../../src/estate/protection';
import type { Policy } from '../../stacks/policy';

const policy: Policy = { protectsData: true, retired: [], exceptions: [] };
const retired = { at: 'clusters.old', after: '2027-01-31', reason: 'nobody uses it' };
const exception = {
  rule: 'data-replaced',
  at: 'clusters.main',
  reason: 'it moves',
  owner: 'web@acme.example',
  until: '2027-01-31',
} as const;

const told = {
  settings: { teams: { web: { environments: { prod: { clusters: { main: { region: 'GRA11' } } } } } } },
  origins: { 'web-prod': { '': 'teams.web.environments.prod' } },
};

/** A stack of a program, in which node pools stand. */
const stack = (more: Partial<Policy> = {}, standing: readonly string[] = []): Parameters<typeof endangeredIn>[1] => ({
  ...blocksIn(standing),
  id: 'web-prod',
  policy: { ...policy, ...more },
  record: { id: 'web-prod', kind: 'environment', owner: 'web@acme.example', dependsOn: [] },
});

const blocksIn = (addresses: readonly string[]): Pick<Stack, 'blocks'> => ({
  blocks: new Map(addresses.map((address) => [address, { address, kind: 'resource' } as Block])),
});

const loses = 'the etcd data';
const old = { address: 'ovh_cloud_project_kube.Clusters_old_7333F35B', action: 'destroy', loses } as const;
const pool = {
  address: 'ovh_cloud_project_kube_nodepool.Clusters_old_NodePools_jobs_A0383FA5',
  action: 'destroy',
  loses,
} as const;
const main = { address: 'ovh_cloud_project_kube.Clusters_main_DD2F4524', action: 'replace', loses } as const;

const found = (losses: Parameters<typeof endangeredIn>[2], more?: Partial<Policy>, standing?: readonly string[]) =>
  endangeredIn({ told }, stack(more, standing), losses).map(({ path, allowedBy, ...one }) => ({
    path,
    line: Object.values(allowedLines([allowedBy('2026-11-27')])).join(' '),
    retired: one.retired.length,
    exceptions: one.exceptions.length,
  }));

describe('what holds data and goes', () => {
  test('is nobody’s business where a stack protects nothing, or says nothing', () => {
    expect(found([old, main], { protectsData: false })).toEqual([]);
    expect(endangeredIn({ told }, { id: 'web-prod', blocks: new Map() }, [old, main])).toEqual([]);
  });

  test('is told with the entry that lets it go', () => {
    expect(found([old, main])).toEqual([
      {
        path: 'web/prod/clusters.old',
        line: "retired: { 'web/prod/clusters.old': { after: '2026-11-27', reason: '…' } }",
        ...{ retired: 0, exceptions: 0 },
      },
      {
        path: 'web/prod/clusters.main',
        line: "exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main', reason: '…', owner: 'web@acme.example', until: '2026-11-27' }]",
        ...{ retired: 0, exceptions: 0 },
      },
    ]);
  });

  test('together with what it is in is let go by one entry', () => {
    const [one, other] = found([old, pool]);
    expect(other?.line).toBe(one?.line);
    expect(found([pool])[0]?.line).toContain("'web/prod/clusters.old.nodePools.jobs'");
  });

  test('is named by an entry for it or for what it is in, and not by one for another thing of which the name begins so', () => {
    expect(found([old, pool], { retired: [retired] }).map((one) => one.retired)).toEqual([1, 1]);
    expect(found([old], { retired: [{ ...retired, at: 'clusters' }] }).map((one) => one.retired)).toEqual([1]);
    for (const at of ['clusters.ol', 'clusters.old.nodePools', 'cluster'])
      expect(found([old], { retired: [{ ...retired, at }] }).map((one) => one.retired)).toEqual([0]);
  });

  test('is not replaced because it is retired, nor destroyed because it may be replaced', () => {
    expect(found([main], { retired: [{ ...retired, at: 'clusters.main' }] })[0]).toMatchObject({ retired: 0 });
    expect(found([old], { exceptions: [{ ...exception, at: 'clusters.old' }] })[0]).toMatchObject({ exceptions: 0 });
    expect(found([main], { exceptions: [exception] })[0]).toMatchObject({ exceptions: 1 });
  });

  test('in something that is replaced goes with that, and so by the same entry', () => {
    const zone = { ...pool, address: 'ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_jobs_a_F3145AD2' };
    const [cluster, inside] = found([main, zone], { exceptions: [exception] });
    expect(inside).toEqual({ ...cluster, path: 'web/prod/clusters.main.nodePools.jobs.a' });
    expect(inside?.exceptions).toBe(1);
    expect(found([zone], { exceptions: [exception] })[0]).toMatchObject({ exceptions: 0 });
    expect(found([zone, main], { retired: [{ ...retired, at: 'clusters.main.nodePools.jobs' }] })[0]).toMatchObject({
      retired: 1,
    });
  });

  describe('of a node pool in three zones', () => {
    const zones = ['a_F3145AD2', 'b_D10E3EBA', 'c_E0000B67'].map(
      (zone) => `ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_jobs_${zone}`,
    );
    const [a = '', b = '', c = ''] = zones;
    const losing = (action: 'destroy' | 'replace', ...addresses: readonly string[]) =>
      addresses.map((address) => ({ address, action, loses }));
    const linesOf = (...given: Parameters<typeof found>) => [...new Set(found(...given).map(({ line }) => line))];
    const at = 'web/prod/clusters.main.nodePools.jobs';
    const excepted = (path: string) =>
      `exceptions: [{ rule: 'data-replaced', at: '${path}', reason: '…', owner: 'web@acme.example', until: '2026-11-27' }]`;
    const retires = (path: string) => `retired: { '${path}': { after: '2026-11-27', reason: '…' } }`;

    test('is let go by one entry for the pool, whether it is replaced or gone', () => {
      expect(linesOf(losing('replace', a, b, c), {}, zones)).toEqual([excepted(at)]);
      expect(linesOf(losing('destroy', a, b, c), {}, [main.address])).toEqual([retires(at)]);
      const allowed = { exceptions: [{ ...exception, at: 'clusters.main.nodePools.jobs' }] };
      expect(found(losing('replace', a, b, c), allowed, zones).map((one) => one.exceptions)).toEqual([1, 1, 1]);
    });

    test('is named zone by zone where one of them stays, so that no entry allows more than is asked for', () => {
      expect(linesOf(losing('replace', a, b), {}, zones)).toEqual([excepted(`${at}.a`), excepted(`${at}.b`)]);
      expect(linesOf(losing('destroy', c), {}, [a, b])).toEqual([retires(`${at}.c`)]);
      expect(linesOf([...losing('replace', a, b), ...losing('destroy', c)], {}, [a, b])).toEqual([
        excepted(at),
        retires(`${at}.c`),
      ]);
    });
  });

  test('and still stands in the settings is made again at another address: it may be replaced', () => {
    const moved = { ...main, action: 'destroy' } as const;
    expect(found([moved])[0]?.line).toContain("at: 'web/prod/clusters.main'");
    expect(found([moved], { exceptions: [exception] })[0]).toMatchObject({ exceptions: 1 });
  });
});
