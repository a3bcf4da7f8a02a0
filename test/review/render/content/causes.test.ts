import { expect, test } from 'vitest';
import { causeEntries, causesOf } from '../../../../src/review/render/content/causes';
import { unmarked } from '../../../../src/review/render/content/text';
import type { Cause } from '../../../../src/review/report/report';
import { change, counts, report, stack } from '../../fixtures/report';
import { written } from '../../fixtures/written';

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
