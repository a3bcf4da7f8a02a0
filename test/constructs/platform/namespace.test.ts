import { LimitRangeV1 } from '@cdktf/provider-kubernetes/lib/limit-range-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { ResourceQuotaV1 } from '@cdktf/provider-kubernetes/lib/resource-quota-v1';
import { describe, expect, test } from 'vitest';
import { Namespace } from '../../../constructs/platform/namespace';
import { type NamespaceSettings, namespaceSettings } from '../../../constructs/platform/settings';
import { testBounds } from '../../support/bounds';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const make = (settings: object = {}, id = 'jobs') => {
  const stack = testStack();
  new KubernetesProvider(stack, 'Kubernetes');
  new Namespace(stack, id, settings as NamespaceSettings);
  return stack;
};

describe('secure defaults', () => {
  test('pods must be unprivileged', () => {
    expect(only(make(), NamespaceV1)).toMatchObject({
      metadata: { name: 'jobs', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
  });

  test('no traffic comes in, and none goes out but to the cluster DNS', () => {
    expect(only(make(), NetworkPolicyV1)).toMatchObject({
      spec: {
        pod_selector: {},
        policy_types: ['Ingress', 'Egress'],
        egress: [
          {
            to: [{ namespace_selector: { match_labels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
            ports: [
              { port: '53', protocol: 'UDP' },
              { port: '53', protocol: 'TCP' },
            ],
          },
        ],
      },
    });
    expect(only(make(), NetworkPolicyV1)['spec']).not.toHaveProperty('ingress');
  });

  test('it takes a small part of the cluster, and no load balancer', () => {
    expect(only(make(), ResourceQuotaV1)).toMatchObject({
      spec: {
        hard: {
          'limits.memory': '8Gi',
          pods: '50',
          'requests.cpu': '4',
          'requests.memory': '8Gi',
          'requests.storage': '100Gi',
          'services.loadbalancers': '0',
        },
      },
    });
  });

  test('a container that asks for nothing still fits the quota', () => {
    expect(only(make(), LimitRangeV1)).toMatchObject({
      spec: {
        limit: [{ type: 'Container', default: { memory: '256Mi' }, default_request: { cpu: '100m', memory: '256Mi' } }],
      },
    });
  });
});

describe('settings', () => {
  test('name, labels and pod security land on the namespace', () => {
    const stack = make({ name: 'batch', labels: { 'example.com/tier': 'gold' }, podSecurity: 'baseline' });
    expect(only(stack, NamespaceV1)).toMatchObject({
      metadata: {
        name: 'batch',
        labels: { 'example.com/tier': 'gold', 'pod-security.kubernetes.io/enforce': 'baseline' },
      },
    });
  });

  test('no label says another standard of pod security than the one that holds', () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'privileged' };
    expect(mistakesOf(() => make({ labels }))).toEqual([
      's/jobs.labels.pod-security.kubernetes.io/enforce: is what podSecurity sets, got "privileged"; say podSecurity',
    ]);
    expect(mistakesOf(() => make({ labels: { 'pod-security.kubernetes.io/warn': 'restricted' } }))).toEqual([]);
  });

  test('quota and container defaults land on their objects, one key at a time', () => {
    const stack = make({ quota: { cpu: 16, loadBalancers: 1 }, containerDefaults: { memoryMib: 512 } });
    expect(only(stack, ResourceQuotaV1)).toMatchObject({
      spec: { hard: { 'requests.cpu': '16', 'requests.memory': '8Gi', 'services.loadbalancers': '1' } },
    });
    expect(only(stack, LimitRangeV1)).toMatchObject({
      spec: { limit: [{ default: { memory: '512Mi' }, default_request: { cpu: '100m', memory: '512Mi' } }] },
    });
  });

  test('everything waits for the namespace', () => {
    const stack = make();
    for (const binding of [ResourceQuotaV1, LimitRangeV1, NetworkPolicyV1]) {
      expect(only(stack, binding)).toMatchObject({
        metadata: { namespace: expect.stringMatching(/^\$\{kubernetes_namespace_v1\..+name\}$/) },
      });
    }
  });
});

describe('mistakes', () => {
  test.each<[string, object, string]>([
    [
      'a name that is no DNS label',
      { name: 'Batch_1' },
      "name: must be 1 to 63 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"Batch_1\"; rename it",
    ],
    [
      'a label key with a space',
      { labels: { 'my tier': 'gold' } },
      "labels.my tier: must be a Kubernetes label key (at most 63 letters, digits, '-', '_', '.'), got \"my tier\"; write it as team or example.com/team",
    ],
    [
      'a label value with a slash',
      { labels: { tier: 'a/b' } },
      "labels.tier: must be a Kubernetes label value (at most 63 letters, digits, '-', '_', '.'), got \"a/b\"; begin and end it with a letter or digit, and replace the rest",
    ],
    [
      'an unknown pod security',
      { podSecurity: 'restrictd' },
      'podSecurity: is not known, got "restrictd"; did you mean \'restricted\'?',
    ],
    ['half a core', { quota: { cpu: 0.5 } }, 'quota.cpu: must be a whole number, got 0.5; give a whole number'],
    [
      'a default beyond the quota',
      { quota: { memoryGib: 1 }, containerDefaults: { memoryMib: 2048 } },
      'containerDefaults.memoryMib: is more than the namespace may take (1 GiB), got 2048; lower it or raise quota.memoryGib',
    ],
  ])('%s', (_, settings, message) => {
    expect(mistakesOf(() => make(settings))).toEqual([`s/jobs.${message}`]);
  });

  test('an id that is no name needs a name', () => {
    expect(mistakesOf(() => make({}, 'Jobs'))).toEqual([
      "s/Jobs.name: must be 1 to 63 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"Jobs\"; rename it",
    ]);
  });
});

testBounds(namespaceSettings, {}, [
  ['podSecurity', ['restricted', 'baseline', 'privileged'], ['none']],
  ['quota.cpu', [1], [0]],
  ['quota.memoryGib', [1], [0]],
  ['quota.pods', [1], [0]],
  ['quota.storageGib', [0], [-1]],
  ['quota.loadBalancers', [0], [-1]],
  ['containerDefaults.cpuMillicores', [1], [0]],
  ['containerDefaults.memoryMib', [4], [3]],
]);

test('a container may ask for all that the namespace may take', () => {
  const asking = (memoryMib: number) =>
    mistakesOf(() => make({ quota: { memoryGib: 1 }, containerDefaults: { memoryMib } }));
  expect(asking(1024)).toEqual([]);
  expect(asking(1025)).toHaveLength(1);
});

test('addresses', () => {
  expect(addresses(make())).toMatchInlineSnapshot(`
    [
      "kubernetes_limit_range_v1.jobs_Limits_2985A637",
      "kubernetes_namespace_v1.jobs_4843572F",
      "kubernetes_network_policy_v1.jobs_DefaultDeny_5AAF25B2",
      "kubernetes_resource_quota_v1.jobs_Quota_C17F037B",
    ]
  `);
});
