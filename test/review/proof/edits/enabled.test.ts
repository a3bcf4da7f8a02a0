import { expect, test } from 'vitest';
import { first, type Json, type Output, type Seen, useOrbital } from './output';

const review = useOrbital();

const erp = (kind: 'resource' | 'data', type: string, edit: (main: Json, block: Json) => void) => (output: Output) =>
  output.stack('erp-prod', (main) => edit(main, first(main[kind][type])[1]));

/** `lifecycle.enabled` of OpenTofu, beside the rules that are there. */
const enabled = (kind: 'resource' | 'data', type: string, value: unknown) =>
  erp(kind, type, (main, block) => {
    main.locals = { on: false };
    block.lifecycle = { ...block.lifecycle, enabled: value };
  });

const actionsIn = ({ report }: Seen): readonly string[] =>
  report.stacks.flatMap(({ changes }) => changes.map(({ action, type }) => `${action} ${type}`));

test.each([[false], ['false'], [`\${local.on}`]])(
  'a cluster that is not enabled (%j) is destroyed with its data',
  (off) => {
    const seen = review({ head: enabled('resource', 'ovh_cloud_project_kube', off) });
    expect(seen.gates).toEqual(expect.arrayContaining(['destroy', 'data-loss']));
    expect(actionsIn(seen)).toContain('destroy ovh_cloud_project_kube');
  },
);

test('an allow-list that is not enabled leaves the cluster open', () => {
  const { gates } = review({ head: enabled('resource', 'ovh_cloud_project_kube_iprestrictions', false) });
  expect(gates).toEqual(expect.arrayContaining(['destroy', 'exposure', 'world']));
});

test('an account guard that is not enabled, or may not be, guards nothing', () => {
  for (const off of [false, `\${terraform.workspace == "x"}`]) {
    expect(review({ head: enabled('data', 'ovh_me', off) }).gates).toContain('guard');
  }
});

test('a cluster that is enabled from now on is made', () => {
  const type = 'ovh_cloud_project_kube';
  const seen = review({ base: enabled('resource', type, false), head: enabled('resource', type, true) });
  expect(actionsIn(seen)).toContain(`add ${type}`);
});

test('a program that is enabled from now on runs', () => {
  const external = (on: boolean) => (output: Output) =>
    output.stack('erp-prod', (main) => {
      main.data.external = { X: { program: ['sh'], lifecycle: { enabled: on } } };
    });
  expect(review({ base: external(false), head: external(true) }).gates).toContain('runs-code');
});

test('what is enabled as before, also by count, changes nothing and keeps its address', () => {
  const type = 'ovh_cloud_project_kube';
  for (const on of [true, 'true', `\${!local.on}`]) {
    const seen = review({ head: enabled('resource', type, on) });
    expect([seen.gates, actionsIn(seen)]).toEqual([[], []]);
  }
  const one = (block: Json) => {
    block.count = 1;
  };
  const pool = 'ovh_cloud_project_kube_iprestrictions';
  const seen = review({
    base: erp('resource', pool, (_, block) => one(block)),
    head: enabled('resource', pool, true),
  });
  expect(actionsIn(seen)).toEqual([]);
});
