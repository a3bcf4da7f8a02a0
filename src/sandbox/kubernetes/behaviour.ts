import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { isSet, text, valuesAt } from '../../../providers/ovh/rules/given';
import type { Behaviour, CloudObject, Refusal } from '../../../providers/ovh/schema/behaviour';

const namespaceTypes = ['kubernetes_namespace_v1', 'kubernetes_namespace'] as const;

/** What Kubernetes puts into the metadata of every object. */
const metadata = {
  'metadata.uid': '{$uuid}',
  'metadata.generation': 0,
  'metadata.resource_version': '{$digits5}',
} satisfies Behaviour['computed'];

const refuses: readonly Refusal[] = [
  {
    status: 400,
    says: 'metadata.name is missing; the sandbox makes no names from generate_name',
    source: 'a limit of the sandbox',
    when: ({ now }) => valuesAt(now, 'metadata.name').length === 0,
  },
];

const named: Behaviour = { id: '{metadata.name}', unique: [], computed: metadata, refuses };

const inNamespace: Behaviour = {
  id: '{metadata.namespace}/{metadata.name}',
  unique: [],
  links: { 'metadata.namespace': { to: namespaceTypes } },
  computed: metadata,
  refuses,
};

export const kubernetesObjects: { readonly [type: string]: Behaviour } = {
  kubernetes_namespace: named,
  kubernetes_namespace_v1: named,
  kubernetes_resource_quota_v1: inNamespace,
  kubernetes_limit_range_v1: inNamespace,
  kubernetes_network_policy_v1: inNamespace,
  kubernetes_secret_v1: inNamespace,
  kubernetes_service_account_v1: { ...inNamespace, computed: { ...metadata, default_secret_name: '' } },
  kubernetes_cluster_role_binding_v1: named,
  kubernetes_role_binding_v1: inNamespace,
};

/**
 * A chart without repository is a path. A relative one starts at the folder that Terraform runs in, which it tells no provider: only
 * absolute ones can be checked here.
 */
const missingChart: Refusal = {
  status: 400,
  says: 'could not download chart: path "{chart}" not found, or it has no Chart.yaml',
  source: 'Helm: a chart without repository is a path',
  when: ({ now }) => {
    const chart = text(now['chart']);
    if (isSet(now['repository']) || !isAbsolute(chart)) return false;
    return !existsSync(chart.endsWith('.tgz') ? chart : join(chart, 'Chart.yaml'));
  },
};

/** The namespace that a release was told to make. */
function releaseNamespace({ id, attributes }: CloudObject): readonly CloudObject[] {
  const [name] = valuesAt(attributes, 'namespace');
  const cluster = id.slice(0, id.indexOf('/') + 1);
  if (attributes['create_namespace'] !== true) return [];
  const own = { name: String(name), labels: { name: String(name) } };
  return [{ type: namespaceTypes[0], id: `${cluster}${name}`, attributes: { id: String(name), metadata: [own] } }];
}

export const helmBehaviour: { readonly [type: string]: Behaviour } = {
  helm_release: {
    id: '{namespace}/{name}',
    unique: [],
    links: { namespace: { to: namespaceTypes, unless: 'create_namespace' } },
    computed: {
      id: '{name}',
      version: '0.0.0-sandbox',
      status: 'deployed',
      manifest: null,
      'metadata.name': '{name}',
      'metadata.namespace': '{namespace}',
      'metadata.chart': '{chart}',
      'metadata.version': '{version}',
      'metadata.app_version': '{version}',
      'metadata.first_deployed': 0,
      'metadata.last_deployed': 0,
      'metadata.notes': '',
      'metadata.revision': 1,
      'metadata.values': ({ now }) => JSON.stringify(now['values'] ?? []),
    },
    refuses: [missingChart],
    alsoMakes: releaseNamespace,
  },
};
