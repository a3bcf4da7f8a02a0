import { expect, test } from 'vitest';
import { first, type Json, useOrbital } from './output';

const review = useOrbital();

const erp = 'erp-prod';
const opened = ['world', 'exposure'];

/** The allow-list of the cluster of `erp-prod`. */
const listOf = (main: Json): Json => first(main.resource.ovh_cloud_project_kube_iprestrictions)[1];

test('an allow-list that Terraform no longer passes over opens what was written there before', () => {
  const ignored: readonly Json[] = [['ips'], 'all', ['${ips}'], ['ips[0]']];
  for (const ignore_changes of ignored) {
    const { gates } = review({
      base: ({ stack }) =>
        stack(erp, (main) => Object.assign(listOf(main), { ips: ['0.0.0.0/0'], lifecycle: { ignore_changes } })),
      head: ({ stack }) => stack(erp, (main) => delete listOf(main).lifecycle),
    });
    expect(gates).toEqual(expect.arrayContaining(opened));
  }
});

test('the number of nodes that an autoscaler decides from now on is ignored, and nothing else', () => {
  const seenWith = (ignore_changes: readonly string[], autoscale: Json) =>
    review({
      head: ({ stack }) =>
        stack(erp, ({ resource }) => {
          const [, pool] = first(resource.ovh_cloud_project_kube_nodepool);
          Object.assign(pool, { autoscale, max_nodes: 5, lifecycle: { ignore_changes } });
        }),
    }).gates;
  expect(seenWith(['desired_nodes'], true)).toEqual(['change']);
  expect(seenWith(['desired_nodes'], false)).toContain('guard');
  expect(seenWith(['desired_nodes', 'max_nodes'], true)).toContain('guard');
});
