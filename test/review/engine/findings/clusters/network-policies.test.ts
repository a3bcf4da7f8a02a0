import { expect, test } from 'vitest';
import type { Value } from '../../../../../src/estate/model';
import { networkPolicy } from '../../../../../src/review/engine/findings/clusters/network-policies';

const unknown = '${var.x}';
const all = { podSelector: {} };

/** Kubernetes' spec, and what is open by direction: 0 nothing for everybody, 1 some ports for every pod, 2 everything. */
test.each<[string, Value, { Ingress?: number; Egress?: number }]>([
  ['nothing comes in', all, { Ingress: 0 }],
  ['nothing goes out either', { ...all, policyTypes: ['Ingress', 'Egress'] }, { Ingress: 0, Egress: 0 }],
  ['only what goes out', { ...all, policyTypes: ['Egress'] }, { Egress: 0 }],
  [
    'what goes out counts where there are rules for it',
    { ...all, egress: [{ to: [{ podSelector: { matchLabels: { a: 'b' } } }] }] },
    { Ingress: 0, Egress: 0 },
  ],
  ['a rule without peers', { ...all, ingress: [{}] }, { Ingress: 2 }],
  ['a rule without peers, for some ports', { ...all, ingress: [{ ports: [{ port: 443 }] }] }, { Ingress: 1 }],
  [
    'for some ports of some pods',
    { podSelector: { matchLabels: { a: 'b' } }, ingress: [{ ports: [{ port: 443 }] }] },
    { Ingress: 0 },
  ],
  ['a rule for the world', { ...all, ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] }, { Ingress: 2 }],
  ['a rule for one network', { ...all, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] }, { Ingress: 0 }],
  ['a network that is not known', { ...all, ingress: [{ from: [{ ipBlock: { cidr: unknown } }] }] }, { Ingress: 2 }],
  [
    'a network, or every namespace',
    { ...all, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }, { namespaceSelector: {} }] }] },
    { Ingress: 2 },
  ],
  ['every pod of its own namespace', { ...all, ingress: [{ from: [{ podSelector: {} }] }] }, { Ingress: 0 }],
  [
    'some pods of every namespace',
    { ...all, ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: 'b' } } }] }] },
    { Ingress: 0 },
  ],
  [
    'every pod of every namespace',
    { ...all, ingress: [{ from: [{ namespaceSelector: {}, podSelector: {} }] }] },
    { Ingress: 2 },
  ],
  [
    'namespaces with a label',
    { ...all, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'web' } } }] }] },
    { Ingress: 0 },
  ],
  ['namespaces that are not known', { ...all, ingress: [{ from: [{ namespaceSelector: unknown }] }] }, { Ingress: 2 }],
  [
    'namespaces without a label',
    {
      ...all,
      ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] } }] }],
    },
    { Ingress: 2 },
  ],
  [
    'namespaces without a value',
    {
      ...all,
      ingress: [
        { from: [{ namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['b'] }] } }] },
      ],
    },
    { Ingress: 2 },
  ],
  [
    'namespaces with a name, which all have',
    {
      ...all,
      ingress: [
        {
          from: [
            { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'Exists' }] } },
          ],
        },
      ],
    },
    { Ingress: 2 },
  ],
  [
    'namespaces with another label',
    { ...all, ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } }] }] },
    { Ingress: 0 },
  ],
  [
    'namespaces with one of these names',
    {
      ...all,
      ingress: [
        {
          from: [
            {
              namespaceSelector: {
                matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a'] }],
              },
            },
          ],
        },
      ],
    },
    { Ingress: 0 },
  ],
  [
    'an operator that is not known',
    { ...all, ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: 'a', operator: unknown }] } }] }] },
    { Ingress: 2 },
  ],
  [
    'of two that are asked for one that not all have',
    {
      ...all,
      ingress: [
        {
          from: [
            {
              namespaceSelector: {
                matchExpressions: [
                  { key: 'a', operator: 'Exists' },
                  { key: 'b', operator: 'DoesNotExist' },
                ],
              },
            },
          ],
        },
      ],
    },
    { Ingress: 0 },
  ],
  ['rules that are not known', { ...all, ingress: unknown }, { Ingress: 2 }],
  ['peers that nobody names', { ...all, ingress: [{ from: [{}] }] }, { Ingress: 2 }],
  [
    'out to the world',
    { ...all, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] },
    { Egress: 2 },
  ],
  [
    'in from the world, where only what goes out is closed',
    { ...all, policyTypes: ['Egress'], ingress: [{}] },
    { Egress: 0 },
  ],
  ['one rule for all ports among others', { ...all, ingress: [{ ports: [{ port: 443 }] }, {}] }, { Ingress: 2 }],
])('what a network policy leaves open: %s', (_, spec, open) => {
  expect(Object.fromEntries(networkPolicy(spec).open)).toEqual(open);
});

test.each<[string, Value, boolean, boolean]>([
  ['no selector', {}, true, true],
  ['an empty one', { podSelector: {} }, true, true],
  ['an empty one of Terraform', [{ pod_selector: [{}] }], true, true],
  ['labels', { podSelector: { matchLabels: { a: 'b' } } }, false, false],
  ['no labels in it', { podSelector: { matchLabels: {}, matchExpressions: [] } }, true, true],
  ['labels that are not known', { podSelector: { matchLabels: unknown } }, false, true],
  ['one that is not known', { podSelector: unknown }, false, true],
  [
    'those without a label',
    { podSelector: { matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] } },
    false,
    true,
  ],
  ['those with a label', { podSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } }, false, false],
  ['expressions that a list makes', [{ pod_selector: [{ dynamic: { match_expressions: {} } }] }], false, true],
])('which pods it is for: %s', (_, spec, isForAll, mayBeForAll) => {
  expect(networkPolicy(spec)).toMatchObject({ isForAll, mayBeForAll });
});

test('one without a spec is for nothing, and closes nothing', () => {
  expect(networkPolicy(undefined)).toEqual({ pods: '', isForAll: false, mayBeForAll: false, open: new Map() });
});
