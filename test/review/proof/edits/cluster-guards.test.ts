import { describe, expect, test } from 'vitest';
import { first, type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const platform = 'mission-operations-prod-platform-main';

const edit =
  (change: (resource: Json) => void) =>
  ({ stack }: Output): void =>
    stack(platform, ({ resource }) => change(resource));
const remove = (type: string) =>
  edit((resource) => {
    delete resource[type];
  });
const gatesOf = (head: (output: Output) => void, base?: (output: Output) => void): readonly string[] =>
  review({ head, ...(base === undefined ? {} : { base }) }).gates;

const policies = 'kubernetes_network_policy_v1';
const namespaces = 'kubernetes_namespace_v1';
const enforce = 'pod-security.kubernetes.io/enforce';
const specs = (resource: Json): Json[] => Object.values<Json>(resource[policies]).map(({ spec }) => spec);

describe('a guard of the library in a cluster that is taken away', () => {
  test.each<readonly [string, (output: Output) => void]>([
    ['network policies removed', remove(policies)],
    ['quotas removed', remove('kubernetes_resource_quota_v1')],
    ['limits removed', remove('kubernetes_limit_range_v1')],
    [
      'a policy with no instances',
      edit((resource) => {
        first(resource[policies])[1].count = 0;
      }),
    ],
    [
      'a policy of which only Terraform knows if it is there',
      edit((resource) => {
        first(resource[policies])[1].count = '${data.external.x.result.n}';
      }),
    ],
    [
      'everything let in',
      edit((resource) => {
        for (const spec of specs(resource)) spec.ingress = [{}];
      }),
    ],
    [
      'a port let in to every pod',
      edit((resource) => {
        for (const spec of specs(resource)) spec.ingress = [{ ports: [{ port: '22' }] }];
      }),
    ],
    [
      'everybody let in by address',
      edit((resource) => {
        for (const spec of specs(resource)) spec.ingress = [{ from: [{ ip_block: { cidr: '0.0.0.0/0' } }] }];
      }),
    ],
    [
      'every namespace let in',
      edit((resource) => {
        for (const spec of specs(resource)) spec.ingress = [{ from: [{ namespace_selector: {} }] }];
      }),
    ],
    [
      'rules that nobody knows',
      edit((resource) => {
        for (const spec of specs(resource)) spec.ingress = '${data.external.x.result}';
      }),
    ],
    [
      'everything let out',
      edit((resource) => {
        for (const spec of specs(resource)) spec.egress = [{}];
      }),
    ],
    [
      'egress not closed any more',
      edit((resource) => {
        for (const spec of specs(resource)) spec.policy_types = ['Ingress'];
      }),
    ],
    [
      'some pods only',
      edit((resource) => {
        for (const spec of specs(resource)) spec.pod_selector = { match_labels: { app: 'web' } };
      }),
    ],
    [
      'another policy that opens all of it',
      edit((resource) => {
        const [, { metadata }] = first(resource[policies]);
        resource[policies].Open = {
          metadata: { ...metadata, name: 'open' },
          spec: { pod_selector: {}, policy_types: ['Ingress'], ingress: [{}] },
        };
      }),
    ],
    ...['privileged', undefined, '${data.external.x.result.level}'].map(
      (level): readonly [string, (output: Output) => void] => [
        `pod security ${level}`,
        edit((resource) => {
          for (const { metadata } of Object.values<Json>(resource[namespaces])) metadata.labels[enforce] = level;
        }),
      ],
    ),
    [
      'a quota without memory',
      edit((resource) => {
        for (const { spec } of Object.values<Json>(resource.kubernetes_resource_quota_v1))
          delete spec.hard['limits.memory'];
      }),
    ],
    [
      'a range of limits without its defaults',
      edit((resource) => {
        for (const { spec } of Object.values<Json>(resource.kubernetes_limit_range_v1)) delete spec.limit[0].default;
      }),
    ],
  ])('%s', (_, head) => {
    expect(gatesOf(head)).toContain('guard');
  });

  test('also as a manifest', () => {
    const put = (ingress: Json[]) =>
      edit((resource) => {
        resource.kubernetes_manifest = {
          Deny: {
            manifest: {
              apiVersion: 'networking.k8s.io/v1',
              kind: 'NetworkPolicy',
              metadata: { name: 'deny', namespace: 'ci' },
              spec: { podSelector: {}, policyTypes: ['Ingress'], ingress },
            },
          },
        };
      });
    expect(gatesOf(put([{}]), put([]))).toContain('guard');
    expect(gatesOf(remove('kubernetes_manifest'), put([]))).toContain('guard');
    expect(gatesOf(put([{ from: [{ podSelector: {} }] }]), put([]))).not.toContain('guard');
  });
});

describe('no guard is taken away', () => {
  test.each<readonly [string, (output: Output) => void]>([
    [
      'where a namespace goes as a whole',
      edit((resource) => {
        for (const type of [namespaces, policies, 'kubernetes_resource_quota_v1', 'kubernetes_limit_range_v1'])
          delete resource[type];
      }),
    ],
    [
      'by a smaller quota',
      edit((resource) => {
        for (const { spec } of Object.values<Json>(resource.kubernetes_resource_quota_v1)) spec.hard.pods = '5';
      }),
    ],
    [
      'by stricter pod security',
      edit((resource) => {
        for (const { metadata } of Object.values<Json>(resource[namespaces])) metadata.labels[enforce] = 'restricted';
      }),
    ],
    [
      'by traffic from one namespace',
      edit((resource) => {
        for (const spec of specs(resource))
          spec.ingress = [{ from: [{ namespace_selector: { match_labels: { team: 'web' } } }] }];
      }),
    ],
    [
      'by a policy that lets some pods be reached',
      edit((resource) => {
        const [, { metadata }] = first(resource[policies]);
        resource[policies].Web = {
          metadata: { ...metadata, name: 'web' },
          spec: {
            pod_selector: { match_labels: { app: 'web' } },
            policy_types: ['Ingress'],
            ingress: [{ ports: [{ port: '443' }] }],
          },
        };
      }),
    ],
    [
      'by an older name of its type',
      edit((resource) => {
        resource.kubernetes_network_policy = resource[policies];
        delete resource[policies];
      }),
    ],
  ])('%s', (_, head) => {
    expect(gatesOf(head)).not.toContain('guard');
  });

  test('where a policy of some pods goes and that of every pod stays', () => {
    const some = edit((resource) => {
      const [, { metadata }] = first(resource[policies]);
      resource[policies].Web = {
        metadata: { ...metadata, name: 'web' },
        spec: { pod_selector: { match_labels: { app: 'web' } }, policy_types: ['Ingress'] },
      };
    });
    const without = edit((resource) => {
      delete resource[policies].Web;
    });
    expect(gatesOf(without, some)).not.toContain('guard');
  });
});

test('of two policies without a known name each is compared with itself', () => {
  const nameless = edit((resource) => {
    const [, { metadata, spec }] = first(resource[policies]);
    const { name: _, ...unnamed } = metadata;
    resource[policies].One = {
      metadata: { ...unnamed, generate_name: 'a' },
      spec: { pod_selector: { match_labels: { app: 'web' } }, policy_types: ['Ingress'], ingress: [{}] },
    };
    resource[policies].Two = { metadata: { ...unnamed, generate_name: 'a' }, spec };
    resource.kubernetes_namespace_v1.Bare = { metadata: { labels: { x: 'y' } } };
  });
  const touched = edit((resource) => {
    for (const one of ['One', 'Two']) resource[policies][one].metadata.labels = { team: 'web' };
  });
  expect(
    gatesOf((output) => {
      nameless(output);
      touched(output);
    }, nameless),
  ).not.toContain('guard');
});

describe('a role for everybody who reaches the API', () => {
  const bind = (kind: string, name: string, role: string, type = 'kubernetes_role_binding_v1') =>
    edit((resource) => {
      resource[type] = {
        ...resource[type],
        Everybody: {
          metadata: { name: 'x', namespace: 'kube-system' },
          role_ref: { kind: 'ClusterRole', name: role, api_group: 'rbac.authorization.k8s.io' },
          subject: [{ kind, name }],
        },
      };
    });

  test.each([
    ['Group', 'system:unauthenticated'],
    ['Group', 'system:authenticated'],
    ['User', 'system:anonymous'],
  ])('%s %s is as much as every right', (kind, name) => {
    expect(gatesOf(bind(kind, name, 'view'))).toContain('star');
    expect(gatesOf(bind(kind, name, 'view', 'kubernetes_cluster_role_binding_v1'))).toContain('star');
  });

  test('is none where every cluster gives it, or where it is for one team', () => {
    expect(gatesOf(bind('Group', 'system:authenticated', 'system:discovery'))).not.toContain('star');
    expect(gatesOf(bind('Group', 'web', 'view'))).not.toContain('star');
  });
});
