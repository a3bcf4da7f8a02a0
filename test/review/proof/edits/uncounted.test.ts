import { expect, test } from 'vitest';
import { first, type Json, type Output, useOrbital } from './output';

const review = useOrbital();

const ways: readonly (readonly [string, (main: Json, block: Json) => void])[] = [
  [
    'a count by the workspace',
    (_, block) => {
      block.count = `\${terraform.workspace == "x" ? 1 : 0}`;
    },
  ],
  [
    'a for_each by the workspace',
    (_, block) => {
      block.for_each = `\${toset(terraform.workspace == "x" ? ["a"] : [])}`;
    },
  ],
  [
    'a variable without default',
    (main, block) => {
      main.variable = { n: { type: 'number' } };
      block.count = `\${var.n}`;
    },
  ],
  [
    'a local value by the workspace',
    (main, block) => {
      main.locals = { n: `\${lookup({ x = 1 }, terraform.workspace, 0)}` };
      block.count = `\${local.n}`;
    },
  ],
  [
    'lifecycle.enabled by the workspace',
    (_, block) => {
      block.lifecycle = { ...block.lifecycle, enabled: `\${terraform.workspace == "x"}` };
    },
  ],
];

const erp = (type: string, edit: (main: Json, block: Json) => void) => (output: Output) =>
  output.stack('erp-prod', (main) => edit(main, first(main.resource[type])[1]));

test.each(ways)('a cluster that may be gone by %s may lose its data', (_, edit) => {
  expect(review({ head: erp('ovh_cloud_project_kube', edit) }).gates).toContain('data-loss');
});

test.each(ways)('an allow-list that may be gone by %s may leave the cluster open', (_, edit) => {
  const { gates } = review({ head: erp('ovh_cloud_project_kube_iprestrictions', edit) });
  expect(gates).toEqual(expect.arrayContaining(['exposure', 'world']));
});

test.each(ways)('a deny that may be gone by %s may leave something allowed', (_, edit) => {
  const seen = review({
    base: ({ stack }) =>
      stack('organization', ({ resource }) => {
        resource.ovh_iam_policy.Deny = {
          name: 'deny',
          identities: ['urn:v1:eu:identity:group:xx1111-ovh/auditors'],
          resources: ['urn:v1:eu:resource:ldp:*'],
          deny: ['ldp:apiovh:get'],
        };
      }),
    head: ({ stack }) => stack('organization', (main) => edit(main, main.resource.ovh_iam_policy.Deny)),
  });
  expect(seen.gates).toContain('access');
});

test('a count that counted otherwise behind the same local value may lose data', () => {
  const counted = (workspace: string) =>
    erp('ovh_cloud_project_kube', (main, block) => {
      main.locals = { n: `\${terraform.workspace == "${workspace}" ? 1 : 0}` };
      block.count = `\${local.n}`;
    });
  expect(review({ base: counted('default'), head: counted('x') }).gates).toContain('data-loss');
});

test('a count that is unknown as before is no news', () => {
  const counted = erp('ovh_cloud_project_kube', (_, block) => {
    block.count = `\${terraform.workspace == "x" ? 1 : 0}`;
  });
  expect(review({ base: counted, head: counted }).gates).toEqual([]);
});
