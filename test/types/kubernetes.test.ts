import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { KubernetesApiAccessSettings, kubernetesApiAccessSettings } from '../../constructs/kubernetes/api-access';
import type { IKubernetesCluster } from '../../constructs/kubernetes/cluster';
import type { ManagedKubernetes } from '../../constructs/kubernetes/managed-kubernetes';
import type { NodePoolSettings, nodePoolSettings } from '../../constructs/kubernetes/node-pool';
import type { KubernetesOidcSettings, kubernetesOidcSettings } from '../../constructs/kubernetes/oidc';
import type { ManagedKubernetesSettings, managedKubernetesSettings } from '../../constructs/kubernetes/settings';

test('schemas and interfaces of Managed Kubernetes say the same', () => {
  expectTypeOf<z.input<typeof managedKubernetesSettings>>().toEqualTypeOf<ManagedKubernetesSettings>();
  expectTypeOf<z.input<typeof kubernetesApiAccessSettings>>().toEqualTypeOf<KubernetesApiAccessSettings>();
  expectTypeOf<z.input<typeof nodePoolSettings>>().toEqualTypeOf<NodePoolSettings>();
  expectTypeOf<z.input<typeof kubernetesOidcSettings>>().toEqualTypeOf<KubernetesOidcSettings>();
});

test('what others need of a cluster is what a cluster is', () => {
  expectTypeOf<ManagedKubernetes>().toExtend<IKubernetesCluster>();
});
