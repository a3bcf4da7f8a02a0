import { describe, expect, test } from 'vitest';
import type { Values } from '../../../../../src/estate/model';
import { compareOutputs } from '../../../../../src/review/engine/compare';
import { outputOf, type Resources } from '../../../outputs';

const space = (name: string): Resources => ({ 'kubernetes_namespace.N': { metadata: { name } } });
const policy = (namespace: string): Resources => ({
  'kubernetes_network_policy.P': {
    metadata: { name: 'deny', namespace },
    spec: { pod_selector: {}, policy_types: ['Ingress'] },
  },
});

/** Guards that go, where namespaces are in one stack and policies in another. */
const guards = (
  before: Readonly<Record<string, Resources>>,
  after: Readonly<Record<string, Resources>>,
  host: string,
) => {
  const more: Values = { provider: { kubernetes: [{ host }] } };
  const { findings } = compareOutputs(outputOf(before, more), outputOf(after, more));
  return [...findings.values()].flat().flatMap((one) => (one.class === 'guard' ? [one.says] : []));
};

const gone = ['network policy deny is gone'];
const before = { spaces: space('shop'), policies: policy('shop') };

describe.each([
  ['nobody knows whether the clusters of two stacks are the same', '${var.host}'],
  ['they are the same', 'https://a'],
])('where %s, a network policy', (_, host) => {
  test('goes along with a namespace that has another name', () => {
    expect(guards(before, { spaces: space('store'), policies: policy('store') }, host)).toEqual([]);
  });

  test('is gone where the namespace has another name, and it has not', () => {
    expect(guards(before, { spaces: space('store'), policies: policy('shop') }, host)).toEqual(gone);
  });

  test('is there where another stack makes it from now on', () => {
    expect(guards(before, { spaces: { ...space('shop'), ...policy('shop') }, policies: {} }, host)).toEqual([]);
  });

  test('goes with its namespace, and is gone without it', () => {
    expect(guards(before, { spaces: {}, policies: {} }, host)).toEqual([]);
    expect(guards(before, { spaces: space('shop'), policies: {} }, host)).toEqual(gone);
  });
});

test('where another cluster may have such a namespace and keeps it, a network policy is gone', () => {
  const others = { other: space('shop'), spaces: space('shop'), policies: policy('shop') };
  expect(guards(others, { other: space('shop'), spaces: {}, policies: {} }, '${var.host}')).toEqual(gone);
});

test('one that another stack had already is no other place for it', () => {
  const twice = { ...before, other: policy('shop') };
  expect(guards(twice, { spaces: space('shop'), policies: {}, other: policy('shop') }, '${var.host}')).toEqual(gone);
});
