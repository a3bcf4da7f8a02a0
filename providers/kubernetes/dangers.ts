import type { KnownDanger } from '../ovh/schema/dangers';

const smaller: KnownDanger = {
  effect: 'replaces',
  attributes: ['spec.resources.requests'],
  when: 'lowered',
  says: 'a claim can only grow in place',
  source:
    'source of hashicorp/kubernetes 2, kubernetes/resource_kubernetes_persistent_volume_claim_v1.go: CustomizeDiff',
};

/** What changes do in a cluster that the schema doesn't say, by resource type. */
export const clusterDangers: { readonly [type: string]: readonly KnownDanger[] } = {
  kubernetes_persistent_volume_claim: [smaller],
  kubernetes_persistent_volume_claim_v1: [smaller],
};
