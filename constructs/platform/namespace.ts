import { Construct } from 'constructs';
import { attributesFrom, madeFrom } from '../core/origin';
import { type Mistake, parseSettings } from '../core/settings';
import { bindings } from './bindings';
import {
  type NamespaceSettings,
  namespaceMistakes,
  namespaceName,
  namespaceSettings,
  podSecurityLabel,
} from './settings';

/** What others need of a namespace. */
export interface INamespace {
  readonly namespaceName: string;
}

/**
 * A namespace of a cluster, fenced in.
 *
 * Makes: `kubernetes_namespace_v1`, `kubernetes_resource_quota_v1`, `kubernetes_limit_range_v1`,
 * `kubernetes_network_policy_v1`.
 * Cost: none.
 * Secure defaults: pods must be unprivileged; no traffic in; none out but DNS, until further network policies allow it;
 * no load balancer; limited CPU, memory, pods and volumes.
 */
export class Namespace extends Construct implements INamespace {
  readonly namespaceName: string;

  constructor(scope: Construct, id: string, props: NamespaceSettings = {}) {
    super(scope, id);
    const { name, labels, podSecurity, quota, containerDefaults } = parseSettings(
      namespaceSettings,
      props,
      this,
      (settings) => [...namespaceMistakes(settings), ...(settings.name === undefined ? idMistakes(id) : [])],
    );
    const resource = new bindings.NamespaceV1(this, 'Resource', {
      metadata: {
        name: name ?? id,
        labels: { ...labels, [podSecurityLabel]: podSecurity },
      },
    });
    this.namespaceName = resource.metadata.name;
    const metadata = { name: 'default', namespace: this.namespaceName };

    const limits = new bindings.ResourceQuotaV1(this, 'Quota', {
      metadata,
      spec: {
        hard: {
          'limits.memory': `${quota.memoryGib}Gi`,
          pods: `${quota.pods}`,
          'requests.cpu': `${quota.cpu}`,
          'requests.memory': `${quota.memoryGib}Gi`,
          'requests.storage': `${quota.storageGib}Gi`,
          'services.loadbalancers': `${quota.loadBalancers}`,
        },
      },
    });
    const memory = `${containerDefaults.memoryMib}Mi`;
    const defaults = new bindings.LimitRangeV1(this, 'Limits', {
      metadata,
      spec: {
        limit: [
          {
            type: 'Container',
            default: { memory },
            defaultRequest: { cpu: `${containerDefaults.cpuMillicores}m`, memory },
          },
        ],
      },
    });
    new bindings.NetworkPolicyV1(this, 'DefaultDeny', {
      metadata: { name: 'default-deny', namespace: this.namespaceName },
      spec: {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        egress: [
          {
            to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
            ports: [
              { port: '53', protocol: 'UDP' },
              { port: '53', protocol: 'TCP' },
            ],
          },
        ],
      },
    });
    madeFrom(limits, 'quota');
    madeFrom(defaults, 'containerDefaults');
    attributesFrom(this, {
      'metadata.name': 'name',
      'metadata.labels': 'labels',
      [`metadata.labels["${podSecurityLabel}"]`]: 'podSecurity',
    });
  }
}

const idMistakes = (id: string): readonly Mistake[] =>
  (namespaceName.safeParse(id).error?.issues ?? []).map(({ message }) => ({ path: ['name'], text: message }));
