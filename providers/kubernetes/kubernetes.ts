import { type Attributes, type BlockNotation, block, type TypeSchema } from '../ovh/schema/notation';

/** The types of hashicorp/kubernetes 2.38 that a platform stack uses. */
const identity: Attributes = {
  annotations: 'map(string) optional',
  labels: 'map(string) optional',
  name: 'string optional computed force-new',
  generation: 'number computed',
  resource_version: 'string computed',
  uid: 'string computed',
};

const generated: Attributes = { generate_name: 'string optional force-new' };
const namespaced: Attributes = { ...identity, ...generated, namespace: 'string optional force-new default=default' };

const one = (attributes: Attributes): BlockNotation => block('list', 'min=1 max=1', attributes);
const optionalOne = (attributes: Attributes): BlockNotation => block('list', 'optional max=1', attributes);

const object = (attributes: Attributes, timeouts?: TypeSchema['timeouts']): TypeSchema => ({
  importId: '{id}',
  attributes: { id: 'string optional computed', ...attributes },
  ...(timeouts === undefined ? {} : { timeouts }),
});

const selector: Attributes = {
  match_labels: 'map(string) optional',
  match_expressions: block('list', 'optional', {
    key: 'string optional',
    operator: 'string optional',
    values: 'set(string) optional',
  }),
};

const ports = block('list', 'optional', {
  end_port: 'number optional',
  port: 'string optional',
  protocol: 'string optional default=TCP',
});

const peers = block('list', 'optional', {
  ip_block: optionalOne({ cidr: 'string optional', except: 'list(string) optional' }),
  namespace_selector: optionalOne(selector),
  pod_selector: optionalOne(selector),
});

const binding: Attributes = {
  role_ref: block('list', 'min=1 max=1 force-new', {
    api_group: 'string required',
    kind: 'string required',
    name: 'string required',
  }),
  subject: block('list', 'min=1', {
    api_group: 'string optional computed',
    kind: 'string required',
    name: 'string required',
    namespace: 'string optional default=default',
  }),
};

const named = block('set', 'optional', { name: 'string optional' });

const namespace: TypeSchema = {
  ...object(
    { metadata: one({ ...identity, ...generated }), wait_for_default_service_account: 'bool optional' },
    { delete: '5m' },
  ),
  replacementLoses: 'every workload, secret and claim of a volume in it',
};

export const kubernetesResources: { readonly [type: string]: TypeSchema } = {
  kubernetes_namespace: { ...namespace, deprecated: true },
  kubernetes_namespace_v1: namespace,
  kubernetes_resource_quota_v1: object(
    {
      metadata: one(namespaced),
      spec: optionalOne({
        hard: 'map(string) optional',
        scopes: 'set(string) optional force-new',
        scope_selector: optionalOne({
          match_expression: block('list', 'optional', {
            operator: 'string required',
            scope_name: 'string required',
            values: 'set(string) optional',
          }),
        }),
      }),
    },
    { create: '1m', update: '1m' },
  ),
  kubernetes_limit_range_v1: object({
    metadata: one(namespaced),
    spec: optionalOne({
      limit: block('list', 'optional', {
        default: 'map(string) optional',
        default_request: 'map(string) optional computed',
        max: 'map(string) optional',
        max_limit_request_ratio: 'map(string) optional',
        min: 'map(string) optional',
        type: 'string optional',
      }),
    }),
  }),
  kubernetes_network_policy_v1: object({
    metadata: one(namespaced),
    spec: one({
      policy_types: 'list(string) required',
      egress: block('list', 'optional', { ports, to: peers }),
      ingress: block('list', 'optional', { ports, from: peers }),
      pod_selector: one(selector),
    }),
  }),
  kubernetes_secret_v1: object(
    {
      binary_data: 'map(string) optional sensitive',
      data: 'map(string) optional sensitive',
      immutable: 'bool optional',
      type: 'string optional force-new default=Opaque',
      wait_for_service_account_token: 'bool optional default=true',
      metadata: one(namespaced),
    },
    { create: '1m' },
  ),
  kubernetes_service_account_v1: object(
    {
      automount_service_account_token: 'bool optional default=true',
      default_secret_name: 'string computed deprecated',
      image_pull_secret: named,
      secret: named,
      metadata: one(namespaced),
    },
    { create: '30s' },
  ),
  kubernetes_cluster_role_binding_v1: object({ metadata: one(identity), ...binding }),
  kubernetes_role_binding_v1: object({
    metadata: one({ ...identity, namespace: 'string optional force-new default=default' }),
    ...binding,
  }),
};
