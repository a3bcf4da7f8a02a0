import { type Attributes, block, nested, type TypeSchema } from '../ovh/schema/notation';

const one = (attributes: Attributes) => block('list', 'min=1 max=1', attributes);

const metadata = one({
  name: 'string optional computed force-new',
  generate_name: 'string optional force-new',
  namespace: 'string optional force-new default=default',
});

const claim: TypeSchema = {
  replacementLoses: 'what is on its volume, unless the class of the volume keeps it',
  attributes: {
    metadata,
    spec: one({
      access_modes: 'set(string) required force-new',
      selector: block('list', 'optional max=1 force-new', { match_labels: 'map(string) optional force-new' }),
      storage_class_name: 'string optional computed force-new',
      volume_mode: 'string optional computed force-new',
      volume_name: 'string optional computed force-new',
      resources: one({ limits: 'map(string) optional force-new', requests: 'map(string) optional' }),
    }),
  },
};

const volume: TypeSchema = {
  replacementLoses: 'what is on it, unless its reclaim policy keeps it',
  keptBy: { path: ['spec', 'persistent_volume_reclaim_policy'], value: 'Retain' },
  attributes: {
    metadata: one({ name: 'string optional computed force-new' }),
    spec: block('list', 'min=1', {
      persistent_volume_reclaim_policy: 'string optional default=Retain',
      // any change of it replaces the volume, in the provider's code
      persistent_volume_source: block('list', 'min=1 max=1 force-new', {}),
      volume_mode: 'string optional force-new default=Filesystem',
    }),
  },
};

const statefulSet: TypeSchema = {
  attributes: {
    metadata,
    spec: one({
      pod_management_policy: 'string optional computed force-new',
      revision_history_limit: 'number optional computed force-new',
      service_name: 'string required force-new',
      selector: block('list', 'min=1 max=1 force-new', { match_labels: 'map(string) optional force-new' }),
      volume_claim_template: block('list', 'optional force-new', {}),
    }),
  },
};

/**
 * An object of any kind, also of one that holds data. What tells it from another one replaces it, the namespace of those that are in one
 * (read in `manifest/provider/plan.go`). Only the cluster knows that a custom resource has no schema: each change replaces such a one.
 */
const manifest: TypeSchema = {
  attributes: {
    manifest: nested('single', 'required', {
      apiVersion: 'string required force-new',
      kind: 'string required force-new',
      metadata: nested('single', 'required', {
        name: 'string optional force-new',
        namespace: 'string optional force-new',
      }),
    }),
  },
};

/**
 * What of hashicorp/kubernetes 2 holds data, as far as it says what replaces it (read in the provider's source: the schemas of the claim,
 * of the volume and of the set, and `CustomizeDiff` of the first two): nobody but the review and the deployment read this. Attributes that
 * are not here change in place.
 */
export const volumeResources: { readonly [type: string]: TypeSchema } = {
  kubernetes_manifest: manifest,
  kubernetes_persistent_volume_claim: claim,
  kubernetes_persistent_volume_claim_v1: claim,
  kubernetes_persistent_volume: volume,
  kubernetes_persistent_volume_v1: volume,
  kubernetes_stateful_set: statefulSet,
  kubernetes_stateful_set_v1: statefulSet,
};
