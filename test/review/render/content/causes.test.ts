import { expect, test } from 'vitest';
import { causeEntries } from '../../../../src/review/render/content/causes';
import { change, report, stack } from '../../fixtures/report';

const kept = change({ action: 'replace', path: 'Networks/main', type: 'ovh_cloud_project_network_private' });
const lost = change({ action: 'replace', path: 'Clusters/main', type: 'ovh_cloud_project_kube', loses: 'its etcd' });

test('a cause is alarming where one of many things that follow loses data', () => {
  const alarming = (...changes: readonly (typeof kept)[]) =>
    causeEntries({ ...report({ stacks: [stack({ changes })] }), causes: [] }).map((entry) => entry.alarming);
  expect(alarming(kept)).toEqual([false]);
  expect(alarming(kept, lost)).toEqual([true]);
});
