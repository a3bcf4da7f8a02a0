import { createRequire } from 'node:module';

/**
 * Bindings of the Kubernetes and Helm providers, loaded when the first platform stack is made: the two packages are
 * optional, and whoever runs no cluster shouldn't wait for them.
 */
export const bindings = {
  get HelmProvider(): typeof import('@cdktf/provider-helm/lib/provider').HelmProvider {
    return load('helm', 'provider').HelmProvider;
  },
  get Release(): typeof import('@cdktf/provider-helm/lib/release').Release {
    return load('helm', 'release').Release;
  },
  get KubernetesProvider(): typeof import('@cdktf/provider-kubernetes/lib/provider').KubernetesProvider {
    return load('kubernetes', 'provider').KubernetesProvider;
  },
  get LimitRangeV1(): typeof import('@cdktf/provider-kubernetes/lib/limit-range-v1').LimitRangeV1 {
    return load('kubernetes', 'limit-range-v1').LimitRangeV1;
  },
  get NamespaceV1(): typeof import('@cdktf/provider-kubernetes/lib/namespace-v1').NamespaceV1 {
    return load('kubernetes', 'namespace-v1').NamespaceV1;
  },
  get NetworkPolicyV1(): typeof import('@cdktf/provider-kubernetes/lib/network-policy-v1').NetworkPolicyV1 {
    return load('kubernetes', 'network-policy-v1').NetworkPolicyV1;
  },
  get ResourceQuotaV1(): typeof import('@cdktf/provider-kubernetes/lib/resource-quota-v1').ResourceQuotaV1 {
    return load('kubernetes', 'resource-quota-v1').ResourceQuotaV1;
  },
};

const requireHere = createRequire(__filename);

function load(provider: 'helm' | 'kubernetes', resource: string) {
  const name = `@cdktf/provider-${provider}`;
  try {
    return requireHere(`${name}/lib/${resource}`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    throw new Error(
      `what runs inside a cluster needs the package ${name}, which is not installed: npm install ${name}`,
    );
  }
}
