import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Release } from '@cdktf/provider-helm/lib/release';
import { describe, expect, test } from 'vitest';
import { ArgoRollouts } from '../../../constructs/platform/argo-rollouts';
import { type ArgoRolloutsSettings, argoRolloutsSettings } from '../../../constructs/platform/settings';
import { testBounds } from '../../support/bounds';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const make = (settings: object = {}) => {
  const stack = testStack();
  new HelmProvider(stack, 'Helm');
  new ArgoRollouts(stack, 'ArgoRollouts', settings as ArgoRolloutsSettings);
  return stack;
};
const values = (settings: object = {}) => {
  const [json] = only(make(settings), Release)['values'] as readonly string[];
  return JSON.parse(json ?? '{}');
};

test('no dashboard by default, as it has no login', () => {
  expect(values()).toEqual({ controller: { replicas: 2 }, dashboard: { enabled: false } });
});

test('the chart is pinned, and taken back where it does not come up in ten minutes', () => {
  expect(only(make(), Release)).toEqual({
    atomic: true,
    create_namespace: true,
    timeout: 600,
    values: ['{"controller":{"replicas":2},"dashboard":{"enabled":false}}'],
    name: 'argo-rollouts',
    namespace: 'argo-rollouts',
    chart: 'argo-rollouts',
    repository: 'https://argoproj.github.io/argo-helm',
    version: '2.41.0',
  });
});

test('replicas and dashboard land in the values', () => {
  expect(values({ replicas: 1, dashboard: true })).toEqual({
    controller: { replicas: 1 },
    dashboard: { enabled: true },
  });
});

describe('mistakes', () => {
  test.each<[object, string]>([
    [{ replicas: 6 }, 'replicas: must be at most 5, got 6; lower it'],
    [{ dashboard: 'yes' }, 'dashboard: must be true or false, got "yes"; give true or false'],
  ])('%j', (settings, message) => {
    expect(mistakesOf(() => make(settings))).toEqual([`s/ArgoRollouts.${message}`]);
  });
});

testBounds(argoRolloutsSettings, {}, [['replicas', [1, 5], [0, 6]]]);

test('addresses', () => {
  expect(addresses(make())).toMatchInlineSnapshot(`
    [
      "helm_release.ArgoRollouts_09942A53",
    ]
  `);
});
