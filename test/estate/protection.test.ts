import { describe, expect, test } from 'vitest';
import type { Stack } from '../../src/estate/model';
import { eachKeyOnce, endangeredIn } from '../../src/estate/protection';
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

const stack = (more: Partial<Policy> = {}): Pick<Stack, 'id' | 'policy' | 'record'> => ({
  id: 'web-prod',
  policy: { ...policy, ...more },
  record: { id: 'web-prod', kind: 'environment', owner: 'web@acme.example', dependsOn: [] },
});

const loses = 'the etcd data';
const old = { address: 'ovh_cloud_project_kube.Clusters_old_7333F35B', action: 'destroy', loses } as const;
const pool = {
  address: 'ovh_cloud_project_kube_nodepool.Clusters_old_NodePools_jobs_A0383FA5',
  action: 'destroy',
  loses,
} as const;
const main = { address: 'ovh_cloud_project_kube.Clusters_main_DD2F4524', action: 'replace', loses } as const;

const found = (losses: Parameters<typeof endangeredIn>[2], more?: Partial<Policy>) =>
  endangeredIn({ told }, stack(more), losses).map(({ path, allowedBy, ...one }) => ({
    path,
    line: allowedBy('2026-11-27'),
    retired: one.retired.length,
    exceptions: one.exceptions.length,
  }));

describe('what holds data and goes', () => {
  test('is nobody’s business where a stack protects nothing, or says nothing', () => {
    expect(found([old, main], { protectsData: false })).toEqual([]);
    expect(endangeredIn({ told }, { id: 'web-prod' }, [old, main])).toEqual([]);
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

  test('and still stands in the settings is made again at another address: it may be replaced', () => {
    const moved = { ...main, action: 'destroy' } as const;
    expect(found([moved])[0]?.line).toContain("at: 'web/prod/clusters.main'");
    expect(found([moved], { exceptions: [exception] })[0]).toMatchObject({ exceptions: 1 });
  });
});

test('several lines of the settings are one for each key, since the settings have it once', () => {
  const [one, two] = [
    "retired: { 'a': { after: '2027-01-31', reason: '…' } }",
    "retired: { 'b': { after: '2027-01-31', reason: '…' } }",
  ];
  const three = "exceptions: [{ rule: 'data-replaced', at: 'c', reason: '…', owner: 'x', until: '2027-01-31' }]";
  expect(eachKeyOnce([one, three, one, two])).toEqual([
    "retired: { 'a': { after: '2027-01-31', reason: '…' }, 'b': { after: '2027-01-31', reason: '…' } }",
    three,
  ]);
});
