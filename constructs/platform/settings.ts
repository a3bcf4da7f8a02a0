import { z } from 'zod';
import { show } from '../core/messages';
import type { Mistake } from '../core/settings';
import { type Uniqueness, uniquely } from '../core/unique';
import { labels } from '../kubernetes/labels';

/** How much of the cluster a namespace may take. */
export interface NamespaceQuotaSettings {
  /**
   * Sum of the CPU requests.
   *
   * Unit: cores, at least 1.
   * @default 4
   */
  readonly cpu?: number;
  /**
   * Sum of the memory requests, and of the memory limits.
   *
   * Unit: GiB, at least 1.
   * @default 8
   */
  readonly memoryGib?: number;
  /**
   * Number of pods.
   *
   * Unit: pods, at least 1; a node takes 110.
   * @default 50
   */
  readonly pods?: number;
  /**
   * Sum of the volumes' sizes.
   *
   * Unit: GiB.
   * @default 100
   */
  readonly storageGib?: number;
  /**
   * Services of type LoadBalancer. Each is billed, Terraform doesn't know it, and it must go before its subnet can.
   * @default 0
   */
  readonly loadBalancers?: number;
}

/** What a container gets that asks for nothing. */
export interface ContainerDefaultsSettings {
  /**
   * CPU request. There is no CPU limit: it would only slow the container down.
   *
   * Unit: thousandths of a core, at least 1.
   * @default 100
   */
  readonly cpuMillicores?: number;
  /**
   * Memory request and memory limit.
   *
   * Unit: MiB, at least 4.
   * @default 256
   */
  readonly memoryMib?: number;
}

/** A namespace of a cluster. */
export interface NamespaceSettings {
  /**
   * Name in the cluster, a DNS label of at most 63 characters.
   *
   * Change: replaces the namespace and loses everything in it.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Labels beside the one of pod security.
   *
   * Change: in place.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Pod Security Standard that pods must meet.
   *
   * Change: in place; pods that run already stay.
   * @default 'restricted'
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
   */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';
  /**
   * How much of the cluster the namespace may take.
   *
   * Change: in place; what runs already stays.
   * @default - the default of each key
   */
  readonly quota?: NamespaceQuotaSettings;
  /**
   * What a container gets that asks for nothing; without it the quota would refuse such containers.
   *
   * Change: in place, for new pods.
   * @default - the default of each key
   */
  readonly containerDefaults?: ContainerDefaultsSettings;
}

/** Knative Serving: services that scale to zero. */
export interface KnativeServingSettings {
  /**
   * Copies of each part of Knative.
   *
   * Range: 1 to 10; with 1 an update of a node interrupts scaling from zero.
   * Change: in place.
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Where services can be reached from: the private network, or also the internet.
   *
   * Change: replaces the load balancer and its address.
   * Cost: one load balancer; `public` adds a floating IP and, where the subnet has no gateway, one of size S.
   * @default 'private'
   */
  readonly exposure?: 'private' | 'public';
  /**
   * Domain that services get their names in, such as `apps.example.com`. The DNS record `*.apps.example.com` is yours to
   * make.
   *
   * Change: in place; every service changes its address.
   * @default - Knative's own `svc.cluster.local`, which only pods can resolve
   */
  readonly domain?: string;
}

/** Argo Rollouts: canary and blue-green deployments. */
export interface ArgoRolloutsSettings {
  /**
   * Copies of the controller.
   *
   * Range: 1 to 5; one works, the others wait.
   * Change: in place.
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Install the dashboard. It has no login of its own.
   *
   * Change: in place.
   * @default false
   */
  readonly dashboard?: boolean;
}

/** DNS label of Kubernetes, outside the prefix that Kubernetes keeps for itself. */
export const namespaceName = z
  .string()
  .regex(/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/, {
    error: ({ input }) =>
      `must be 1 to 63 of a-z, 0-9 and '-', start with a letter and not end with '-', got ${show(input)}; rename it`,
  })
  .refine((name) => !name.startsWith('kube-'), {
    error: ({ input }) =>
      `must not start with 'kube-', which Kubernetes keeps for itself, got ${show(input)}; rename it`,
  });

/** The label by which Kubernetes takes the standard of pod security. */
export const podSecurityLabel = 'pod-security.kubernetes.io/enforce';

export const namespaceUniqueness: Uniqueness = { of: 'namespace', within: 'cluster', taken: ['default'] };

/** Namespaces that the parts of a platform are installed in. */
export const platformNamespaces = {
  knative: { operator: 'knative-operator', serving: 'knative-serving' },
  argoRollouts: { controller: 'argo-rollouts' },
} as const;

export const namespaceSettings = z
  .strictObject({
    name: uniquely(namespaceName, namespaceUniqueness).optional(),
    labels: labels.default({}),
    podSecurity: z.enum(['restricted', 'baseline', 'privileged']).default('restricted'),
    quota: z
      .strictObject({
        cpu: z.int().min(1).default(4),
        memoryGib: z.int().min(1).default(8),
        pods: z.int().min(1).default(50),
        storageGib: z.int().min(0).default(100),
        loadBalancers: z.int().min(0).default(0),
      })
      .readonly()
      .prefault({}),
    containerDefaults: z
      .strictObject({
        cpuMillicores: z.int().min(1).default(100),
        memoryMib: z.int().min(4).default(256),
      })
      .readonly()
      .prefault({}),
  })
  .readonly();

export const knativeServingSettings = z
  .strictObject({
    replicas: z.int().min(1).max(10).default(2),
    exposure: z.enum(['private', 'public']).default('private'),
    domain: z
      .string()
      .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, {
        error: ({ input }) => `must be a domain, got ${show(input)}; write one such as apps.example.com`,
      })
      .optional(),
  })
  .readonly();

export const argoRolloutsSettings = z
  .strictObject({
    replicas: z.int().min(1).max(5).default(2),
    dashboard: z.boolean().default(false),
  })
  .readonly();

/** Mistakes between the settings of a namespace. */
export function namespaceMistakes({
  labels = {},
  quota = {},
  containerDefaults = {},
}: NamespaceSettings): readonly Mistake[] {
  const standard = labels[podSecurityLabel];
  const set: readonly Mistake[] =
    standard === undefined
      ? []
      : [
          {
            path: ['labels', podSecurityLabel],
            text: `is what podSecurity sets, got ${show(standard)}; say podSecurity`,
          },
        ];
  const { memoryGib } = quota;
  const { memoryMib } = containerDefaults;
  if (memoryGib === undefined || memoryMib === undefined || memoryMib <= memoryGib * 1024) return set;
  const text = `is more than the namespace may take (${memoryGib} GiB), got ${show(memoryMib)}; lower it or raise quota.memoryGib`;
  return [...set, { path: ['containerDefaults', 'memoryMib'], text }];
}
