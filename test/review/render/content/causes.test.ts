import { expect, test } from 'vitest';
import { causeEntries, causesOf, stacksText } from '../../../../src/review/render/content/causes';
import { unmarked } from '../../../../src/review/render/content/text';
import type { Cause } from '../../../../src/review/report/report';
import { change, counts, report, stack } from '../../fixtures/report';
import { type Written, written } from '../../fixtures/written';

const kept = change({ action: 'replace', path: 'Networks/main', type: 'ovh_cloud_project_network_private' });
const lost = change({ action: 'replace', path: 'Clusters/main', type: 'ovh_cloud_project_kube', loses: 'its etcd' });

test('a cause is alarming where one of many things that follow loses data', () => {
  const alarming = (...changes: readonly (typeof kept)[]) =>
    causeEntries({ ...report({ stacks: [stack({ changes })] }), causes: [] }).map((entry) => entry.alarming);
  expect(alarming(kept)).toEqual([false]);
  expect(alarming(kept, lost)).toEqual([true]);
});

test('a change is told with what decides on it, and with no other cause that has a part in it', () => {
  const cause = (what: string): Cause =>
    written<Cause>({ kind: 'setting', what, change: 'changed', counts: counts(), loses: 0, left: 0, also: 0 });
  const causes = [cause('networks.main.vlan'), cause('networks.main.region')];
  const titled = (...of: readonly number[]) => causesOf({ ...lost, causes: of }, { causes }).map(unmarked);
  expect(titled(1, 0)).toEqual(['networks.main.region changes']);
  expect(titled()).toEqual([]);
});

test('a cause is told by what differs, with all that follows from it', () => {
  const of = (some: Partial<Written<Cause>>): Cause =>
    written<Cause>({
      kind: 'setting',
      what: 'x',
      change: 'changed',
      counts: counts(),
      loses: 0,
      left: 0,
      also: 0,
      ...some,
    });
  const causes = [
    of({ before: '1', after: '2', source: { file: 'zone.ts', line: 7 }, loses: 1, also: 2 }),
    of({ kind: 'stack', what: 'old', change: 'gone', left: 1, also: 1 }),
    of({ kind: 'attribute', what: 'size', type: 'acme_thing', change: 'new', after: '3' }),
    of({ what: 'y', change: 'imported', before: '4' }),
    of({ what: 'z', change: 'moved', also: 1 }),
  ];
  const moved = change({ action: 'move', path: 'Moved', type: 'acme_thing' });
  const given = report({
    stacks: [
      stack({ id: 'a', changes: [kept, lost, moved, change()] }),
      stack({ id: 'old', status: 'removed', changes: [lost] }),
      stack({ id: 'b', changes: [change({ path: 'B' }), change({ path: 'C' })] }),
    ],
  });
  const [ofA, ofOld, ofB] = given.stacks.map(({ changes, ...rest }) => ({ ...rest, changes: [...changes] }));
  const by = (one: typeof ofA, ...of: readonly (readonly number[])[]) =>
    one === undefined ? [] : [{ ...one, changes: one.changes.map((each, at) => ({ ...each, causes: of[at] ?? [] })) }];
  const stacks = [...by(ofA, [0], [0], [0], [2]), ...by(ofOld, [1]), ...by(ofB, [0])];
  const entries = causeEntries({ ...given, stacks, causes }).map((entry) => ({
    ...{ title: unmarked(entry.title), follows: entry.follows, source: entry.source, alarming: entry.alarming },
    ...{ told: entry.told.map(({ action }) => action), others: entry.others.map(({ action }) => action) },
    ...{ harmless: entry.harmless.map(({ path }) => path), actions: entry.actions, in: entry.in, stacks: entry.stacks },
  }));
  const nothing = {
    source: undefined,
    alarming: false,
    told: [],
    others: [],
    harmless: [],
    actions: [],
    in: [],
    stacks: [],
  };
  expect(entries).toEqual([
    {
      title: 'x: 1 → 2',
      follows: '1 added, 2 replaced, 1 moved, 1 with a loss of data or a service, part of 2 more changes',
      source: 'zone.ts:7',
      alarming: true,
      told: ['replace', 'move'],
      others: ['replace'],
      harmless: ['B'],
      actions: ['replace', 'move', 'add'],
      in: ['a', 'b'],
      stacks: ['a', 'b'],
    },
    {
      ...nothing,
      title: 'stack old is gone',
      follows: '1 stack left behind, part of 1 change',
      told: ['leave'],
      actions: ['leave'],
      stacks: ['old'],
    },
    {
      ...nothing,
      title: 'size of acme_thing is new: + 3',
      follows: '1 added',
      harmless: ['Clusters/main/NodePools/jobs'],
      actions: ['add'],
      in: ['a'],
      stacks: ['a'],
    },
    { ...nothing, title: 'y is taken over: - 4', follows: '' },
    { ...nothing, title: 'z moves', follows: 'part of 1 change' },
    {
      ...nothing,
      title: 'Without a known cause',
      follows: '1 added',
      harmless: ['C'],
      actions: ['add'],
      in: ['b'],
      stacks: ['b'],
    },
  ]);
});

test('a change has a cause of its own where that is named by its place', () => {
  const of = (what: string): Cause =>
    written<Cause>({ kind: 'resource', what, change: 'new', counts: counts(), loses: 0, left: 0, also: 0 });
  const titles = (what: string) => causesOf({ ...kept, causes: [0] }, { causes: [of(what)] }).map(unmarked);
  expect(titles('web-prod/Networks/main')).toEqual([]);
  expect(titles('web-prod/Networks/main region')).toEqual([]);
  expect(titles('web-prod/Networks/mainly')).toEqual(['web-prod/Networks/mainly is new']);
  expect(titles('web-prod/Networks')).toEqual(['web-prod/Networks is new']);
});

test('of many stacks the first ones are named', () => {
  const told = (most: number) => unmarked(stacksText(['a', 'b', 'c'], most));
  expect([1, 2, 3, 4].map(told)).toEqual(['a and 2 more', 'a, b and 1 more', 'a, b, c', 'a, b, c']);
});
