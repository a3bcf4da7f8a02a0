import { describe, expect, test } from 'vitest';
import { first, type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const edit =
  (change: (resource: Json) => void) =>
  ({ stack }: Output): void =>
    stack('mission-operations-prod-platform-main', ({ resource }) => change(resource));
const gatesOf = (head: (output: Output) => void): readonly string[] => review({ head }).gates;

const policies = 'kubernetes_network_policy_v1';
const specs = (resource: Json): Json[] => Object.values<Json>(resource[policies]).map(({ spec }) => spec);

describe('a selector that may fit everything is for everything', () => {
  const selectors: readonly (readonly [string, Json])[] = [
    ['a label of every namespace', { key: 'kubernetes.io/metadata.name', operator: 'Exists' }],
    ['without a label that nothing may have', { key: 'nope', operator: 'DoesNotExist' }],
    ['without values that nothing may have', { key: 'nope', operator: 'NotIn', values: ['x'] }],
    ['by what nobody knows', { key: 'nope', operator: '${data.external.x.result.o}' }],
  ].map(([title, asked]) => [String(title), { match_expressions: [asked] }] as const);
  const all: typeof selectors = [
    ...selectors,
    ['labels that nobody knows', { match_labels: '${data.external.x.result}' }],
    ['as a whole unknown', '${data.external.x.result}'],
  ];

  test.each(all)('whom it lets in: %s', (_, selector) => {
    const head = edit((resource) => {
      for (const spec of specs(resource)) spec.ingress = [{ from: [{ namespace_selector: selector }] }];
    });
    expect(gatesOf(head)).toContain('guard');
  });

  test.each(all)('which pods it opens: %s', (_, selector) => {
    const head = edit((resource) => {
      const [, { metadata }] = first(resource[policies]);
      resource[policies].Open = {
        metadata: { ...metadata, name: 'open' },
        spec: { pod_selector: selector, policy_types: ['Ingress'], ingress: [{}] },
      };
    });
    expect(gatesOf(head)).toContain('guard');
  });

  test.each(all)('but closes nothing for every pod: %s', (_, selector) => {
    const head = edit((resource) => {
      for (const spec of specs(resource)) spec.pod_selector = selector;
    });
    expect(gatesOf(head)).toContain('guard');
  });

  test('one that asks for a label is not', () => {
    for (const asked of [
      { key: 'team', operator: 'Exists' },
      { key: 'team', operator: 'In', values: ['web'] },
    ]) {
      const head = edit((resource) => {
        for (const spec of specs(resource))
          spec.ingress = [{ from: [{ namespace_selector: { match_expressions: [asked] } }] }];
      });
      expect(gatesOf(head)).not.toContain('guard');
    }
  });
});
