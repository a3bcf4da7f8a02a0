/**
 * Minor versions of Kubernetes that OVHcloud offers, oldest first.
 *
 * @see https://docs.ovhcloud.com/en/guides/public-cloud/containers-orchestration/managed-kubernetes/plugins-software-versions-reserved-resources
 *   (April 2026)
 */
export const kubernetesVersions = ['1.31', '1.32', '1.33', '1.34', '1.35'] as const;

/** Minor version of Kubernetes that the library knows. */
export type KubernetesVersion = (typeof kubernetesVersions)[number];
